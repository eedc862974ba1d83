"""One festival, one holder: everybody else is told who it is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import FestivalHandedOver, FestivalHeld, FestivalReadOnly
from planner.store import list_backups, verify
from planner.store.connection import connect
from planner.store.handover import request_file
from planner.store.lock import Holder, _began, lock_file
from tests.build import document_of, many_screenings, start_festival, the_film

HOLD = """
import sys
from pathlib import Path
from planner.document import Document
from planner.edit.programmes import AddFilm
document = Document.open(Path(sys.argv[1]))
document.run(AddFilm("Theirs"))
document.flush()
document._store._opened.backups.wait()
print("held", flush=True)
sys.stdin.readline()
document.close()
"""

DIE_WRITING = """
import os, sys
from pathlib import Path
from planner.document import Document
document = Document.open(Path(sys.argv[1]))
connection = document._store._connection
def half_a_write():
    connection.exec_driver_sql("PRAGMA cache_size=1")  # so that pages reach the file early
    connection.rollback()
    with connection.begin():
        connection.exec_driver_sql("UPDATE screening SET note=hex(randomblob(200)), start=0")
        os._exit(9)
document._store._ask(half_a_write)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "festival.marquee"
    Document.create(path, start_festival()).close()
    return path


@contextmanager
def somebody_else(path: Path, code: str = HOLD) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the festival open."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            if other.poll() is None:
                other.communicate("\n", timeout=60)


def refusal_of_another(path: Path) -> str:
    """What another process that tries to open the festival says."""
    program = [sys.executable, "-c", HOLD, str(path)]
    return subprocess.run(program, capture_output=True, text=True, check=False).stderr


def test_a_second_program_is_told_who_holds_the_festival(path: Path) -> None:
    with somebody_else(path) as other:
        for attempt in (Document.open, verify):
            with pytest.raises(FestivalHeld, match=rf"is open in Marquee .* process {other.pid},"):
                attempt(path)
        holder = json.loads(lock_file(path).read_text())
        assert holder["pid"] == other.pid
    with Document.open(path) as document:
        assert len(document.festival.films) == 1
    assert not lock_file(path).exists()


def test_without_the_note_it_is_still_held(path: Path) -> None:
    with somebody_else(path):
        lock_file(path).write_text("{")
        with pytest.raises(FestivalHeld, match="Another program has"):
            Document.open(path)
        lock_file(path).unlink()
        with pytest.raises(FestivalHeld, match="Another program has"):
            Document.open(path)


def test_a_holder_that_died_holds_nothing(path: Path) -> None:
    with somebody_else(path) as other:
        other.kill()
        other.wait(60)
        assert lock_file(path).exists()
        with Document.open(path) as document:
            assert [film.title for film in document.festival.films.values()] == ["Theirs"]
            assert json.loads(lock_file(path).read_text())["pid"] == os.getpid()


def test_what_a_holder_that_died_had_half_written_is_rolled_back(path: Path) -> None:
    path.unlink()
    document_of(many_screenings(300), path).close()
    with Document.open(path) as document:
        before = document.festival.tables
    whole = path.read_bytes()
    died = subprocess.run([sys.executable, "-c", DIE_WRITING, str(path)], check=False)
    assert died.returncode == 9
    assert path.read_bytes() != whole
    assert path.with_name(path.name + "-journal").exists()
    with Document.open(path) as document:
        assert document.festival.tables == before
    assert verify(path) == []


def test_a_second_opening_in_one_process_is_refused_and_harms_nothing(path: Path) -> None:
    link = path.with_name("link.marquee")
    link.symlink_to(path)
    with Document.open(path) as document:
        for attempt in (Document.open, verify):
            for name in (path, link):
                with pytest.raises(FestivalHeld, match="already open here"):
                    attempt(name)
        # Were the lock gone now (a plain open and close drops it), another program could write.
        assert "FestivalHeld" in refusal_of_another(path)
        document.run(AddFilm("Ours"))
    with Document.open(path) as document:
        assert [film.title for film in document.festival.films.values()] == ["Ours"]


# -- looking at what somebody else holds --------------------------------------------------------


