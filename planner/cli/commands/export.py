"""``marquee export``: the festival for other programs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from pathlib import Path

from planner.cli.command import Command, add_file, opened
from planner.cli.options import describe, parse_options
from planner.exchange.writers import all_writers, export
from planner.i18n import N_, _
from planner.text import safe_name


class Export(Command):
    """Write films, programmes, screens and screenings for other programs."""

    help = N_("Write films, programmes, screens and screenings for other programs.")
    takes_options = True

    def arguments(self, parser: ArgumentParser) -> None:
        """The form and where to put it; the form's own options follow."""
        add_file(parser, plan=True)
        parser.add_argument("--to", required=True, choices=sorted(all_writers()))
        parser.add_argument(
            "--out", type=Path, help=_("file or folder; beside the festival file if left out")
        )
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = writer_reference()

    def run(self, given: Namespace) -> int:
        """Export, and say which files were written; what was left out is said on stderr."""
        writer = all_writers()[given.to]
        options = parse_options(writer.options, given.rest)
        with opened(given) as document:
            festival = document.festival
            name = writer.name_for(safe_name(festival.edition.name))
            out = given.out or given.file.with_name(name)
            exported = export(festival, writer, out, options, document.still)
        for sentence in exported.left_out:
            sys.stderr.write(f"{sentence}\n")
        for written in exported.files:
            print(written)
        return 0


def writer_reference() -> str:
    """Every writer with its options."""
    return "\n\n".join(
        f"{name}: {_(writer.title)}\n{describe(writer.options)}".rstrip()
        for name, writer in all_writers().items()
    )
