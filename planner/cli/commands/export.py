"""``marquee export``: the festival for other programs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from planner.cli.command import Command, add_file, opened
from planner.exchange.writers import all_writers
from planner.i18n import N_, _
from planner.text import safe_name


class Export(Command):
    """Write films, programmes, screens and screenings for other programs."""

    help = N_("Write films, programmes, screens and screenings for other programs.")

    def arguments(self, parser: ArgumentParser) -> None:
        """The form and where to put it."""
        add_file(parser, plan=True)
        parser.add_argument("--to", required=True, choices=sorted(all_writers()))
        parser.add_argument(
            "--out", type=Path, help=_("file or folder; beside the festival file if left out")
        )

    def run(self, given: Namespace) -> int:
        """Export, and say which files were written."""
        with opened(given) as document:
            festival = document.festival
        writer = all_writers()[given.to]
        out = given.out or given.file.with_name(safe_name(festival.edition.name) + writer.suffix)
        for written in writer.write(festival, out):
            print(written)
        return 0