def test_what_somebody_else_holds_is_read_from_its_newest_backup(path: Path) -> None:
    began = datetime.now(UTC)
    with somebody_else(path) as other, Document.read(path) as document:
        assert f"process {other.pid}" in document.read_only
        assert document.as_of is not None
        assert document.as_of >= began
        assert not document.festival.films  # their edit came after the backup
        assert document.path == path
        with pytest.raises(FestivalHeld, match=f"process {other.pid}"):
            document.run(AddFilm("Not mine to change"))
        assert len(document.history()) == 1


def test_without_any_backup_the_file_itself_is_read(path: Path) -> None:
    with somebody_else(path):
        for backup in list_backups(path):
            backup.file.unlink()
        before = path.read_bytes()
        with Document.read(path) as document:
            assert [film.title for film in document.festival.films.values()] == ["Theirs"]
            assert document.as_of is not None
            assert "is open in Marquee" in document.read_only
        assert path.read_bytes() == before


def test_a_spoilt_backup_gives_way_to_the_one_before(path: Path) -> None:
    Document.open(path).close()
    with Document.open(path) as document:
        document.run(AddFilm("Second backup"))
    with somebody_else(path):
        newest, older = list_backups(path)
        newest.file.write_bytes(older.file.read_bytes())
        with Document.read(path) as document:
            assert document.as_of == older.time


def test_what_another_computer_holds_is_read_from_the_file_itself(path: Path) -> None:
    """Its newest backup is there, and what is here may be of last week."""
    with Document.open(path) as document:
        document.run(AddFilm("After the backup"))
    lock_file(path).write_text(json.dumps(asdict(a_colleague())))
    before = path.read_bytes()
    with Document.read(path) as document:
        assert [film.title for film in document.festival.films.values()] == ["After the backup"]
        assert document.as_of is not None
        assert abs(document.as_of.timestamp() - path.stat().st_mtime) < 1
        assert "anna-laptop" in document.read_only
        with pytest.raises(FestivalHeld, match="anna-laptop"):
            document.run(AddFilm("No"))
    assert path.read_bytes() == before
    path.write_bytes(before[:5000])  # half written just now
    with Document.read(path) as document:
        assert not document.festival.films
        assert document.as_of == list_backups(path)[0].time


def a_colleague() -> Holder:
    """Somebody who has the festival open on another computer."""
    return replace(Holder.me(), host="anna-laptop", pid=4242, user="anna", machine="another")


def test_what_cannot_be_read_in_any_way_is_said_with_its_holder(path: Path) -> None:
    lock_file(path).write_text(json.dumps(asdict(a_colleague())))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(FestivalHeld, match="anna-laptop"):
        Document.read(path)


READ_AS_NOBODY = """
import os, sys
from pathlib import Path
os.environ["XDG_DATA_HOME"] = sys.argv[2]
from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import FestivalReadOnly
from planner.store.file import FestivalFile
import planner.store.migrate
from planner.store import list_backups
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
try:
    Document.open(path)
except FestivalReadOnly as error:
    print(error)
with Document.read(path) as document:
    print(len(document.festival.films), document.as_of, document.read_only)
    try:
        document.run(AddFilm("No"))
    except FestivalReadOnly as error:
        print(error)
"""


