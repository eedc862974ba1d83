"""``marquee print``: a document as PDF."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Mapping
from pathlib import Path

from planner.cli.command import Command, add_file, opened
from planner.cli.options import describe, parse_options
from planner.errors import UserError
from planner.i18n import N_, _, ngettext
from planner.model import Festival
from planner.pdf.base import For, Printed, PrintedDocument
from planner.pdf.pictures import Stills
from planner.pdf.printing import file_name
from planner.pdf.states import with_states
from planner.settings import Setting
from planner.text import safe_name
from planner.writing import (
    require_place_for_file,
    require_place_for_folder,
    write_file,
    write_folder,
)

_ALL = "all"


class Print(Command):
    """Print a document to a PDF file."""

    id = "print"
    help = N_("Print a document to a PDF file.")
    takes_options = True

    def arguments(self, parser: ArgumentParser) -> None:
        """The document and where to put it; its own options follow."""
        add_file(parser, plan=True)
        parser.add_argument(
            "document", metavar=_("DOCUMENT"), help=_("for example day-grid; “all” is each")
        )
        parser.add_argument(
            "--out",
            type=Path,
            metavar="PDF",
            help=_("beside the file if left out; a folder for all"),
        )
        parser.add_argument(
            "--for",
            dest="readers",
            choices=[str(readers) for readers in For],
            help=_("with all: only the documents that are for these readers"),
        )
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = document_reference()

    def run(self, given: Namespace) -> int:
        """Render and write; what the layout had to shorten is said on stderr."""
        from planner.pdf.documents import all_documents

        documents = all_documents()
        if given.document != _ALL and given.document not in documents:
            raise UserError(
                _("There is no document “{name}”; there are: {names}.").format(
                    name=given.document, names=", ".join((*documents, _ALL))
                )
            )
        wanted = (
            {given.document: documents[given.document]}
            if given.document != _ALL
            else {
                name: one
                for name, one in documents.items()
                if given.readers in {None, str(one.readers)}
            }
        )
        if given.readers and given.document != _ALL:
            raise UserError(_("--for goes with “{all}” only.").format(all=_ALL))
        declared = _shared(wanted)
        options = parse_options(declared, given.rest)
        with opened(given) as document:  # the stills come from the file while pages are made
            festival = document.festival
            options = with_states(document, declared, options)
            if given.document == _ALL:
                self._print_all(festival, given, options, wanted, document.still)
                return 0
            out = given.out or given.file.with_name(file_name(festival, given.document))
            require_place_for_file(out)
            printed = _render(festival, given.document, options, document.still)
        write_file(out, printed.pdf)
        pages = ngettext("{pages} page in {out}.", "{pages} pages in {out}.", printed.pages)
        print(pages.format(pages=printed.pages, out=out))
        return 0

    def _print_all(
        self,
        festival: Festival,
        given: Namespace,
        options: Mapping[str, object],
        documents: Mapping[str, PrintedDocument],
        stills: Stills,
    ) -> None:
        """Each document into one folder; an option goes to whichever documents have it."""
        folder = given.out or given.file.with_name(safe_name(f"{festival.edition.name} prints"))
        require_place_for_folder(folder)
        files, pages = {}, 0
        for name, document in documents.items():
            own = {setting.key for setting in document.every_option}
            values = {key: value for key, value in options.items() if key in own}
            printed = _render(festival, name, values, stills, f"{_(document.title)}: ")
            files[file_name(festival, name)] = printed.pdf
            pages += printed.pages
        write_folder(folder, files)
        print(
            _("{pages} pages in {count} files in {folder}.").format(
                pages=pages, count=len(files), folder=folder
            )
        )


def _shared(documents: Mapping[str, PrintedDocument]) -> tuple[Setting, ...]:
    """Every option of any document, once."""
    found = {setting.key: setting for one in documents.values() for setting in one.every_option}
    return tuple(found.values())


def _render(
    festival: Festival,
    name: str,
    options: Mapping[str, object],
    stills: Stills,
    before: str = "",
) -> Printed:
    """The print; what it says about itself goes to stderr, each sentence behind ``before``."""
    from planner.pdf import render

    printed = render(festival, name, options, stills)
    for warning in printed.warnings:
        sys.stderr.write(f"{before}{warning}\n")
    return printed


def document_reference() -> str:
    """Every document with its options, and those for the printer once."""
    from planner.pdf.base import FOR_ALL
    from planner.pdf.documents import all_documents

    told = [
        f"{name}: {_(document.title)}\n{describe(document.options)}"
        for name, document in all_documents().items()
    ]
    return "\n\n".join((*told, _("every document") + ":\n" + describe(FOR_ALL)))
