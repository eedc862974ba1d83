"""A festival whose file is lost while it is open loses nothing; with the guard off it does."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit import SetField
from planner.edit.programmes import AddFilm
from planner.errors import FestivalHeld, FestivalLost, UserError
from planner.model import Changes
from planner.store import verify
from planner.store.file import open_file
from planner.store.folders import data_folder
from planner.store.guard import FileLost, Guard
from planner.store.lock import lock_file
from planner.store.rescue import rewrite_rescue, write_rescue
from tests.build import document_of, many_screenings, plain, the_film

WRITE_AS_ANOTHER_PROGRAM = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0.1)
connection.execute("UPDATE film SET note='theirs', version=version+1")
connection.commit()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "festival.marquee"


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    document_of(many_screenings(200), path).close()
    path.with_name("older").write_bytes(path.read_bytes())
    document = Document.open(path)
    for number in range(5):
        document.run(AddFilm(f"Saved {number}"))
    document.flush()
    yield document
    document._store.close()


def rename(path: Path) -> None:
    path.rename(path.with_name("elsewhere.marquee"))


def delete(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    path.with_name("older").replace(path)


def overwrite(path: Path) -> None:
    """What ``cp older festival`` does; this process must not close a handle on the file."""
    subprocess.run(["cp", path.with_name("older"), path], check=True)


def cut(path: Path) -> None:
    os.truncate(path, 8192)


def garble(path: Path) -> None:
    size = path.stat().st_size
    subprocess.run(
        ["dd", "if=/dev/urandom", f"of={path}", f"bs={size}", "count=1", "conv=notrunc"],
        check=True,
        capture_output=True,
    )


def meddle(path: Path) -> None:
    """A plain open() in this process drops its locks, and another program writes."""
    path.open("rb").close()
    subprocess.run([sys.executable, "-c", WRITE_AS_ANOTHER_PROGRAM, str(path)], check=True)


def move_the_folder(path: Path) -> None:
    """As a medium that is taken away, too."""
    path.parent.rename(path.parent.with_name(f"{path.parent.name} moved"))


def put_a_folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


def put_back_as_it_was(path: Path) -> None:
    """What a synchronising program does: the older version, with the older time."""
    restored = path.with_name(".restored")
    restored.write_bytes(path.with_name("older").read_bytes())
    os.utime(restored, (1_700_000_000, 1_700_000_000))
    restored.replace(path)


def empty_cache(document: Document) -> None:
    """From now on the connection reads what is on the disk, whoever wrote it."""

    def forget() -> None:
        with document._store._connection.begin():
            document._store._connection.exec_driver_sql("PRAGMA shrink_memory")

    document._store._ask(forget)


LOSSES = [
    rename,
    delete,
    replace,
    overwrite,
    cut,
    garble,
    meddle,
    put_a_folder_there,
    put_back_as_it_was,
]
Lose = Callable[[Path], None]


def rescued_copy(document: Document) -> Path:
    """The path in the sentence with which the document stops."""
    document._store.wait()
    with pytest.raises(FestivalLost) as caught:
        document.run(AddFilm("Refused"))
    assert caught.value.rescued is not None
    assert str(document.path) in str(caught.value)
    assert str(caught.value.rescued) in str(caught.value)
    return caught.value.rescued


@pytest.mark.parametrize("cached", [True, False])
@pytest.mark.parametrize("lose", LOSSES)
def test_the_rescue_copy_has_every_edit_and_the_history(
    document: Document, path: Path, lose: Lose, cached: bool
) -> None:
    if not cached:
        empty_cache(document)
    steps = [(step.id, step.title) for step in document.history()]
    lose(path)
    document.run(AddFilm("After the loss"))
    document.run(AddFilm("And another"))
    everything = plain(document.festival)
    with pytest.raises(FestivalLost, match=r"Editing has stopped; everything you did is in “"):
        document.flush()
    assert plain(document.festival) == everything
    rescued = rescued_copy(document)
    assert rescued.parent == path.parent
    assert re.fullmatch(r"festival rescued \d{4}-\d\d-\d\d \d\d\.\d\d\.marquee", rescued.name)
    document.close()
    assert verify(rescued) == []
    with Document.open(rescued) as again:
        assert plain(again.festival) == everything
        assert [(s.id, s.title) for s in again.history()][:-2] == steps
        for _ in range(7):
            again.undo()
        assert not any(film.title.startswith("Saved") for film in again.festival.films.values())


@pytest.mark.parametrize("lose", LOSSES)
def test_without_the_guard_acknowledged_edits_are_lost(
    document: Document, path: Path, lose: Lose, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: were this to fail, the test above would prove nothing."""
    for look in ("before_writing", "accept"):
        monkeypatch.setattr(Guard, look, lambda _guard: None)
    lose(path)
    document.run(AddFilm("After the loss"))
    try:
        document.flush()
        document.close()
    except UserError:
        return  # SQLite noticed by itself; at least nothing was acknowledged
    assert not is_all_there(path, by_another=lose is meddle)