@pytest.fixture
def for_everybody() -> Iterator[Path]:
    """A folder that any user may reach; pytest's own are closed now and then."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("crashed", [False, True])
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o555), (0o666, 0o555)])
def test_a_medium_that_cannot_be_written_to_is_read(
    for_everybody: Path, file_mode: int, folder_mode: int, crashed: bool
) -> None:
    path = for_everybody / "medium" / "festival.marquee"
    path.parent.mkdir()
    document_of(many_screenings(300), path).close()
    if crashed:
        subprocess.run([sys.executable, "-c", DIE_WRITING, str(path)], check=False)
        lock_file(path).unlink()
    data = for_everybody / "data"
    data.mkdir()
    data.chmod(0o777)
    for file in path.parent.iterdir():
        file.chmod(file_mode)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    path.parent.chmod(folder_mode)
    try:
        program = [sys.executable, "-c", READ_AS_NOBODY, str(path), str(data)]
        done = subprocess.run(program, capture_output=True, text=True, check=False, timeout=60)
    finally:
        path.parent.chmod(0o755)
    assert done.returncode == 0, done.stderr
    refused, read, refused_too = done.stdout.splitlines()
    sentence = f"You may not write to “{path}” or its folder, so it can only be looked at"
    assert refused.startswith(sentence)
    assert read.startswith(f"100 None {sentence}")
    assert refused_too == refused
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_looking_keeps_nobody_from_writing(path: Path) -> None:
    with Document.read(path):
        assert not lock_file(path).exists()
        with somebody_else(path), Document.read(path) as later:
            assert later.as_of is not None


def test_a_free_festival_is_read_without_holding_it(path: Path) -> None:
    with Document.read(path) as document:
        assert document.as_of is None
        assert document.read_only
        with pytest.raises(FestivalReadOnly):
            document.run(AddFilm("No"))
        with Document.open(path) as other:
            other.run(AddFilm("Yes"))
        assert not document.festival.films
        document.flush()


def test_what_is_open_here_is_not_read_a_second_time(path: Path) -> None:
    with Document.open(path) as document:
        document.flush()
        backups = document._store._opened.backups
        assert backups is not None
        backups.wait()  # or the one of this opening would be made after they were removed
        for backup in document.backups():
            backup.file.unlink()
        with pytest.raises(FestivalHeld, match="already open here"):
            Document.read(path)
        document.run(AddFilm("Ours"))
        assert "FestivalHeld" in refusal_of_another(path)


# -- handing over -------------------------------------------------------------------------------

SERVE = """
import sys
from pathlib import Path
from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import UserError
document = Document.open(Path(sys.argv[1]))
document.run(AddFilm("Theirs"))
news = []
document.on_saving(lambda saved, problem: problem and print(problem, flush=True))
print("held", flush=True)
sys.stdin.readline()
try:
    document.run(AddFilm("Too late"))
except UserError as error:
    print(error, flush=True)
