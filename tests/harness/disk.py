"""A disk that loses power: what may be on it then, after everything that was written and synced.

Nothing is promised but what was synced: of the rest, each write may have arrived, or some of its
sectors, or nothing; a new name may be there or not; a file's content does not wait for its name.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tests.harness.recording import Event

SECTOR = 512
Files = dict[str, bytes]
Choice = Callable[[], bool]


@dataclass
class _Content:
    """What a file holds for sure, and what was written since."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        for event in self.pending:
            _apply(self.durable, event)
        self.pending.clear()

    def image(self, arrived: Choice, torn: random.Random | None) -> bytes:
        """One content that the disk may have."""
        found = bytearray(self.durable)
        for event in self.pending:
            if arrived():
                _apply(found, event, torn)
        return bytes(found)


def _apply(content: bytearray, event: Event, torn: random.Random | None = None) -> None:
    if event.what == "cut":
        del content[event.place :]
        content.extend(bytes(event.place - len(content)))
        return
    end = event.place + len(event.data)
    if end > len(content):  # the length may arrive without the bytes
        content.extend(bytes(end - len(content)))
    if torn is None:
        content[event.place : end] = event.data
        return
    for start in range(0, len(event.data), SECTOR):
        if torn.random() < 0.5:
            piece = event.data[start : start + SECTOR]
            content[event.place + start : event.place + start + len(piece)] = piece


@dataclass
class _Naming:
    """A change of names that its folder has not synced: the name, and what it then names."""

    folder: str
    changes: dict[str, _Content | None]
    new_folder: str = ""


class Disk:
    """Begins with these files, all of them safe; follows ``Event`` after event."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._names = {path: _Content(bytearray(data)) for path, data in files.items()}
        self._live = dict(self._names)
        self._pending: list[_Naming] = []

    @property
    def is_settled(self) -> bool:
        """Whether there is only one thing that can be on it."""
        return not self._pending and not any(c.pending for c in self._names.values())

    def follow(self, event: Event) -> None:
        """This was done by a program."""
        if event.what in {"create", "unlink", "rename", "mkdir"}:
            self._name(event)
        elif event.what == "sync":
            self._sync(event.path)
        elif event.what != "say":
            self._live[event.path].pending.append(event)

    def _name(self, event: Event) -> None:
        folder = str(PurePosixPath(event.path).parent)
        if event.what == "mkdir":
            self._pending.append(_Naming(folder, {}, event.path))
            return
        if event.what == "create":
            if event.path in self._live:
                return
            changes: dict[str, _Content | None] = {event.path: _Content()}
        elif event.what == "unlink":
            changes = {event.path: None}
        else:
            changes = {event.path: None, event.other: self._live[event.path]}
        for path, content in changes.items():
            self._live.pop(path, None)
            if content is not None:
                self._live[path] = content
        self._pending.append(_Naming(folder, changes))

    def _sync(self, path: str) -> None:
        if path in self._live:
            self._live[path].sync()
        for naming in [n for n in self._pending if n.folder == path]:
            self._pending.remove(naming)
            _rename(self._names, naming)

    def live(self) -> Files:
        """What programs see as long as there is power."""
        return {path: c.image(lambda: True, None) for path, c in self._live.items()}

    def after_power_cut(self, arrived: Choice, torn: random.Random | None = None) -> Files:
        """One set of files that may be there when the power is back."""
        names, missing = dict(self._names), []
        for naming in self._pending:
            if arrived():
                _rename(names, naming)
            elif naming.new_folder:
                missing.append(naming.new_folder + "/")
        return {
            path: content.image(arrived, torn)
            for path, content in names.items()
            if not path.startswith(tuple(missing))
        }


def _rename(names: dict[str, _Content], naming: _Naming) -> None:
    for path, content in naming.changes.items():
        names.pop(path, None)
        if content is not None:
            names[path] = content
