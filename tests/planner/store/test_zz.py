"""What can be read of a damaged, cut, newer or foreign file comes into a new, sound one."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import FestivalHeld, NotAFestival, UserError
from planner.model import Film, Plan, Programme, ProgrammeKind, Screening
from planner.store import list_backups, salvage, verify
from planner.store.pages import Pages
from planner.store.salvage import Salvaged
from tests.build import FestivalBuilder, document_of, plain
from tests.harness.hot_journal import hot_journal
from tests.planner.store.test_old_files import FIRST as OLD

PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A festival of sixty films, half of them placed, with a history that is partly undone."""
    path = tmp_path_factory.mktemp("whole") / "whole.marquee"
    builder = FestivalBuilder(screens=3, days=4)
    for number in range(60):
        film = builder.film(f"Film {number}", 80 + number, synopsis="Long. " * 60)
        if number % 2:
            builder.screening(film, f"{9 + number % 12:02d}:00", number % 3, number // 2 % 4)
    with document_of(builder.festival, path) as document:
        for number in range(20):
            document.run(AddFilm(f"Later {number}", 6000))
        document.undo()
        document.undo()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    path = tmp_path / "festival.marquee"
    path.write_bytes(whole)
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "new.marquee"


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA legacy_alter_table=ON")
        for sql in statements:
            connection.execute(sql)


def without_pages(data: bytes, *numbers: int) -> bytes:
    """The file with zeros in place of these pages, counted from 1."""
    spoilt = bytearray(data)
    for number in numbers:
        spoilt[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    return bytes(spoilt)


def pages_of(data: bytes, table: str) -> tuple[int, list[int]]:
    """The first page of a table and, where it has several, those below it."""
    rows = Pages(data).table(1).rows
    (root,) = (row.values[3] for row in rows if row.values[:2] == ("table", table))
    assert isinstance(root, int)
    return root, below(data, root)


def below(data: bytes, number: int) -> list[int]:
    """The pages below one that is no leaf."""
    page = data[(number - 1) * PAGE : number * PAGE]
    head = 100 if number == 1 else 0
    if page[head] == 13:
        return []
    places = [head + 12 + 2 * n for n in range(int.from_bytes(page[head + 3 : head + 5]))]
    cells = [int.from_bytes(page[place : place + 2]) for place in places]
    return [
        *(int.from_bytes(page[at : at + 4]) for at in cells),
        int.from_bytes(page[head + 8 : head + 12]),
    ]


def salvaged(path: Path, out: Path) -> Salvaged:
    """Salvage it, and see that the new file is sound and works to its first step and back."""
    before = path.read_bytes()
    found = salvage(path, out)
    assert path.read_bytes() == before
    assert verify(out) == []
    with Document.open(out) as document:
        while document.undo_title is not None:
            document.undo()
        document.flush()
        while document.redo_title is not None:
            document.redo()
    return found


def reasons(found: Salvaged) -> str:
    return "\n".join(f"{left.table} {left.row}: {left.reason}" for left in found.left_out)


# -- damage -------------------------------------------------------------------------------------


def test_a_sound_file_comes_over_whole(path: Path, out: Path) -> None:
    found = salvage(path, out)
    assert (found.left_out, found.notes) == ((), ())
    with Document.open(path) as before, Document.open(out) as after:
        assert plain(after.festival) == plain(before.festival)
        assert [step.title for step in after.history()] == [s.title for s in before.history()]
        assert (after.undo_title, after.redo_title) == (before.undo_title, before.redo_title)
        assert after._store.names.uuid == before._store.names.uuid
        assert after._store.names.copy != before._store.names.copy
    assert str(found).startswith("78 films, 30 screenings and 21 steps of the history are in")


def test_films_whose_pages_are_spoilt_are_found_in_the_history(
    path: Path, out: Path, whole: bytes
) -> None:
    _root, leaves = pages_of(whole, "film")
    path.write_bytes(without_pages(whole, *leaves[1:3]))
    found = salvaged(path, out)
    assert found.rows["film"] == 78
    assert "film page" in reasons(found)
    assert any("was found in the history only" in note for note in found.notes)


def test_where_the_history_is_lost_too_the_rest_of_the_films_stays(
    path: Path, out: Path, whole: bytes
) -> None:
    _root, leaves = pages_of(whole, "film")
    run_sql(path, "DELETE FROM journal")
    data = path.read_bytes()
    path.write_bytes(without_pages(data, leaves[1]))
    found = salvaged(path, out)
    assert 60 < found.rows["film"] < 78
    assert found.rows["screening"] == 30  # those of lost films stay, too
    assert any("lost its films and is an event now" in note for note in found.notes)
    assert "programme_film" in reasons(found)
    with Document.open(out) as document:
        assert [step.title for step in document.history()] == ["Salvage"]


def test_films_below_a_spoilt_page_are_found_though_nothing_leads_there(
    path: Path, out: Path, whole: bytes
) -> None:
    root, leaves = pages_of(whole, "film")
    assert len(leaves) > 3
    run_sql(path, "DELETE FROM journal")
    path.write_bytes(without_pages(path.read_bytes(), root))
    found = salvaged(path, out)
    assert found.rows["film"] == 78
    assert any("pages that nothing leads to" in note for note in found.notes)


def test_a_removed_film_does_not_come_back_with_its_old_page(
    path: Path, out: Path, whole: bytes
) -> None:
    root, _leaves = pages_of(whole, "film")
    path.write_bytes(without_pages(whole, root))
    found = salvage(path, out)
    assert found.rows["film"] == 78
    with Document.open(out) as document:
        titles = {film.title for film in document.festival.films.values()}
    assert not titles & {"Later 18", "Later 19"}  # they were undone


def test_only_the_beginning_of_the_list_of_tables_is_not_needed(
    path: Path, out: Path, whole: bytes
) -> None:
    path.write_bytes(without_pages(whole, 1))
    found = salvaged(path, out)
    assert (found.rows["film"], found.left_out, found.notes) == (78, (), ())


def test_without_its_list_of_tables_a_backup_says_where_they_are(
    path: Path, out: Path, whole: bytes
) -> None:
    Document.open(path).close()
    (backup,) = list_backups(path)
    path.write_bytes(without_pages(path.read_bytes(), 1, *below(whole, 1)))
    found = salvaged(path, out)
    assert (found.rows["film"], found.left_out) == (78, ())
    assert any(f"that of the backup of {backup.when} was used" in note for note in found.notes)


def test_without_any_backup_a_new_file_says_where_they_are(
    path: Path, out: Path, whole: bytes
) -> None:
    path.write_bytes(without_pages(whole, 1, *below(whole, 1)))
    found = salvaged(path, out)
    assert found.rows["film"] == 78
    assert any("that of a new file was used" in note for note in found.notes)


def test_a_cut_file_gives_what_stands_before_the_cut(path: Path, out: Path, whole: bytes) -> None:
    for part in range(4, 10):
        path.write_bytes(whole[: len(whole) * part // 10])
        salvaged(path, out)
        out.unlink()


def test_what_a_crash_left_half_written_is_rolled_back(
    path: Path, out: Path, whole: bytes, tmp_path: Path
) -> None:
    path.with_name(path.name + "-journal").write_bytes(hot_journal(whole, tmp_path))
    path.write_bytes(without_pages(whole, pages_of(whole, "film")[1][0]))
    found = salvaged(path, out)
    assert (found.rows["film"], found.left_out) == (78, ())  # the journal has that very page
    assert path.with_name(path.name + "-journal").exists()


def test_whatever_is_flipped_the_new_file_is_sound(path: Path, out: Path, whole: bytes) -> None:
    for number in range(40, 240):
        chance = random.Random(number)
        data = bytearray(whole)
        for _wound in range(chance.choice((1, 30, 400, 4000))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        salvaged(path, out)
        out.unlink()


@pytest.mark.parametrize(
    "content",
    [b"", b"SQLite format 3\0", b"\x89PNG" + bytes(100_000), b"Still Life;111\n" * 9000],
)
def test_what_holds_nothing_of_a_festival_is_said_to(path: Path, out: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotAFestival, match=str(path)):
        salvage(path, out)
    assert not out.exists()


# -- what must not happen -----------------------------------------------------------------------


def test_nothing_is_written_over(path: Path, out: Path) -> None:
    out.write_text("mine")
    with pytest.raises(UserError, match="exists already"):
        salvage(path, out)
    assert out.read_text() == "mine"
    with pytest.raises(UserError, match="exists already"):
        salvage(path, path)


def test_what_somebody_works_on_is_left_alone(path: Path, out: Path) -> None:
    with Document.open(path), pytest.raises(FestivalHeld):
        salvage(path, out)
    assert not out.exists()


def test_without_room_for_the_new_file_nothing_is_left(path: Path, out: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        salvage(path, out.parent / "nowhere" / out.name)


# -- rows that are no rows ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("UPDATE film SET year=7", "Year: 7 is too small"),
        ("UPDATE screening SET start=1<<60", "Starts cannot be"),
        ("UPDATE film SET title=CAST(x'ff41' AS TEXT)", "Title: some letters cannot be read"),
        ("UPDATE film SET title='a' || char(0) || 'b'", "Title: some letters cannot be read"),
        ("UPDATE film SET section_id=77", "Its section is lost"),
        ("DELETE FROM language", ""),
        ("UPDATE journal SET changes='[' WHERE parent IS NOT NULL", "can no longer be read"),
        ("INSERT INTO credit VALUES (1, 1, '', 99, 0, '', 'Nobody')", "Its film is lost"),
    ],
)
def test_what_a_column_cannot_hold_is_left_out_and_said(
    path: Path, out: Path, sql: str, reason: str
) -> None:
    run_sql(path, sql)
    found = salvaged(path, out)
    assert found.rows["film"] == 78
    assert reason in reasons(found)


@pytest.mark.parametrize(
    ("sql", "note"),
    [
        ("DELETE FROM edition", "festival’s own row was lost"),
        ("UPDATE edition SET last_day=first_day-1", "days of the festival were lost"),
        ("UPDATE edition SET first_day=0", "days of the festival were lost"),
        ("UPDATE edition SET zone='Nowhere'", "time zone was lost"),
        ("UPDATE edition SET code_pattern='{'", "pattern of the codes was lost"),
        ("DELETE FROM plan", "stands for one that was lost"),
        ("DELETE FROM plan", "plan"),
        ("DELETE FROM screen", "“Lost screen 1” stands for one that was lost"),
        ("DELETE FROM venue", "“Lost venue 1” stands for one that was lost"),
        ("DELETE FROM programme", "“Lost programme 1” stands for one that was lost"),
    ],
)
def test_what_everything_stands_on_is_made_up_and_said(
    path: Path, out: Path, sql: str, note: str
) -> None:
    run_sql(path, sql, "DELETE FROM journal")
    found = salvaged(path, out)
    assert any(note in said for said in found.notes)
    assert found.rows["screening"] == 30
    assert found.rows["edition"] == 1
    assert found.rows["plan"] >= 1


def test_a_lost_edition_has_the_days_of_its_screenings(path: Path, out: Path) -> None:
    with Document.open(path) as document:
        days = (document.festival.edition.first_day, document.festival.edition.last_day)
    run_sql(path, "DELETE FROM edition", "DELETE FROM journal")
    run_sql(path, "UPDATE screening SET start=9 WHERE id=(SELECT min(id) FROM screening)")
    salvaged(path, out)
    with Document.open(out) as document:
        edition = document.festival.edition
        assert (edition.first_day, edition.last_day) == days
        assert edition.name == "festival"


def test_a_lost_step_ends_the_history_where_undo_could_not_go_on(path: Path, out: Path) -> None:
    with Document.open(path) as document:
        tenth = document.history()[9].id
    run_sql(path, f"UPDATE journal SET changes='[' WHERE id={tenth}")
    found = salvaged(path, out)
    assert found.steps == 11
    with Document.open(out) as document:
        assert len(document.history()) == 11
        assert document.undo_title == "Add film"


def test_without_a_place_in_the_history_it_is_the_newest_step(path: Path, out: Path) -> None:
    run_sql(path, "DELETE FROM meta")
    found = salvaged(path, out)
    assert found.steps == 21


# -- newer and foreign files --------------------------------------------------------------------


def test_a_newer_file_comes_over_by_the_names_of_its_columns(path: Path, out: Path) -> None:
    run_sql(
        path,
        "ALTER TABLE film ADD COLUMN smell TEXT",
        "CREATE TABLE smell (id INTEGER PRIMARY KEY, name TEXT)",
        "INSERT INTO smell VALUES (1, 'roses')",
        "PRAGMA user_version=7003",
    )
    with pytest.raises(UserError):
        Document.open(path)
    found = salvaged(path, out)
    assert found.rows["film"] == 78
    assert reasons(found) == "smell 1 rows: Marquee knows no such table."


def test_an_old_file_comes_over(out: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.marquee"
    shutil.copy(OLD, path)
    found = salvage(path, out)
    assert (found.left_out, found.notes) == ((), ())
    with Document.open(path) as migrated, Document.open(out) as after:
        assert plain(after.festival) == plain(migrated.festival)


def test_a_database_of_another_program_gives_what_is_called_as_in_a_festival(
    path: Path, out: Path
) -> None:
    path.unlink()
    run_sql(
        path,
        "CREATE TABLE Film (x)",
        "CREATE TABLE screening (id INTEGER PRIMARY KEY, start, programme_id, screen_id, plan_id)",
        "CREATE TABLE programme (title, id)",
        "INSERT INTO programme VALUES ('Opening', 5)",
        "INSERT INTO programme VALUES ('Nameless', 'x')",
        "INSERT INTO screening VALUES (1, '14133690', 5.0, 6, 7)",
    )
    found = salvaged(path, out)
    with Document.open(out) as document:
        festival = document.festival
        (screening,) = festival.rows(Screening).values()
        assert screening.start == 14133690
        assert festival.title(screening.programme_id) == "Opening"
        assert festival.rows(Programme)[5].kind is ProgrammeKind.EVENT
        assert 7 in festival.rows(Plan)
    assert "Id cannot be “x”" in reasons(found)


HARM = (
    "CREATE TRIGGER spy AFTER INSERT ON film BEGIN UPDATE film SET title='owned'; END",
    "CREATE VIEW peep AS SELECT * FROM film",
    "CREATE INDEX spied ON film (length(hex(zeroblob(100))))",
)


@pytest.mark.parametrize(
    ("make", "films"),
    [
        (lambda path: run_sql(path, *HARM), 78),
        (lambda path: run_sql(path, "DROP TABLE meta", endless("meta")), 78),
        (lambda path: run_sql(path, "DROP TABLE venue", endless("venue")), 78),
        (
            lambda path: run_sql(
                path,
                "PRAGMA writable_schema=ON",
                "UPDATE sqlite_master SET sql='CREATE TABLE film AS ' || "
                "substr(sql, 1, 0) || 'SELECT 1' WHERE name='film'",
            ),
            78,
        ),
        (
            lambda path: run_sql(
                path,
                "PRAGMA writable_schema=ON",
                "UPDATE sqlite_master SET sql=replace(sql, 'title TEXT', "
                "'spy TEXT AS (hex(zeroblob(900000000))), title TEXT') WHERE name='film'",
            ),
            78,
        ),
    ],
)
def test_nothing_in_the_file_is_run_or_taken_over(
    path: Path, out: Path, make: Callable[[Path], None], films: int
) -> None:
    make(path)
    found = salvaged(path, out)
    assert found.rows["film"] == films
    with closing(sqlite3.connect(out)) as connection:
        kinds = {kind for (kind,) in connection.execute("SELECT type FROM sqlite_master")}
        assert kinds == {"table", "index"}
        titles = connection.execute("SELECT title FROM film").fetchall()
        assert ("owned",) not in titles
    with Document.open(out) as document:
        document.run(AddFilm("After all", 5400))
        document.flush()
        assert {film.title for film in document.festival.rows(Film).values()} >= {"After all"}


def endless(table: str) -> str:
    return (
        f"CREATE VIEW {table} AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r) "
        "SELECT n AS id FROM r WHERE n < 0"
    )
