"""``marquee release``: freeze a plan under a name."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file, add_json, opened
from planner.cli.output import as_json
from planner.i18n import N_, _, ngettext
from planner.rules.gate import release
from planner.times import iso


class ReleaseCommand(Command):
    """Freeze a copy of the plan as it is published; refused while unaccepted blockers exist."""

    id = "release"
    help = N_("Freeze a copy of a plan under a name; refused while unaccepted blockers exist.")
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """The name, and what to say about it."""
        add_file(parser, plan=True)
        parser.add_argument("name", metavar=_("NAME"), help=_("for example “Catalogue”"))
        parser.add_argument("--note", default="", help=_("what it is for, or what is new in it"))
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Release it."""
        with opened(given) as document:
            made = release(document, given.name, given.note, "command line")
            count = len(document.festival.in_plan(made.plan_id).screenings())
        if given.json:
            row = {
                "id": made.id,
                "name": made.name,
                "plan_id": made.plan_id,
                "made": iso(made.made),
                "note": made.note,
                "screenings": count,
            }
            print(as_json(row))
            return 0
        print(
            ngettext(
                "Released “{name}”: {count} screening.",
                "Released “{name}”: {count} screenings.",
                count,
            ).format(name=made.name, count=count)
        )
        return 0
