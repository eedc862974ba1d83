"""Asking the program that has a festival open to let go of it, over a small file beside the lock.

Only its holder can know that everything is saved, so a festival is never taken: the holder looks
for such a file about every second, and answers by closing the festival.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from planner.errors import FestivalHandedOver, FestivalHeld, UserError
from planner.i18n import _
from planner.store.failures import not_writable
from planner.store.folders import beside
from planner.store.lock import Holder, held, holder_in, holder_of, lock_file

log = logging.getLogger(__name__)

Opened = TypeVar("Opened")

PATIENCE = 10.0
"""How many seconds a holder has for its answer."""

_PAUSE = 0.1


def request_file(path: Path) -> Path:
    """The file by which somebody asks for the festival."""
    return beside(path, ".", ".request")


def _always() -> bool:
    return True


def take_over(
    path: Path,
    attempt: Callable[[], Opened],
    patience: float = PATIENCE,
    wanted: Callable[[], bool] = _always,
) -> Opened:
    """Ask whoever has the festival open to let go, and ``attempt`` to open it until they have.

    Raises FestivalHeld when nobody answers within ``patience`` seconds, or when ``wanted`` says
    that whoever asked has thought better of it; and what ``attempt`` raises.
    """
    try:
        return attempt()
    except FestivalHeld:
        with _asking(path):
            return _tried_until_free(path, attempt, patience, wanted)


@contextmanager
def _asking(path: Path) -> Iterator[None]:
    _ask_for(path)
    try:
        yield
    finally:
        forget_requests(path)


def _ask_for(path: Path) -> None:
    request = request_file(path)
    try:
        unfinished = request.with_name(f"{request.name}.{os.getpid()}")
        unfinished.write_text(json.dumps(asdict(Holder.me())), encoding="utf-8")
        unfinished.replace(request)
    except OSError as error:
        raise not_writable(path) from error


def _tried_until_free(
    path: Path, attempt: Callable[[], Opened], patience: float, wanted: Callable[[], bool]
) -> Opened:
    last = time.monotonic() + patience
    while True:
        time.sleep(_PAUSE)
        if not wanted():
            raise held(path)
        if not request_file(path).exists():  # somebody's who was before us took ours with theirs
            _ask_for(path)
        try:
            return attempt()
        except FestivalHeld as error:
            if time.monotonic() >= last:
                raise _unanswered(path) from error


def _unanswered(path: Path) -> UserError:
    holder = holder_of(path)
    if holder is None:
        return FestivalHeld(
            _("The program that has “{path}” open does not answer; close it there.").format(
                path=path
            )
        )
    sentence = _(
        "{app} on {host} (user {user}, process {pid}) has “{path}” open and does not answer; "
        "close it there. If it does not run any more, delete “{note}”."
    )
    return FestivalHeld(
        sentence.format(
            app=holder.app,
            host=holder.host,
            user=holder.user,
            pid=holder.pid,
            path=path,
            note=lock_file(path),
        )
    )


# -- the holder's part --------------------------------------------------------------------------


def asked_for(path: Path) -> FestivalHandedOver | None:
    """The sentence that says who asks for the festival; None when nobody does (any more)."""
    asking = holder_in(request_file(path))
    if asking is None:
        return None
    if asking.is_dead:
        log.info("whoever asked for %s has died: process %d", path, asking.pid)
        forget_requests(path)
        return None
    return FestivalHandedOver(
        _(
            "“{path}” was handed over to {user} on {host} at {time}; everything was saved before. "
            "It can only be looked at here until you open it again."
        ).format(path=path, user=asking.user, host=asking.host, time=asking.since)
    )


def forget_requests(path: Path) -> None:
    """Remove a request that nobody waits for any more; it was answered, or is an old one."""
    with suppress(OSError):
        request_file(path).unlink(missing_ok=True)