print(len(document.festival.films), document.read_only, flush=True)
document.close()
"""


def test_a_live_holder_hands_the_festival_over(path: Path) -> None:
    with somebody_else(path, SERVE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        with Document.take_over(path) as document:
            assert [film.title for film in document.festival.films.values()] == ["Theirs"]
            assert not request_file(path).exists()
            document.run(AddFilm("Ours"))
            document.flush()
            told = other.stdout.readline()
            assert "was handed over to" in told
            other.stdin.write("\n")
            other.stdin.flush()
            assert other.stdout.readline() == told
            assert other.stdout.readline() == f"1 {told}"
            other.wait(60)
            assert document.read_only == ""
            assert json.loads(lock_file(path).read_text())["pid"] == os.getpid()
    with Document.open(path) as document:
        assert len(document.festival.films) == 2


def test_a_holder_that_does_not_answer_keeps_the_festival(path: Path) -> None:
    with somebody_else(path) as other:
        other.send_signal(signal.SIGSTOP)
        try:
            with pytest.raises(FestivalHeld, match=f"process {other.pid}.* does not answer"):
                Document.take_over(path, patience=0.3)
        finally:
            other.send_signal(signal.SIGCONT)
        assert not request_file(path).exists()


def test_nobody_hands_over_while_an_edit_is_on_its_way(path: Path) -> None:
    with Document.open(path) as document:
        request_file(path).write_text(json.dumps(asdict(Holder.me())))
        stop = threading.Event()
        document._store._executor.submit(stop.wait)
        document._store._executor.submit(document._store._tick)
        document.run(AddFilm("On its way"))
        stop.set()
        document.flush()
        assert document.read_only == ""
        document._store._ask(document._store._tick)
        assert "was handed over" in document.read_only
        with pytest.raises(FestivalHandedOver):
            document.flush()
        assert document.saved
    with Document.open(path) as document:
        assert the_film(document.festival, "On its way")


def test_whoever_asked_and_died_gets_nothing(path: Path) -> None:
    """Killed while it waited: its request stays behind."""
    with Document.open(path) as document:
        asking = replace(Holder.me(), pid=os.getppid(), began="1 of another start")
        request_file(path).write_text(json.dumps(asdict(asking)))
        document._store._ask(document._store._tick)
        assert document.read_only == ""
        assert not request_file(path).exists()
        request_file(path).write_text("{")
        document._store._ask(document._store._tick)
        document.run(AddFilm("Goes on"))
        document.flush()


def test_somebody_at_another_computer_may_ask(path: Path) -> None:
    with Document.open(path) as document:
        document.run(AddFilm("Saved"))
        request_file(path).write_text(json.dumps(asdict(a_colleague())))
        document._store._ask(document._store._tick)
        assert "handed over to anna on anna-laptop" in document.read_only
        assert not lock_file(path).exists()
        copy = path.with_name("copy.marquee")
        with pytest.raises(FestivalHandedOver):
            document.save_copy(copy)
        document.save_copy(copy)
    with Document.open(copy) as document:
        assert the_film(document.festival, "Saved")


def test_a_festival_goes_back_and_forth(path: Path) -> None:
    with somebody_else(path, SERVE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        for number in range(3):
            with Document.take_over(path) as document:
                document.run(AddFilm(f"Ours {number}"))
        other.communicate("\n", timeout=60)
    with Document.open(path) as document:
        assert len(document.festival.films) == 4


def test_an_old_request_is_no_request(path: Path) -> None:
    request_file(path).write_text(json.dumps(asdict(Holder.me())))
    with Document.open(path) as document:
        document._store._ask(document._store._tick)
        assert document.read_only == ""


def test_a_dead_holder_here_needs_no_asking(path: Path) -> None:
    with somebody_else(path) as other:
        other.kill()
        other.wait(60)
        with Document.take_over(path) as document:
            assert [film.title for film in document.festival.films.values()] == ["Theirs"]


def test_a_holder_on_another_computer_is_believed(path: Path) -> None:
    theirs = replace(Holder.me(), host="laptop-of-somebody", pid=4242, user="anna")
    lock_file(path).write_text(json.dumps(asdict(theirs)))
    for attempt in (Document.open, verify, lambda path: Document.take_over(path, patience=0.2)):
        with pytest.raises(
            FestivalHeld, match=r"laptop-of-somebody .user anna, process 4242"
        ) as caught:
            attempt(path)
        assert f"delete “{lock_file(path)}”" in str(caught.value)
    with Document.read(path) as document:
        assert "laptop-of-somebody" in document.read_only
    lock_file(path).unlink()
    Document.open(path).close()


def test_a_number_that_another_process_has_by_now_holds_nothing(path: Path) -> None:
    theirs = replace(Holder.me(), pid=os.getppid(), began="1")
    lock_file(path).write_text(json.dumps(asdict(theirs)))
    Document.open(path).close()


# -- who may still be alive ---------------------------------------------------------------------


def test_a_computer_of_the_same_name_is_another_computer(path: Path) -> None:
    """“debian” there and “debian” here: what runs there, nobody here can know."""
    theirs = replace(Holder.me(), pid=4242, machine="another")
    lock_file(path).write_text(json.dumps(asdict(theirs)))
    with pytest.raises(FestivalHeld, match="process 4242"):
        Document.open(path)


def test_before_the_last_start_of_the_computer_everybody_died(path: Path) -> None:
    """The same number, begun as long after the start: only the start differs."""
    me = Holder.me()
    parent = replace(me, pid=os.getppid(), began=_began(os.getppid()))
    lock_file(path).write_text(json.dumps(asdict(parent)))
    with pytest.raises(FestivalHeld, match=f"process {os.getppid()}"):
        Document.open(path)
    ticks = parent.began.split()[0]
    lock_file(path).write_text(json.dumps(asdict(replace(parent, began=f"{ticks} other-start"))))
    Document.open(path).close()


def test_the_note_is_whole_or_not_there(path: Path) -> None:
    with Document.open(path):
        noted = json.loads(lock_file(path).read_text())
        assert noted["uuid"]
        assert noted["copy"]
        names = {entry.name for entry in path.parent.iterdir()}
        assert names <= {path.name, lock_file(path).name, f"{path.name}-journal"}
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_file_that_vanished_is_not_made_anew(path: Path) -> None:
    path.unlink()
    with pytest.raises(sa.exc.OperationalError):
        connect(path)
    assert list_backups(path) == ()
    assert not path.exists()
