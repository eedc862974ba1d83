"""Backups: made when they should be, sound, thinned, and never in the way of an edit."""

from __future__ import annotations

import gzip
import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit import Edit, Together
from planner.edit.programmes import AddFilm, RemoveFilm
from planner.edit.screenings import Unschedule
from planner.exchange import plan_import
from planner.store import list_backups
from planner.store.backing_up import SECONDS_BETWEEN, Unsound, keep_content
from planner.store.backups import MIGRATION, SUFFIX, Backup, folder_of, newest_of_copy, note_of
from planner.store.folders import data_folder
from planner.store.names import Names
from planner.store.reading import opened_backup
from planner.store.thinning import DAILY, MONTHLY, NEWEST, WEEKLY, kept
from tests.build import document_of, many_screenings, plain, start_festival, the_film

NAMES = Names("5c1e11ab-0000-4000-8000-000000000000", "5c1e11ab-0000-4000-8000-000000000001")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "festival.marquee"
    document_of(many_screenings(30), path).close()
    return path


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    with Document.open(path) as document:
        yield document


def made(document: Document) -> tuple[Backup, ...]:
    """All backups, once those on their way are there; the newest first."""
    document._store.wait()
    backups = document._store._opened.backups
    assert backups is not None
    backups.wait()
    return document.backups()


def titles(backup: Backup) -> set[str]:
    """The films in a backup."""
    with opened_backup(backup) as file, file.connection.begin():
        return set(file.connection.exec_driver_sql("SELECT title FROM film").scalars())


def let_time_pass(document: Document) -> None:
    """Half an hour later the pulse looks whether anything is due."""
    backups = document._store._opened.backups
    assert backups is not None
    backups.due_at -= SECONDS_BETWEEN
    document._store._ask(document._store._tick)


# -- when ---------------------------------------------------------------------------------------


def test_one_is_made_at_opening_and_says_what_is_in_it(document: Document, path: Path) -> None:
    (backup,) = made(document)
    assert (backup.why, backup.films, backup.screenings) == ("open", 100, 30)
    assert (backup.name, backup.path) == ("Test Festival", str(path))
    assert backup.reason == "when it was opened"
    assert abs(backup.time - datetime.now(UTC)) < timedelta(minutes=1)
    assert len(backup.content()) == backup.size == path.stat().st_size


def test_opening_what_has_not_changed_makes_no_other(path: Path) -> None:
    for _ in range(3):
        Document.open(path).close()
    assert len(list_backups(path)) == 1


def test_every_half_hour_one_is_made_if_anything_changed(document: Document) -> None:
    assert len(made(document)) == 1
    document.run(AddFilm("First"))
    document._store._ask(document._store._tick)
    assert len(made(document)) == 1  # not yet
    let_time_pass(document)
    newest, _opening = made(document)
    assert newest.why == "hourly"
    assert "First" in titles(newest)
    let_time_pass(document)
    assert len(made(document)) == 2  # nothing has changed since


def removing_many(document: Document) -> Edit:
    return Unschedule(tuple(row.id for row in document.festival.screenings()))


def removing_one(document: Document) -> Edit:
    return RemoveFilm(the_film(document.festival, "Film 99").id)


def importing(document: Document) -> Edit:
    source = document.path.with_name("films.csv")
    source.write_text("Title,Runtime\nNew one,90\n", encoding="utf-8")
    return plan_import(document.festival, [source]).as_edit(document.festival)


@pytest.mark.parametrize(
    ("edit", "title"),
    [
        (importing, "before Import films.csv"),
        (removing_many, "before Unschedule"),
        (lambda d: Together((importing(d),), "Several"), "before Several"),
        (removing_one, None),
    ],
)
def test_one_is_made_before_what_may_do_harm(
    document: Document, edit: Callable[[Document], Edit], title: str | None
) -> None:
    document.run(AddFilm("Before"))
    document.run(edit(document))
    found = made(document)
    if title is None:
        assert len(found) == 1
        return
    assert found[0].reason == title
    assert "Before" in titles(found[0])
    assert "New one" not in titles(found[0])
    assert found[0].screenings == 30


def test_undoing_an_import_is_mass_deletion_too(document: Document) -> None:
    rows = "".join(f"Film of import {number},90\n" for number in range(20))
    source = document.path.with_name("films.csv")
    source.write_text(f"Title,Runtime\n{rows}", encoding="utf-8")
    document.run(plan_import(document.festival, [source]).as_edit(document.festival))
    document.undo()
    newest, *_rest = made(document)
    assert newest.reason == "before Import films.csv"
    assert "Film of import 7" in titles(newest)


# -- soundness ----------------------------------------------------------------------------------


