"""The command line: everything the window can do to a festival, without Qt (DESIGN section 7).

Each command is one file in ``planner/cli/commands``. Expected failures are one sentence on stderr
and exit code 2.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from planner import __version__
from planner.cli.command import Command
from planner.discover import discover
from planner.errors import UserError
from planner.i18n import _, use_language

REFUSED = 2


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        raise UserError(
            _("{complaint}. See “{program} --help”.").format(
                complaint=message[:1].upper() + message[1:].rstrip("."), program=self.prog
            )
        )


def all_commands() -> dict[str, Command]:
    """Every command by its name, in alphabetical order."""
    found = discover("planner.cli.commands", Command)  # type: ignore[type-abstract]
    return dict(sorted(found.items()))


def make_parser(asked: str | None = None) -> argparse.ArgumentParser:
    """The parser of the whole command line; every command has its own ``--help``.

    With the name of the command that was ``asked`` for, only that one declares its arguments: the
    help of some names every document or reader, which takes a while to find.
    """
    parser = _Parser(
        prog="marquee",
        description=_("Plan a film festival's timetable: place, check, print."),
        epilog=_("Without a command, or with “open FILE”, the window opens."),
    )
    parser.add_argument("--version", action="version", version=f"Marquee {__version__}")
    names = parser.add_subparsers(dest="command", metavar=_("COMMAND"), required=True)
    for name, command in all_commands().items():
        own = names.add_parser(
            name, help=command.help, description=command.help, allow_abbrev=False
        )
        if asked in {None, name}:
            command.arguments(own)
        own.set_defaults(
            run=command.run,
            takes_options=command.takes_options,
            changes=command.changes,
            own=own,
        )
    return parser


def main(argv: Sequence[str]) -> int:
    """Run one command; gives back the exit code and never shows a traceback for bad input."""
    use_language()
    try:
        return _run(argv)
    except UserError as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        sys.stderr.write(_("Stopped; nothing more was changed.") + "\n")
        return 130


def _run(argv: Sequence[str]) -> int:
    asked = next((word for word in argv if not word.startswith("-")), "")
    if asked == "open":
        raise UserError(_("A festival opens in the window; type “marquee open FILE” for it."))
    given, rest = make_parser(asked).parse_known_args(argv)
    if rest and not given.takes_options:
        given.own.error(_("unknown argument {argument}").format(argument=rest[0]))
    given.rest = rest
    code: int = given.run(given)
    return code
