"""``marquee new``: start a festival."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from planner.cli.command import Command, add_file, say_of_place
from planner.document import Document
from planner.edit.editions import StartFestival
from planner.i18n import N_, _
from planner.times import day_label, parse_day


class New(Command):
    """Make a festival file with its name, days and time zone."""

    help = N_("Start a festival: its name, first and last day (included) and time zone.")

    def arguments(self, parser: ArgumentParser) -> None:
        """The file and the three facts every festival needs."""
        add_file(parser)
        parser.add_argument("--name", required=True, help=_("what the festival is called"))
        parser.add_argument(
            "--from",
            dest="first",
            required=True,
            metavar=_("DATE"),
            help=_("first day, 2026-11-05"),
        )
        parser.add_argument(
            "--to", dest="last", required=True, metavar=_("DATE"), help=_("last day, included")
        )
        parser.add_argument("--zone", required=True, help=_("IANA time zone, as Europe/Paris"))

    def run(self, given: Namespace) -> int:
        """Create the file; an existing one is refused."""
        start = StartFestival(
            given.name, parse_day(given.first, "--from"), parse_day(given.last, "--to"), given.zone
        )
        path: Path = given.file
        with Document.create(path, start) as document:
            edition = document.festival.edition
            say_of_place(document)
        print(
            _("{name}, {first} to {last}, is in {file}.").format(
                name=edition.name,
                first=day_label(edition.first_day),
                last=day_label(edition.last_day),
                file=path,
            )
        )
        return 0
