"""What a process did to the files of some folders, recorded by strace, as a list of events.

Anything that writes in a way that is not understood here is an error: an event that is missed
would make every state that is built from the others worthless.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.harness.harness import ROOT

_CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,write,writev,pwrite64,pwritev,pwritev2,lseek,fsync,"
    "fdatasync,sync_file_range,ftruncate,truncate,fallocate,unlink,unlinkat,rename,renameat,"
    "renameat2,link,linkat,symlink,mkdir,mkdirat,rmdir,copy_file_range,sendfile,splice,mmap"
)
_LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+|\?)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_LONGEST = 64 << 20


class Event(NamedTuple):
    """One thing done to a file (or folder, for names): what, where, and with which bytes.

    ``what`` is create (unless it is there already), unlink, rename (to ``other``), mkdir, write
    (``data`` at ``place``), cut (to the length ``place``), sync, or say (``data`` is what the
    process acknowledges).
    """

    what: str
    path: str
    place: int = 0
    data: bytes = b""
    other: str = ""


def record(module: str, arguments: Iterable[str], folder: Path) -> list[Event]:
    """Run a module and return what it did below the folder; what it said on standard output is
    among the events. Raises AssertionError when it fails, or when strace may not trace.
    """
    trace = folder.with_name(f"{folder.name}.trace")
    command = ["strace", "-f", "-qq", "-xx", "-s", str(_LONGEST), "-e", f"trace={_CALLS}"]
    command += ["-o", str(trace), sys.executable, "-m", module, *arguments]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise AssertionError("strace is missing; packaging/setup --test installs it") from None
    assert "ptrace" not in done.stderr.lower(), (
        "strace may not trace here, so power cuts cannot be tried; allow ptrace in this sandbox "
        f"(docker: --cap-add SYS_PTRACE). strace says: {done.stderr.strip()}"
    )
    assert done.returncode == 0, done.stderr
    events = list(_Parser(str(folder)).events(trace))
    trace.unlink()
    return events


@dataclass
class _Opened:
    """An open file: its path, where the next plain write goes, and whether that is known."""

    path: str
    place: int = 0
    appends: bool = False


@dataclass
class _Parser:
    """Follows the open files of one process through a trace."""

    root: str
    files: dict[int, _Opened] = field(default_factory=dict)

    def events(self, trace: Path) -> Iterator[Event]:
        for name, rest, result in _whole_lines(trace):
            if result < 0:
                continue
            handler = getattr(self, f"_on_{name}", None)
            if handler is not None:
                yield from handler(rest, result)
            elif self._concerns_us(name, rest):
                raise AssertionError(f"no harness knows {name}({rest[:120]})")

    def _is_ours(self, path: str) -> bool:
        return path == self.root or path.startswith(self.root + "/")

    def _concerns_us(self, name: str, rest: str) -> bool:
        if any(self._is_ours(path) for path in _texts_as_paths(rest)):
            return True
        if name == "mmap":
            _address, _length, protection, flags, number, *_offset = rest.split(", ")
            shared = "PROT_WRITE" in protection and "MAP_SHARED" in flags
            return shared and int(number) in self.files
        numbers = re.findall(r"(?:^|, )(\d+)", rest)
        return any(int(number) in self.files for number in numbers[:2])

    # -- opening and closing ------------------------------------------------------------------

    def _on_openat(self, rest: str, result: int) -> Iterator[Event]:
        path = _texts_as_paths(rest)[0]
        self.files.pop(result, None)
        if not self._is_ours(path):
            return
        self.files[result] = _Opened(path, appends="O_APPEND" in rest)
        if "O_CREAT" in rest:
            yield Event("create", path)
        if "O_TRUNC" in rest:
            yield Event("cut", path)

    def _on_close(self, rest: str, _result: int) -> Iterator[Event]:
        self.files.pop(int(rest), None)
        yield from ()

    # -- contents -----------------------------------------------------------------------------

    def _on_pwrite64(self, rest: str, result: int) -> Iterator[Event]:
        file = self.files.get(int(rest.split(",", maxsplit=1)[0]))
        if file is not None:
            place = int(rest.rsplit(",", 1)[1])
            yield Event("write", file.path, place, _texts(rest)[0][:result])

    def _on_write(self, rest: str, result: int) -> Iterator[Event]:
        number = int(rest.split(",", maxsplit=1)[0])
        data = _texts(rest)[0][:result]
        file = self.files.get(number)
        if number == 1:
            yield Event("say", "", data=data)
        if file is not None:
            assert not file.appends, f"{file.path} is appended to"
            yield Event("write", file.path, file.place, data)
            file.place += result

    def _on_lseek(self, rest: str, result: int) -> Iterator[Event]:
        file = self.files.get(int(rest.split(",", maxsplit=1)[0]))
        if file is not None:
            file.place = result
        yield from ()

    def _on_ftruncate(self, rest: str, _result: int) -> Iterator[Event]:
        number, size = rest.split(", ")
        if int(number) in self.files:
            yield Event("cut", self.files[int(number)].path, int(size))

    def _on_fsync(self, rest: str, _result: int) -> Iterator[Event]:
        file = self.files.get(int(rest))
        if file is not None:
            yield Event("sync", file.path)

    _on_fdatasync = _on_fsync

    # -- names --------------------------------------------------------------------------------

    def _on_unlink(self, rest: str, _result: int) -> Iterator[Event]:
        (path,) = _texts_as_paths(rest)
        if self._is_ours(path):
            yield Event("unlink", path)

    def _on_rename(self, rest: str, _result: int) -> Iterator[Event]:
        path, other = _texts_as_paths(rest)
        if self._is_ours(path) or self._is_ours(other):
            yield Event("rename", path, other=other)

    def _on_mkdir(self, rest: str, _result: int) -> Iterator[Event]:
        (path,) = _texts_as_paths(rest)
        if self._is_ours(path):
            yield Event("mkdir", path)


def _whole_lines(trace: Path) -> Iterator[tuple[str, str, int]]:
    """Each finished call: its name, its arguments, its result; threads interrupt each other."""
    begun: dict[str, str] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            thread, _space, call = line.partition(" ")
            call = call.strip()
            if call.endswith("<unfinished ...>"):
                begun[thread] = call.removesuffix("<unfinished ...>")
                continue
            if call.startswith("<... "):
                call = begun.pop(thread) + call.partition("resumed>")[2]
            match = _LINE.match(f"{thread} {call}")
            if match is not None and match[4] != "?":
                yield match[2], match[3].strip(), int(match[4])


def _texts(rest: str) -> list[bytes]:
    return [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(rest)]


def _texts_as_paths(rest: str) -> list[str]:
    return [text.decode("utf-8", "replace") for text in _texts(rest)]
