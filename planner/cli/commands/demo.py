"""``marquee demo``: the whole way on the sample festival, without a window."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from planner.cli.command import Command, say_of_place
from planner.cli.commands.check import totals
from planner.document import Document
from planner.i18n import N_, _
from planner.pdf import render
from planner.rules import check
from planner.sample import make_sample, place_the_rest
from planner.writing import write_file


class Demo(Command):
    """Import the sample catalogue, place it, check it and print it."""

    help = N_("Go the whole way on the sample festival: import, place, check, print.")

    def arguments(self, parser: ArgumentParser) -> None:
        """Where the results go."""
        parser.add_argument(
            "--out", type=Path, default=Path(), metavar=_("FOLDER"), help=_("here if left out")
        )

    def run(self, given: Namespace) -> int:
        """Do it all, and say where the files are."""
        folder: Path = given.out
        folder.mkdir(parents=True, exist_ok=True)
        file = make_sample(folder)
        with Document.open(file) as document:
            say_of_place(document)
            count = len(document.festival.films)
            print(_("Imported {count} films into {file}.").format(count=count, file=file))
            placed = place_the_rest(document)
            total = len(document.festival.screenings())
            print(
                _("Placed {placed} more screenings; {total} in all.").format(
                    placed=placed, total=total
                )
            )
            festival = document.festival
        print(totals(check(festival)))
        printed = render(festival, "day-grid", {"unconfirmed": True})
        out = file.with_name("day-grid.pdf")
        write_file(out, printed.pdf)
        print(_("Printed {pages} pages to {out}.").format(pages=printed.pages, out=out))
        return 0
