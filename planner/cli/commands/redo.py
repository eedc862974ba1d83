"""``marquee redo``: do again what was undone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file, opened
from planner.errors import UserError
from planner.i18n import N_, _


class Redo(Command):
    """Do again what was undone."""

    help = N_("Do again what was undone last.")
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """A file."""
        add_file(parser)

    def run(self, given: Namespace) -> int:
        """Redo one step; refused when there is none."""
        with opened(given) as document:
            title = document.redo_title
            if title is None:
                raise UserError(_("There is nothing to redo in {file}.").format(file=given.file))
            document.redo("command line")
        print(_("Done again: {title}.").format(title=title))
        return 0
