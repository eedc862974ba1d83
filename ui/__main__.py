"""The script ``marquee``: the window without a command or with ``open``, else the command line.

The command line must not pay for Qt, nor need it. The window is painted before SQLAlchemy is
imported, which takes as long as Qt; see ``ui.app.open_when_painted``.
"""

from __future__ import annotations

import builtins
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

SAMPLE = "--sample"
READ_WORKBOOK = "--read-workbook"
"""How a frozen Marquee starts itself as the child process that opens a spreadsheet."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run Marquee with these arguments; gives back the exit code."""
    if getattr(sys, "frozen", False):
        import multiprocessing  # with all that it brings, a sixth of the start

        multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == [READ_WORKBOOK]:
        from planner.exchange.tables.workbook import main as read_workbook

        return read_workbook()
    if not wants_window(arguments):
        from planner.cli import main as command_line

        return command_line(arguments)
    return open_window(arguments[1:] if arguments[:1] == ["open"] else arguments)


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments ask for the window: none, ``open [FILE|--sample]``, or a festival."""
    if not arguments:
        return True
    if arguments[0] == "open":
        rest = arguments[1:]
        return len(rest) < 2 and (rest == [SAMPLE] or not any(a.startswith("-") for a in rest))
    return len(arguments) == 1 and arguments[0].endswith(".marquee")


def open_window(arguments: Sequence[str]) -> int:
    """Open the window on a file, the sample, or nothing; says so when there is no display."""
    from planner.i18n import _, use_language

    use_language()
    if display_missing():
        return _refuse(
            _(
                "There is no display here, so no window can open; “marquee --help” lists what"
                " works without one."
            )
        )
    try:
        without_import_hook("PySide6.QtCore")
        from ui.app import run
    except ImportError as missing:
        return _refuse(
            _("The window cannot open, for a part of Qt is missing: {reason}.").format(
                reason=missing
            )
        )

    sample = list(arguments) == [SAMPLE]
    return run(Path(arguments[0]) if arguments and not sample else None, sample=sample)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - this is the command line
    return 2


def without_import_hook(name: str) -> None:
    """Import PySide6, and take its hook off Python's imports again.

    The hook looks whether a file asks for ``__feature__``, which none of ours does, and makes each
    later import dearer: SQLAlchemy's by a quarter.
    """
    plain = builtins.__import__
    import_module(name)
    builtins.__import__ = plain


def display_missing() -> bool:
    """Whether this is a system of X11 or Wayland on which no window can open.

    Qt would end the process without a word that helps, so it is looked at before Qt starts.
    """
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or chosen not in {"", "xcb", "wayland"}:
        return False
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "/run")) / wayland).exists():
        return False
    return not _answers(os.environ.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Whether an X server listens at a display such as ``:0`` or ``desk:10.0``."""
    import socket

    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    try:
        if host in {"", "unix"}:
            with socket.socket(socket.AF_UNIX) as server:
                server.connect(f"/tmp/.X11-unix/X{number}")  # noqa: S108 - where X servers listen
        else:
            socket.create_connection((host, 6000 + int(number)), timeout=5).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
