"""Disks that fail: full, read-only, or in the midst of a write, at the n-th thing that is written.

SQLite lets its system calls be replaced, for tests like these; Python's own can be refused by an
audit hook; and the system itself refuses on a small disk, or beyond a limit for the size of files.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

PAGE = 4096
SECTOR = 512


class Fault(Protocol):
    """Something that goes wrong while it is entered; ``hit`` says whether it did."""

    hit: bool

    def __enter__(self) -> Self:
        """From now on."""

    def __exit__(self, *_what: object) -> None:
        """No longer."""


# -- system calls of SQLite -----------------------------------------------------------------------

_INT, _LONG, _POINTER, _TEXT = ctypes.c_int, ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_char_p
_LIBC = ctypes.CDLL(None, use_errno=True)
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "pwrite": (_LONG, _INT, _POINTER, ctypes.c_size_t, ctypes.c_longlong),
    "pwrite64": (_LONG, _INT, _POINTER, ctypes.c_size_t, ctypes.c_longlong),
    "ftruncate": (_INT, _INT, ctypes.c_longlong),
    "unlink": (_INT, _TEXT),
    "open": (_INT, _TEXT, _INT, _INT),
}


class _Vfs(ctypes.Structure):
    """The beginning of SQLite's table of functions, up to the one that replaces system calls."""

    _fields_ = [
        ("version", _INT),
        ("file_size", _INT),
        ("longest_path", _INT),
        ("next", _POINTER),
        ("name", _TEXT),
        ("data", _POINTER),
        ("functions", _POINTER * 13),
        ("set_system_call", ctypes.CFUNCTYPE(_INT, _POINTER, _TEXT, _POINTER)),
    ]


def _replace(name: str, function: object | None) -> None:
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    vfs = library.sqlite3_vfs_find(None)
    address = None if function is None else ctypes.cast(function, _POINTER)  # type: ignore[arg-type]
    vfs.contents.set_system_call(ctypes.cast(vfs, _POINTER), name.encode(), address)


class FailingCalls:
    """From its n-th call on that changes anything on a disk, SQLite gets this error.

    With ``short`` the first such write leaves half of its bytes, unless it is less than a sector,
    of which no disk writes half; with ``once`` all later calls succeed again.
    """

    def __init__(self, index: int, number: int, *, short: bool = False, once: bool = False) -> None:
        self.hit = False
        self._left = index
        self._error = number
        self._short, self._once = short, once
        self._callbacks = {name: self._callback(name) for name in _SIGNATURES}

    def __enter__(self) -> Self:
        for name, callback in self._callbacks.items():
            _replace(name, callback)
        return self

    def __exit__(self, *_what: object) -> None:
        for name in self._callbacks:
            _replace(name, None)

    def _callback(self, name: str) -> object:
        kind = ctypes.CFUNCTYPE(*_SIGNATURES[name], use_errno=True)
        real = kind((name, _LIBC))

        def call(*values: Any) -> int:
            if name == "open" and not values[1] & os.O_CREAT:
                return int(real(*values))
            self._left -= 1
            if self._left >= 0 or (self._once and self.hit):
                return int(real(*values))
            first, self.hit = not self.hit, True
            if first and self._short and name.startswith("pwrite") and values[2] > SECTOR:
                number, data, size, place = values
                return int(real(number, data, size // 2, place))
            ctypes.set_errno(self._error)
            return -1

        return kind(call)


# -- what Python does itself ----------------------------------------------------------------------

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_hooks: list[Callable[[str, tuple[Any, ...]], None]] = []


def _hook(event: str, values: tuple[Any, ...]) -> None:
    for hook in _hooks:
        hook(event, values)


class FailingFiles:
    """From the n-th time on, no file may be opened for writing, renamed or removed, nor a folder
    made, by Python.
    """

    _installed = False

    def __init__(self, index: int, number: int) -> None:
        self.hit = False
        self._left, self._error = index, number
        if not FailingFiles._installed:  # for ever: Python has no way to take one off again
            sys.addaudithook(_hook)
            FailingFiles._installed = True

    def __enter__(self) -> Self:
        _hooks.append(self._look)
        return self

    def __exit__(self, *_what: object) -> None:
        _hooks.remove(self._look)

    def _look(self, event: str, values: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(values[2], int) and values[2] & _WRITING
        if writes or event in {"os.rename", "os.remove", "os.mkdir"}:
            self._left -= 1
            if self._left < 0:
                self.hit = True
                raise OSError(self._error, os.strerror(self._error), str(values[0]))


# -- what the system refuses ----------------------------------------------------------------------


class LimitedFiles:
    """No file may grow beyond so many bytes."""

    def __init__(self, size: int) -> None:
        self.hit = False
        self._size = size
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def __enter__(self) -> Self:
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._size, self._before[1]))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)
        self.hit = kind is not None


class FullDisk:
    """A small disk of which only so many pages are free."""

    def __init__(self, disk: Path, pages: int) -> None:
        self.hit = False
        self._disk, self._pages = disk, pages
        self._ballast = disk / "ballast"

    def __enter__(self) -> Self:
        self._ballast.touch()  # the name needs a page, too
        found = os.statvfs(self._disk)
        size = found.f_bavail * found.f_frsize - self._pages * PAGE
        with self._ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(size, 1))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._ballast.unlink()
        self.hit = kind is not None


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path | None]:
    """A disk of that many bytes, mounted on a new folder; None where one may not mount."""
    place = folder / "small"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={size}", "marquee-harness", str(place)]
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(["mount", *options], capture_output=True, check=False).returncode
    )
    try:
        yield place if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(place)], check=True)


READ_ONLY, FULL, BROKEN = errno.EROFS, errno.ENOSPC, errno.EIO
