"""``marquee note``: say afterwards why something was done."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file, opened
from planner.i18n import N_, _


class Note(Command):
    """Say why a step was done, in place of what was said before; the festival stays as it is."""

    help = N_("Say afterwards why a step was done; the history keeps it.")
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """The step and the reason."""
        add_file(parser)
        parser.add_argument("step", type=int, help=_("its id, from “marquee log FILE --json”"))
        parser.add_argument("text", metavar=_("TEXT"), help=_("the reason; empty takes it away"))

    def run(self, given: Namespace) -> int:
        """Keep the reason."""
        with opened(given) as document:
            document.note(given.step, given.text)
        print(_("Noted."))
        return 0