def is_all_there(path: Path, by_another: bool) -> bool:
    """Whether the file is sound and holds our last edit, and theirs where there was one."""
    try:
        with Document.open(path) as document:
            films = list(document.festival.films.values())
    except UserError:
        return False
    ours = any(film.title == "After the loss" for film in films)
    others = [film for film in films if film.title != "After the loss"]
    theirs = all(film.note == "theirs" for film in others) or not by_another
    return ours and theirs and verify(path) == []


def test_the_harm_is_noticed_without_any_edit(document: Document, path: Path) -> None:
    heard: list[tuple[bool, str]] = []
    document.on_saving(lambda saved, problem: heard.append((saved, problem)))
    path.unlink()
    document._store._ask(document._store._tick)
    ((saved, problem),) = heard
    assert not saved
    assert "was deleted, moved" in problem
    assert document.read_only == problem
    assert not document.saved
    with pytest.raises(FestivalLost):
        document.flush()
    document.flush()  # said once; closing goes well then
    document.close()


def test_a_stopped_document_refuses_everything_and_can_be_looked_at(
    document: Document, path: Path
) -> None:
    heard: list[Changes] = []
    path.unlink()
    document.run(AddFilm("Queued"))
    document.subscribe(heard.append)
    rescued_copy(document)
    assert heard == [Changes(everything=True)]
    for attempt in (document.undo, document.redo, lambda: document.run(AddFilm("No"))):
        with pytest.raises(FestivalLost):
            attempt()
    assert document.undo_title == "Add film"
    assert document.history()[-1].title == "Add film"
    copy = path.with_name("copy.marquee")
    document.save_copy(copy)
    document.close()
    with Document.open(copy) as again:
        assert the_film(again.festival, "Queued")


def test_what_is_queued_when_the_file_is_lost_is_rescued_too(
    document: Document, path: Path
) -> None:
    stop = threading.Event()
    document._store._executor.submit(stop.wait)
    for number in range(20):
        document.run(AddFilm(f"Queued {number}"))
    document.undo()
    film = the_film(document.festival, "Queued 3")
    document.run(SetField("film", film.id, "year", 1999))
    document.run(SetField("film", film.id, "year", 2001))
    everything = plain(document.festival)
    path.unlink()
    stop.set()
    rescued = rescued_copy(document)
    document.close()
    assert verify(rescued) == []
    with Document.open(rescued) as again:
        assert plain(again.festival) == everything


def test_a_rescue_copy_written_anew_is_on_the_disk_by_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_of(many_screenings(3), path).close()
    rescued = path.with_name("festival rescued.marquee")
    synced: list[list[str]] = []

    def noting(number: int, fsync: Callable[[int], None] = os.fsync) -> None:
        if stat.S_ISDIR(os.fstat(number).st_mode):
            synced.append(sorted(os.listdir(number)))
        fsync(number)

    with closing(open_file(path)) as held:
        assert write_rescue(held.connection, [rescued]) == rescued
        before = rescued.stat().st_ino
        monkeypatch.setattr(os, "fsync", noting)
        rewrite_rescue(held.connection, rescued)
        assert rescued.stat().st_ino != before
        assert synced[-1] == sorted(file.name for file in path.parent.iterdir())
    assert verify(rescued) == []


