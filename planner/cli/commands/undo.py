"""``marquee undo``: take the last step back, or go to any other."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file, opened
from planner.document import Document
from planner.errors import UserError
from planner.i18n import N_, _


class Undo(Command):
    """Take the last step back, or go back to an earlier one."""

    help = N_("Take the last step back, or go back to an earlier one.")
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """A file, and the step to stand at."""
        add_file(parser)
        parser.add_argument(
            "--to",
            type=int,
            metavar=_("STEP"),
            help=_("stand at this step of “marquee log FILE --json”, on whichever branch"),
        )

    def run(self, given: Namespace) -> int:
        """Undo one step, or go to the one that was named; refused when there is none."""
        with opened(given) as document:
            if given.to is not None:
                document.go_to(given.to, "command line")
                print(_("Back at: {title}.").format(title=_title(document, given.to)))
                return 0
            title = document.undo_title
            if title is None:
                raise UserError(_("There is nothing to undo in {file}.").format(file=given.file))
            document.undo("command line")
        print(_("Undone: {title}.").format(title=title))
        return 0


def _title(document: Document, step_id: int) -> str:
    return next(step.title for step in document.history() if step.id == step_id)
