"""``marquee board``: bring what hangs on the wall into the plan."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from planner.cli.command import Command, add_file, add_json, opened, say
from planner.cli.output import as_json
from planner.document.compare import compare
from planner.document.difference import Difference
from planner.edit.frozen import changes_of
from planner.errors import UserError
from planner.exchange.board import BoardRead, read_board
from planner.exchange.source import Source
from planner.i18n import N_, _, ngettext
from planner.model import Festival
from planner.rules import Conflict, check, consequences, explain


class Board(Command):
    """Read cards and places, typed or scanned, and put everything where it hangs: one step."""

    help = N_("Read the wall board back: cards and their places, as typed or scanned.")
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """The file, the list, and how to look at it first."""
        add_file(parser, plan=True)
        parser.add_argument(
            "board",
            metavar=_("LIST"),
            help=_(
                "a text of lines “code screen start”, or of scanned codes; - reads the keyboard"
            ),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("say what would move, and change nothing")
        )
        parser.add_argument(
            "--partly",
            action="store_true",
            help=_("leave out lines that cannot be read, instead of moving nothing"),
        )
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Say what moves, and move it."""
        source = _source(given.board)
        if source.foreign:
            raise UserError(source.foreign)
        given.changes = not given.dry_run
        with opened(given) as document:
            before = document.festival
            found = read_board(before, source.text, source.name)
            refused = not (found.is_whole or given.partly)
            edit = found.as_edit()
            after = before.with_changes(changes_of(edit, before)) if found.edits else before
            moved = compare(before, after).differences
            news = consequences(before, check(before), edit) if found.edits else ()
            if found.edits and not refused and not given.dry_run:
                document.run(edit, "command line")
        done = not (refused or given.dry_run)
        if given.json:
            print(as_json(_as_json(found, moved, news, after, done=done)))
        else:
            _print(found, moved, news, after)
        if refused and not given.dry_run:
            say(_("Nothing was moved; correct the lines, or leave them out with --partly."))
        return 2 if refused and not given.dry_run else 0


def _source(name: str) -> Source:
    if name != "-":
        return Source.load(Path(name))
    typed = sys.stdin.buffer.read().decode("utf-8", "replace")
    return Source(_("Keyboard"), typed)


def _print(
    found: BoardRead, moved: Iterable[Difference], news: Iterable[Conflict], after: Festival
) -> None:
    for difference in moved:
        print(difference.sentence())
    if found.same:
        message = ngettext(
            "{n} card is where it was.", "{n} cards are where they were.", found.same
        )
        print(message.format(n=found.same))
    for conflict in news:
        print(f"{conflict.severity.value:<8} {explain(conflict, conflict.within or after)}")
    for problem in found.problems:
        say(problem.sentence())


def _as_json(
    found: BoardRead,
    moved: Iterable[Difference],
    news: Iterable[Conflict],
    after: Festival,
    *,
    done: bool,
) -> dict[str, object]:
    return {
        "done": done,
        "same": found.same,
        "moves": [one.sentence() for one in moved],
        "conflicts": [
            {"severity": one.severity.value, "message": explain(one, one.within or after)}
            for one in news
        ],
        "problems": [problem.to_json() for problem in found.problems],
    }
