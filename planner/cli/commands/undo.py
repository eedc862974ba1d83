"""``marquee undo``: take the last step back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file, opened
from planner.errors import UserError
from planner.i18n import N_, _


class Undo(Command):
    """Take the last step back."""

    help = N_("Take the last step back.")
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """A file."""
        add_file(parser)

    def run(self, given: Namespace) -> int:
        """Undo one step; refused when there is none."""
        with opened(given) as document:
            title = document.undo_title
            if title is None:
                raise UserError(_("There is nothing to undo in {file}.").format(file=given.file))
            document.undo("command line")
        print(_("Undone: {title}.").format(title=title))
        return 0
