"""``marquee log``: what was done, by whom and when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file, add_json, opened
from planner.cli.output import as_json, as_table
from planner.i18n import N_


class Log(Command):
    """The history of the file, newest first."""

    help = N_("Say what was done, by whom and when, newest first.")

    def arguments(self, parser: ArgumentParser) -> None:
        """A file and ``--json``."""
        add_file(parser)
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Print the steps."""
        with opened(given) as document:
            rows: list[dict[str, object]] = [
                {
                    "id": step.id,
                    "time": step.time,
                    "author": step.author,
                    "title": step.title,
                    "comment": step.comment,
                    "rows": len(step.rows),
                    "undone": step.undone,
                }
                for step in reversed(document.history())
            ]
        shown = ("time", "author", "title", "comment", "rows", "undone")
        print(as_json(rows) if given.json else as_table(rows, shown))
        return 0
