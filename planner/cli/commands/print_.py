"""``marquee print``: a document as PDF."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from pathlib import Path

from planner.cli.command import Command, add_file, opened
from planner.cli.options import describe, parse_options
from planner.errors import UserError
from planner.i18n import N_, _
from planner.text import safe_name
from planner.writing import write_file


class Print(Command):
    """Print a document to a PDF file."""

    id = "print"
    help = N_("Print a document to a PDF file.")
    takes_options = True

    def arguments(self, parser: ArgumentParser) -> None:
        """The document and where to put it; its own options follow."""
        add_file(parser, plan=True)
        parser.add_argument("document", metavar=_("DOCUMENT"), help=_("for example day-grid"))
        parser.add_argument(
            "--out", type=Path, metavar="PDF", help=_("beside the file if left out")
        )
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = document_reference()

    def run(self, given: Namespace) -> int:
        """Render and write; what the layout had to shorten is said on stderr."""
        from planner.pdf import render
        from planner.pdf.documents import all_documents

        documents = all_documents()
        if given.document not in documents:
            raise UserError(
                _("There is no document “{name}”; there are: {names}.").format(
                    name=given.document, names=", ".join(documents)
                )
            )
        options = parse_options(documents[given.document].options, given.rest)
        with opened(given) as document:
            festival = document.festival
        printed = render(festival, given.document, options)
        out = given.out or given.file.with_name(
            safe_name(f"{festival.edition.name} {given.document}") + ".pdf"
        )
        write_file(out, printed.pdf)
        for warning in printed.warnings:
            sys.stderr.write(f"{warning}\n")
        print(_("{pages} pages in {out}.").format(pages=printed.pages, out=out))
        return 0


def document_reference() -> str:
    """Every document with its options."""
    from planner.pdf.documents import all_documents

    return "\n\n".join(
        f"{name}: {_(document.title)}\n{describe(document.options)}"
        for name, document in all_documents().items()
    )