def test_it_is_what_the_file_was_and_can_be_read_again(document: Document) -> None:
    document.run(AddFilm("Kept"))
    document._store.back_up("hourly")
    backup = made(document)[0]
    everything = plain(document.festival)
    document.close()
    copy = document.path.with_name("restored.marquee")
    copy.write_bytes(backup.content())
    with Document.open(copy) as restored:
        assert plain(restored.festival) == everything
        restored.undo()


@pytest.mark.parametrize("spoil", ["bytes", "other", "gone"])
def test_a_spoilt_one_is_recognised_and_another_made(
    document: Document, path: Path, spoil: str
) -> None:
    (backup,) = made(document)
    document.close()
    if spoil == "bytes":
        content = bytearray(backup.file.read_bytes())
        content[len(content) // 2] ^= 1
        backup.file.write_bytes(content)
    elif spoil == "other":
        backup.file.write_bytes(gzip.compress(path.read_bytes() + b"\0"))
    else:
        backup.file.unlink()
    with Document.open(path):
        pass
    assert len(list_backups(path)[0].content()) == backup.size


def test_bytes_that_make_no_database_are_not_kept(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192:12288] = os.urandom(4096)
    with pytest.raises((Unsound, sqlite3.DatabaseError)):
        keep_content(bytes(content), path, NAMES, "open")
    assert list(folder_of(NAMES.uuid).iterdir()) == []


def test_one_without_its_note_does_not_count(document: Document, path: Path) -> None:
    (backup,) = made(document)
    note = note_of(backup.file)
    noted = note.read_text()
    for text in ("", "{}", "[]", noted.replace("+00:00", ""), noted.replace('"size"', '"sice"')):
        note.write_text(text)
        assert list_backups(path) == ()
    note.write_text(noted)
    assert list_backups(path) == (backup,)


# -- what goes wrong ----------------------------------------------------------------------------


def test_one_that_cannot_be_made_is_said_and_stops_nothing(
    document: Document, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made(document)
    heard: list[str] = []
    document.on_backup(heard.append)
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    with monkeypatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(blocked))
        document.run(AddFilm("Kept"))
        let_time_pass(document)
        assert made(document) == ()
        assert document.backup_problem.startswith(f"No backup of “{document.path}” could be made")
        document.run(AddFilm("And this"))
        document.flush()
        assert document.saved
        assert document.read_only == ""
    let_time_pass(document)  # it is tried again, though nothing else was changed
    assert len(made(document)) == 2
    assert document.backup_problem == ""
    assert [bool(problem) for problem in heard] == [True, False]


def test_a_file_that_cannot_be_read_for_it_stops_nothing_either(document: Document) -> None:
    made(document)
    backups = document._store._opened.backups
    assert backups is not None

    def copy(out: Path) -> None:
        out.write_bytes(b"some of it")
        raise MemoryError

    backups.take(copy, "hourly")
    assert "could be made" in document.backup_problem
    assert only_finished_in(folder_of(document._store.names.uuid))
    document.run(AddFilm("Kept"))
    document.flush()


def only_finished_in(folder: Path) -> bool:
    """Whether there is nothing but backups, each with its note."""
    backups = [file for file in folder.iterdir() if file.name.endswith(SUFFIX)]
    return {*folder.iterdir()} == {*backups, *map(note_of, backups)}


def test_what_a_crash_cut_off_is_removed_a_day_later(document: Document) -> None:
    (opening,) = made(document)
    folder = opening.file.parent
    cut_off = [folder / f"cut off{ending}" for ending in (SUFFIX, ".copy", ".tmp")]
    young = folder / f"young{SUFFIX}"
    foreign = folder / "notes of mine.txt"
    for file in (*cut_off, young, foreign):
        file.write_bytes(b"some of it")
    long_ago = time.time() - 25 * 60 * 60
    for file in (*cut_off, foreign, opening.file):
        os.utime(file, (long_ago, long_ago))
    document.run(AddFilm("Kept"))
    document._store.back_up("hourly")
    newest, _opening = made(document)
    assert {*folder.iterdir()} == {
        *(newest.file, note_of(newest.file), opening.file, note_of(opening.file)),
        *(young, foreign),
    }


def test_no_edit_waits_for_one(document: Document) -> None:
    made(document)
    backups = document._store._opened.backups
    assert backups is not None
    stop = threading.Event()
    backups._executor.submit(stop.wait)
    document._store.back_up("hourly")
    document.run(AddFilm("Meanwhile"))
    document.flush()
    assert document.saved
    stop.set()
    assert "Meanwhile" not in titles(made(document)[0])


def test_two_programs_may_keep_two_copies_in_one_second(path: Path) -> None:
    content = path.read_bytes()
    moment = datetime.now(UTC)
    files = {
        keep_content(
            content, path.with_name(f"{number}.marquee"), NAMES, "open", now=lambda: moment
        ).file
        for number in range(5)
    }
    assert len(files) == 5


MANY = """
import sys
from pathlib import Path
from planner.store.backing_up import keep_content
from planner.store.names import Names
path = Path(sys.argv[1])
for number in range(10):
    other = path.with_name(f"{sys.argv[2]}-{number}.marquee")
    keep_content(path.read_bytes(), other, Names(*sys.argv[3:5]), "open")
"""


def test_programs_do_not_overwrite_each_other(path: Path) -> None:
    programs = [
        subprocess.Popen([sys.executable, "-c", MANY, str(path), name, *NAMES]) for name in "ab"
    ]
    assert [program.wait(60) for program in programs] == [0, 0]
    backups = [b for b in list_in(folder_of(NAMES.uuid)) if b.content() == path.read_bytes()]
    assert len(backups) == 20


def list_in(folder: Path) -> tuple[Backup, ...]:
    from planner.store.backups import backups_of

    return backups_of(folder.name)


# -- which there are ----------------------------------------------------------------------------


def test_they_are_found_when_the_file_is_gone_or_spoilt(document: Document, path: Path) -> None:
    found = made(document)
    document.close()
    path.write_bytes(path.read_bytes()[:5000])
    assert list_backups(path) == found
    path.unlink()
    assert list_backups(path) == found
    assert list_backups(path.with_name("other.marquee")) == ()


def test_a_copy_made_by_hand_does_not_pass_for_the_file_itself(path: Path) -> None:
    twin = path.with_name("twin.marquee")
    twin.write_bytes(path.read_bytes())
    Document.open(path).close()
    with Document.open(twin) as document:  # made later, of the same copy by its name
        document.run(AddFilm("Of the twin"))
    Document.open(twin).close()
    backups = list_backups(path)
    assert len(backups) == 3
    assert "Of the twin" not in titles(newest_of_copy(backups, backups[0].copy, path)[0])
    assert "Of the twin" in titles(newest_of_copy(backups, backups[0].copy, twin)[0])


@pytest.fixture
def link(path: Path, tmp_path: Path) -> Path:
    """Another name of the festival, over a link to the folder and one to the file."""
    folder = tmp_path / "stick"
    folder.symlink_to(tmp_path, target_is_directory=True)
    link = tmp_path / "short cut.marquee"
    link.symlink_to(folder / path.name)
    return link


def test_through_a_link_they_are_of_the_file_itself(path: Path, link: Path) -> None:
    Document.open(path).close()
    with Document.open(link) as document:
        assert len(made(document)) == 1  # the bytes are kept already
        document.run(AddFilm("By the link"))
    Document.open(link).close()
    with Document.open(path) as document:
        document.run(AddFilm("By its name"))
    Document.open(path).close()
    backups = list_backups(path)
    assert {backup.path for backup in backups} == {str(path.resolve())}
    assert sorted(backup.number for backup in backups) == [1, 2, 3]
    for name in (path, link):
        newest = newest_of_copy(backups, backups[0].copy, name)
        assert [backup.number for backup in newest] == [3, 2, 1]
        assert "By its name" in titles(newest[0])


def test_older_ones_that_only_know_the_link_are_of_the_file_too(path: Path, link: Path) -> None:
    content = path.read_bytes()
    begin = datetime(2026, 11, 6, 12, tzinfo=UTC)
    twin = path.with_name("twin.marquee")
    counted = [(1, path), (2, path), (1, link), (2, link), (3, twin)]
    for hours, (number, name) in enumerate(counted):
        moment = begin + timedelta(hours=hours)
        changed = changed_note(content, hours)
        kept_now = keep_content(changed, name, NAMES, "open", now=lambda moment=moment: moment)
        note = note_of(kept_now.file)  # as it was written when it was counted for each link
        noted = {**json.loads(note.read_text()), "path": str(name), "number": number}
        note.write_text(json.dumps(noted))
    for name in (path, link):
        newest = newest_of_copy(list_in(folder_of(NAMES.uuid)), NAMES.copy, name)
        assert [(b.time - begin) // timedelta(hours=1) for b in newest] == [3, 2, 1, 0, 4]
    again = keep_content(changed_note(content, 3), path, NAMES, "open", now=lambda: moment)
    assert again == newest[0]  # these bytes are kept already
    later = keep_content(changed_note(content, 9), path, NAMES, "open", now=lambda: moment)
    assert (later.path, later.number) == (str(path.resolve()), 3)


def test_a_file_that_is_gone_is_known_by_the_link_it_had(path: Path, link: Path) -> None:
    with Document.open(link) as document:
        found = made(document)
    path.unlink()
    for name in (path, link):
        assert list_backups(name) == found
    link.unlink()
    assert list_backups(path) == found


def test_a_clock_that_was_put_back_does_not_hide_the_newest(path: Path) -> None:
    content = path.read_bytes()
    begin = datetime(2026, 11, 6, 12, tzinfo=UTC)
    moments = [begin, begin + timedelta(days=40), begin + timedelta(hours=1)]
    for number, moment in enumerate(moments):
        changed = changed_note(content, number)
        keep_content(changed, path, NAMES, "open", now=lambda moment=moment: moment)
    newest = newest_of_copy(list_in(folder_of(NAMES.uuid)), NAMES.copy, path)[0]
    assert newest.time == moments[-1]


def changed_note(content: bytes, number: int) -> bytes:
    """The bytes of the same festival, but for one text."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        connection.execute("UPDATE film SET note=?", (str(number),))
        connection.commit()
        return connection.serialize()


def test_the_folder_is_never_named_by_what_a_file_says() -> None:
    inside = data_folder("backups")
    for name in ("../../evil", "/etc", "", "a\0b", "ö" * 300):
        assert folder_of(name).parent == inside


def test_the_file_before_a_migration_is_kept_for_good(path: Path) -> None:
    content = path.read_bytes()
    begin = datetime(2025, 1, 1, 12, tzinfo=UTC)
    keep_content(content, path, NAMES, "open", now=lambda: begin)
    kept_too = keep_content(content, path, NAMES, MIGRATION, now=lambda: begin)
    assert kept_too.why == MIGRATION  # though there was one of the same bytes
    for day in range(1, 400, 10):
        moment = begin + timedelta(days=day)
        changed = changed_note(content, day)
        keep_content(changed, path, NAMES, "open", now=lambda moment=moment: moment)
    assert kept_too.content() == content
    assert json.loads(note_of(kept_too.file).read_text())["why"] == MIGRATION


# -- thinning -----------------------------------------------------------------------------------


def a_year_of_backups(seed: int) -> Iterator[tuple[datetime, set[datetime]]]:
    """Every moment at which one is made in 400 days of work, and which there are after that."""
    chance = random.Random(seed)
    moment = datetime(2026, 1, 1, 6, tzinfo=UTC)
    there: set[datetime] = set()
    for day in range(400):
        if chance.random() < 0.2:
            continue
        opened = moment + timedelta(days=day, hours=chance.randrange(8))
        for half_hour in range(chance.randrange(1, 20)):
            now = opened + timedelta(minutes=30 * half_hour)
            there = kept({*there, now}, now.astimezone().date())
            yield now, there


@pytest.mark.parametrize("seed", range(3))
def test_thinning_over_400_days(seed: int) -> None:
    before: set[datetime] = set()
    for now, there in a_year_of_backups(seed):
        assert now in there
        older = {time for time in there if day_of(time) < day_of(now)}
        assert len(older) <= DAILY + WEEKLY + MONTHLY
        assert len(there) - len(older) <= NEWEST + 24
        assert there <= {*before, now}
        before = there
    days = sorted({day_of(time) for time in before})
    assert len(older) == DAILY + WEEKLY + MONTHLY
    assert (days[-1] - days[0]).days > 300
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    assert max(gaps) <= 40  # hardly more than a month lies between two of them
    assert max(gaps[-DAILY:]) <= 4  # and of the last days there is one of each that was worked on


def day_of(time: datetime) -> date:
    return time.astimezone().date()


def test_what_the_clock_dated_into_the_future_takes_no_place_of_todays() -> None:
    today = datetime(2026, 11, 6, 12, tzinfo=UTC)
    wrong = {today + timedelta(days=30, minutes=30 * number) for number in range(60)}
    there = kept({*wrong, today}, day_of(today))
    assert today in there
    assert len(there & wrong) <= DAILY


def test_thinned_ones_are_gone_with_their_notes(path: Path) -> None:
    content = path.read_bytes()
    begin = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for day in range(40):
        moment = begin + timedelta(days=day)
        changed = changed_note(content, day)
        keep_content(changed, path, NAMES, "open", now=lambda moment=moment: moment)
    backups = list_in(folder_of(NAMES.uuid))
    assert len(backups) < 25
    assert len(list(folder_of(NAMES.uuid).iterdir())) == 2 * len(backups)
    assert all(len(backup.content()) == backup.size for backup in backups)


def test_a_new_festival_has_no_backup_of_nothing(tmp_path: Path) -> None:
    with Document.create(tmp_path / "new.marquee", start_festival()) as document:
        assert made(document) == ()
