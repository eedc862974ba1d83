"""``marquee picture``: the picture of a page of the catalogue, or the logo of a sponsor."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from planner.cli.command import Command, add_file, opened
from planner.cli.naming import find_page, find_sponsor
from planner.edit.stills import SetPicture
from planner.exchange.pictures import load_page
from planner.i18n import N_, _
from planner.model import Editorial, Sponsor


class Picture(Command):
    """Put a picture, or the first page of a PDF, on a page of the catalogue or on a sponsor."""

    help = N_("Put a picture or a PDF on a page of the catalogue, or a logo on a sponsor.")
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """The file, which page or sponsor, and the picture."""
        add_file(parser)
        parser.add_argument("picture", type=Path, metavar=_("IMAGE_OR_PDF"))
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--page", metavar=_("TITLE"), help=_("the title of the page"))
        which.add_argument("--sponsor", metavar=_("NAME"), help=_("the name of the sponsor"))

    def run(self, given: Namespace) -> int:
        """Set it."""
        picture = load_page(given.picture)
        with opened(given) as document:
            festival = document.festival
            row: Editorial | Sponsor
            if given.page is not None:
                row = find_page(festival, given.page)
            else:
                row = find_sponsor(festival, given.sponsor)
            name = document.keep_still(picture.content)
            document.run(SetPicture(row.table, row.id, name, picture.name), "command line")
        called = row.title if isinstance(row, Editorial) else row.name
        print(_("{file}: “{title}”").format(file=given.picture.name, title=called))
        return 0