def test_closing_notices_too(document: Document, path: Path) -> None:
    path.unlink()
    with pytest.raises(FestivalLost) as caught:
        document.close()
    assert caught.value.rescued is not None
    with Document.open(caught.value.rescued) as again:
        assert the_film(again.festival, "Saved 4")


def test_a_lost_folder_is_rescued_into_our_own(document: Document, path: Path) -> None:
    path.parent.rename(path.parent.with_name("taken away"))
    rescued = rescued_copy(document)
    assert rescued.parent == data_folder("rescued")
    with Document.open(rescued) as again:
        assert the_film(again.festival, "Saved 4")


def test_where_nothing_can_be_written_everything_stays_in_memory(
    document: Document,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    blocked = tmp_path_factory.mktemp("data") / "no folder"
    blocked.write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    path.parent.rename(path.parent.with_name("taken away too"))
    with pytest.raises(FestivalLost, match="no rescue copy could be written anywhere") as caught:
        document.flush()
    assert caught.value.rescued is None
    copy = path.parent.with_name("taken away too") / "copy.marquee"
    document.save_copy(copy)
    assert verify(copy) == []


@pytest.mark.parametrize("lose", [overwrite, garble])
def test_history_older_than_memory_comes_from_the_backup(
    document: Document, path: Path, lose: Lose
) -> None:
    document._store.back_up("hourly")
    document.flush()
    document._store._opened.memory.steps.clear()
    document.run(AddFilm("Newest"))
    document.flush()
    before = document.history()
    empty_cache(document)
    lose(path)
    document._store._opened.backups.wait()
    with pytest.raises(FestivalLost, match="the older part from the backup of") as caught:
        document.flush()
    document.close()
    assert caught.value.rescued is not None
    assert verify(caught.value.rescued) == []
    with Document.open(caught.value.rescued) as again:
        assert [step.id for step in again.history()] == [step.id for step in before]
        for _ in range(6):
            again.undo()


def test_history_that_is_nowhere_begins_with_what_is_remembered(
    document: Document, path: Path
) -> None:
    document._store._opened.memory.steps.clear()
    document.run(AddFilm("Newest"))
    document.run(AddFilm("And another"))
    document.flush()
    everything = plain(document.festival)
    for backup in document.backups():
        backup.file.unlink()
    empty_cache(document)
    garble(path)
    with pytest.raises(FestivalLost, match="with its last 2 steps") as caught:
        document.flush()
    document.close()
    assert caught.value.rescued is not None
    assert verify(caught.value.rescued) == []
    with Document.open(caught.value.rescued) as again:
        assert plain(again.festival) == everything
        again.undo()
        assert again.undo_title is None


def test_after_an_edit_of_ours_the_file_is_still_ours(document: Document) -> None:
    for number in range(30):
        document.run(AddFilm(f"Film {number}"))
        document.undo()
        document._store._ask(document._store._tick)  # in its thread, as the pulse does
    document.flush()
    assert document.read_only == ""


def test_a_second_marquee_is_refused_although_the_locks_are_gone(
    document: Document, path: Path
) -> None:
    path.open("rb").close()
    code = "import sys; from pathlib import Path; from planner.document import Document\n"
    code += "Document.open(Path(sys.argv[1]))"
    other = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert FestivalHeld.__name__ in other.stderr
    document.run(AddFilm("Ours"))
    document.flush()


def test_a_lock_of_whoever_opened_the_replacement_stays(document: Document, path: Path) -> None:
    replace(path)
    theirs = lock_file(path).read_text().replace(f'"pid": {os.getpid()}', '"pid": 1')
    lock_file(path).write_text(theirs)
    rescued_copy(document)
    assert lock_file(path).read_text() == theirs


def test_a_plain_open_drops_the_locks_indeed(document: Document, path: Path) -> None:
    """The control of what the guard is for: without it, another program writes."""
    with closing(sqlite3.connect(":memory:")):
        program = [sys.executable, "-c", WRITE_AS_ANOTHER_PROGRAM, str(path)]
        refused = subprocess.run(program, capture_output=True, text=True, check=False)
        assert "locked" in refused.stderr
        path.open("rb").close()
        assert subprocess.run(program, check=False).returncode == 0


# -- no loss at all -----------------------------------------------------------------------------


def touch(path: Path) -> None:
    os.utime(path)


def put_the_clock_back(path: Path) -> None:
    os.utime(path, (1_000_000_000, 1_000_000_000))


def write_the_same(path: Path) -> None:
    """What a synchronising program does that thinks its copy newer."""
    same = path.with_name("same")
    subprocess.run(["cp", path, same], check=True)
    subprocess.run(["cp", same, path], check=True)


def change_permissions(path: Path) -> None:
    path.chmod(0o640)


def link_it(path: Path) -> None:
    path.with_name("link.marquee").hardlink_to(path)


def lie_beside_it(path: Path) -> None:
    path.with_name("festival.marquee.part").write_text("")


@pytest.mark.parametrize("cached", [True, False])
@pytest.mark.parametrize(
    "harmless",
    [touch, put_the_clock_back, write_the_same, change_permissions, link_it, lie_beside_it],
)
def test_a_file_that_still_says_what_we_wrote_is_no_loss(
    document: Document, path: Path, harmless: Lose, cached: bool
) -> None:
    if not cached:
        empty_cache(document)
    for number in range(3):
        harmless(path) if number == 0 else os.utime(path, (number, number))
        document._store._ask(document._store._tick)
        assert document.read_only == ""
        document.run(AddFilm(f"Afterwards {number}"))
    document.undo()
    everything = plain(document.festival)
    document.close()
    assert verify(path) == []
    with Document.open(path) as again:
        assert plain(again.festival) == everything
    assert [p.name for p in path.parent.iterdir() if "rescued" in p.name] == []


def test_what_we_do_ourselves_is_no_loss(document: Document, path: Path) -> None:
    tick = document._store._tick
    deeds: list[Callable[[], object]] = [
        lambda: document._store.back_up("hourly"),
        lambda: document.save_copy(path.with_name("copy.marquee")),
        document.history,
        document.backups,
        lambda: document.run(AddFilm("One more")),
        document.undo,
        lambda: document.run(AddFilm("half a \ud83c surrogate")),
    ]
    for deed in deeds:
        deed()
        document._store._ask(tick)
        try:
            document.flush()
        except FestivalLost:
            raise
        except UserError:
            pass  # the surrogate, which is taken back
        assert document.read_only == ""


def test_a_moment_without_the_file_in_reach_stops_nothing(document: Document, path: Path) -> None:
    away = path.with_name("away")
    path.rename(away)
    path.symlink_to(path.name)  # leads in a circle: neither there nor gone
    document._store._ask(document._store._tick)
    document.run(AddFilm("Refused"))
    with pytest.raises(UserError, match=r"could not be saved .*symbolic links.* taken back"):
        document.flush()
    assert document.read_only == ""
    path.unlink()
    away.rename(path)
    document.run(AddFilm("Goes on"))
    document.close()
    with Document.open(path) as again:
        titles = {film.title for film in again.festival.films.values()}
    assert "Goes on" in titles
    assert "Refused" not in titles


def test_a_file_that_stays_out_of_reach_is_lost(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.opened._SECONDS_UNSEEN", 0.0)
    path.rename(path.with_name("away"))
    path.symlink_to(path.name)
    with pytest.raises(FestivalLost, match="can no longer be read") as caught:
        document.flush()
    assert caught.value.rescued is not None
    with Document.open(caught.value.rescued) as again:
        assert the_film(again.festival, "Saved 4")


# -- what a time alone does not tell ------------------------------------------------------------


@pytest.mark.parametrize("times", [True, False])
def test_another_days_version_of_the_same_size_and_time_is_noticed(
    tmp_path: Path, times: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a stick a time is true to two seconds, on a share it is not trusted at all."""
    monkeypatch.setattr("planner.store.opened.is_on_network", lambda _path: not times)
    path = tmp_path / "festival.marquee"
    document_of(many_screenings(50), path).close()
    older = path.with_name("older")
    older.write_bytes(path.read_bytes())
    with Document.open(path) as document:
        film = the_film(document.festival, "Film 1")
        document.run(SetField("film", film.id, "year", 1999))
    with Document.open(path) as document:
        document.run(SetField("film", film.id, "year", 2001))
        document.flush()
        found = path.stat()
        assert older.stat().st_size == found.st_size
        overwrite(path)
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
        with pytest.raises(FestivalLost, match="overwritten") as caught:
            document.flush()
    assert caught.value.rescued is not None
    with Document.open(caught.value.rescued) as again:
        assert the_film(again.festival, "Film 1").year == 2001


def test_a_replacement_while_opening_is_not_taken_for_the_file(path: Path, tmp_path: Path) -> None:
    document_of(many_screenings(50), path).close()
    older = path.with_name("older")
    older.write_bytes(path.read_bytes())
    file = open_file(path)
    place = file.place
    older.replace(path)
    with pytest.raises(FileLost, match="replaced"):
        Guard(path, place)
    file.close()


# -- what is beside the file --------------------------------------------------------------------


def test_the_journal_of_whoever_took_its_place_is_not_removed(
    document: Document, path: Path
) -> None:
    """SQLite would, when it closes the file that it believes to be there."""
    theirs = bytes.fromhex("d9d505f920a163d7") + b"theirs"
    replace(path)
    path.with_name("festival.marquee-journal").write_bytes(theirs)
    rescued_copy(document)
    document.close()
    assert path.with_name("festival.marquee-journal").read_bytes() == theirs


def test_history_is_read_from_what_was_rescued(document: Document, path: Path) -> None:
    before = document.history()
    empty_cache(document)
    garble(path)
    assert document.history() == before
    assert document.read_only


def test_a_lost_folder_takes_nothing_along(document: Document, path: Path) -> None:
    document.run(AddFilm("Queued"))
    move_the_folder(path)
    document.run(AddFilm("And another"))
    everything = plain(document.festival)
    with pytest.raises(FestivalLost, match="disk taken away") as caught:
        document.close()
    assert caught.value.rescued is not None
    assert caught.value.rescued.parent == data_folder("rescued")
    with Document.open(caught.value.rescued) as again:
        assert plain(again.festival) == everything


def test_a_link_that_leads_elsewhere_is_another_file(path: Path) -> None:
    document_of(many_screenings(50), path).close()
    other = path.with_name("other.marquee")
    other.write_bytes(path.read_bytes())
    link = path.with_name("link.marquee")
    link.symlink_to(path)
    with Document.open(link) as document:
        document.run(AddFilm("Through the link"))
        document.flush()
        assert lock_file(path).exists()
        link.unlink()
        link.symlink_to(other)
        with pytest.raises(FestivalLost, match="replaced"):
            document.flush()
    assert not lock_file(path).exists()
    with Document.open(path) as document:
        assert the_film(document.festival, "Through the link")


def test_two_losses_in_one_minute_leave_two_rescue_copies(path: Path) -> None:
    document_of(many_screenings(20), path).close()
    whole = path.read_bytes()
    rescued = set()
    for _ in range(2):
        path.write_bytes(whole)
        with Document.open(path) as document:
            path.unlink()
            rescued.add(rescued_copy(document))
    assert len(rescued) == 2
