"""``marquee log``: what was done, by whom, when and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file, add_json, opened
from planner.cli.output import as_json, as_table
from planner.cli.things import steps_of
from planner.document import Document, Step
from planner.i18n import N_, _


class Log(Command):
    """The history of the file, newest first."""

    help = N_("Say what was done, by whom, when and why, newest first.")

    def arguments(self, parser: ArgumentParser) -> None:
        """A file, what to restrict it to, and ``--json``."""
        add_file(parser)
        parser.add_argument(
            "--of",
            metavar=_("THING"),
            help=_("only what was done to this screening, programme, film, screen or hold"),
        )
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Print the steps."""
        with opened(given) as document:
            rows = [_row(step) for step in reversed(_steps(document, given.of))]
        shown = ("time", "author", "title", "comment", "rows", "undone")
        print(as_json(rows) if given.json else as_table(rows, shown))
        return 0


def _steps(document: Document, thing: str | None) -> tuple[Step, ...]:
    return document.history() if thing is None else steps_of(document, thing)


def _row(step: Step) -> dict[str, object]:
    """A step with the keys of the JSON contract."""
    return {
        "id": step.id,
        "time": step.time,
        "author": step.author,
        "title": step.title,
        "comment": step.comment,
        "rows": len(step.rows),
        "undone": step.undone,
    }
