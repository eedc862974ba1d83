"""What must be on a disk after a power cut: every file whole, with all that was acknowledged."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import sqlite3
import zlib
from collections import Counter
from contextlib import closing
from pathlib import Path

from planner.document import Document
from planner.errors import UserError
from planner.store import verify
from planner.store.file import open_file
from planner.store.state import read_state
from tests.harness.disk import Files
from tests.harness.editing import do_next
from tests.harness.harness import Outcome

_WORKED_ON = 150
"""One file in so many is worked on after it was opened."""


class Judge:
    """Knows what each file held at each acknowledgement, and judges states of the disk by that.

    ``home`` is where the files were, ``place`` where their states are laid out.
    """

    def __init__(self, home: Path, place: Path, outcome: Outcome) -> None:
        self.outcome = outcome
        self._home, self._place = str(home), place
        self._contents: dict[str, list[str]] = {}
        self._bytes: dict[tuple[str, bytes], int] = {}
        self._old: dict[str, bytes] = {}
        self._heard: Counter[str] = Counter()
        self._seen: set[int] = set()
        self._opened: dict[int, int | str | None] = {}

    # -- what must be there -------------------------------------------------------------------

    def learn_old(self, name: str, files: Files) -> None:
        """The file was there before; it is an older Marquee's and will be brought up to date."""
        path = self._laid_out(files)[name]
        self._old[name] = path.read_bytes()
        self._bytes[name, _digest(path)] = 0
        self._contents[name] = ["as it was"]

    def learn_missing(self, name: str) -> None:
        """The file was not there before."""
        self._contents[name] = ["not there"]

    def learn(self, name: str, files: Files) -> None:
        """The file held this at the beginning, or when the next thing in it was acknowledged."""
        path = self._laid_out(files)[name]
        open_file(path).close()
        contents = self._contents.setdefault(name, [])
        self._bytes[name, _digest(path)] = len(contents)
        contents.append(_content_of(path))

    def begin(self) -> None:
        """From now on nothing has been acknowledged yet."""
        self._heard.clear()

    def hear(self, name: str) -> None:
        """What was done to the file is acknowledged."""
        self._heard[name] += 1

    # -- what is there ------------------------------------------------------------------------

    def judge(self, files: Files) -> None:
        """Lay this state out, unless it was judged before, and have Marquee open it."""
        here = {path: data for path, data in files.items() if path.startswith(self._home)}
        number = _number_of(here)
        if number in self._seen:
            return
        self._seen.add(number)
        self.outcome.count += 1
        paths = self._laid_out(here)
        for name in self._contents:
            problem = self._problem(name, paths.get(name), files)
            if problem:
                self.outcome.failures[f"{name} {problem}"] += 1

    def _laid_out(self, files: Files) -> dict[str, Path]:
        shutil.rmtree(self._place, ignore_errors=True)
        self._place.mkdir()
        paths = {}
        for path, data in files.items():
            if path.startswith(self._home):
                name = Path(path).name
                paths[name] = self._place / name
                paths[name].write_bytes(data)
        return paths

    def _problem(self, name: str, path: Path | None, files: Files) -> str:
        """What is wrong with a file; empty when nothing is."""
        heard = self._heard[name]
        promised = heard > 0 or self._contents[name][0] != "not there"
        if path is None:
            return "is gone" if promised else ""
        found = self._opened_once(name, path, whole=not promised)
        if isinstance(found, str):
            return found if promised else ""
        if found is None:
            return "is corrupt" if promised else "is half made"
        if found < heard:
            return "has lost what was acknowledged"
        if found > heard + 1:
            return "holds what was not done yet"
        return self._backup_problem(name, found, files)

    def _opened_once(self, name: str, path: Path, *, whole: bool) -> int | str | None:
        """The same for the same bytes in the file and beside it, so it is looked for only once."""
        beside = [p for p in path.parent.iterdir() if name in p.name]
        number = _number_of({p.name: p.read_bytes() for p in beside})
        if number not in self._opened:
            try:
                self._opened[number] = self._found(name, path, whole=whole)
                if self._opened[number] is not None:
                    self._work_on(path)
            except (UserError, sqlite3.Error, ValueError, KeyError) as error:
                self._opened[number] = f"is refused ({type(error).__name__})"
        return self._opened[number]

    def _found(self, name: str, path: Path, *, whole: bool) -> int | None:
        """Which of the contents the file has, after Marquee has opened it; None for another."""
        if name in self._old and path.read_bytes() == self._old[name]:
            return 0
        with closing(open_file(path)) as file, file.connection.begin():
            if whole:
                read_state(file.connection)
        known = self._bytes.get((name, _digest(path)))
        if known is not None:
            return known
        content, contents = _content_of(path), self._contents[name]
        return contents.index(content) if content in contents else None

    def _work_on(self, path: Path) -> None:
        """Now and then, go on with the file as the user would."""
        self.outcome.notes["files opened"] += 1
        if self.outcome.notes["files opened"] % _WORKED_ON == 0:
            with Document.open(path) as document:
                do_next(document, "afterwards")
            if verify(path):
                raise ValueError(path)
            self.outcome.notes["of them worked on"] += 1

    def _backup_problem(self, name: str, found: int, files: Files) -> str:
        """Whether the old file is kept once another has taken its place."""
        if name not in self._old or found == 0 or _is_kept(self._old[name], files):
            return ""
        return "was brought up to date, and its backup is lost"


def _is_kept(content: bytes, files: Files) -> bool:
    for path, data in files.items():
        packed = files.get(path.removesuffix(".json") + ".marquee.gz")
        if not path.endswith(".json") or packed is None:
            continue
        try:
            noted = json.loads(data)["digest"] == hashlib.sha256(content).hexdigest()
            if noted and gzip.decompress(packed) == content:
                return True
        except (ValueError, OSError, EOFError, zlib.error):
            continue
    return False


def _number_of(files: Files) -> int:
    return hash(tuple(sorted((path, hash(data)) for path, data in files.items())))


def _digest(path: Path) -> bytes:
    return hashlib.blake2b(path.read_bytes()).digest()


def _content_of(path: Path) -> str:
    """Every row of every table; only the name that a copy gives itself is left out."""
    with closing(sqlite3.connect(path)) as connection:
        checked = connection.execute("PRAGMA integrity_check").fetchall()
        if checked != [("ok",)]:
            return f"{checked}"
        tables = sorted(connection.execute("SELECT name FROM sqlite_master WHERE type='table'"))
        rows = {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables
        }
    rows["meta"] = [row for row in rows["meta"] if row[0] != "copy"]
    return repr(rows)
