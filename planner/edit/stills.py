"""Stills of films, pictures of pages and logos: which of those in the festival file it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import RECORDS, Editorial, Film, Sponsor

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class SetStill(Edit):
    """Give a film its still: a picture that ``Document.keep_still`` put into the file, by its name.

    ``called`` is the name of the file it came from; empty leaves what is there. An empty picture
    takes the still off again.
    """

    film_id: int
    sha256: str
    called: str = ""

    title = N_("Set still")

    def apply(self, work: Work) -> None:
        """Name the picture in the film's row."""
        _require_name(self.sha256)
        film = work.get(Film, self.film_id)
        called = self.called or (film.still if self.sha256 else "")
        work.change(Film, film.id, still_sha256=self.sha256, still=called)


@dataclass(frozen=True)
class SetPicture(Edit):
    """Give a page of the catalogue its picture, or a sponsor its logo: one that
    ``Document.keep_still`` put into the file, by its name. An empty one takes it off again.
    """

    table: str
    row_id: int
    sha256: str
    called: str = ""

    title = N_("Set picture")

    def apply(self, work: Work) -> None:
        """Name the picture in the row."""
        _require_name(self.sha256)
        if self.table not in PICTURED:
            raise UserError(_("There is no picture in {table}.").format(table=self.table))
        cls = RECORDS[self.table]
        row = work.get(cls, self.row_id)
        work.change(cls, row.id, picture_sha256=self.sha256, picture=self.called)


PICTURED = (Editorial.table, Sponsor.table)
"""The tables whose rows have a picture, films aside."""


def _require_name(sha256: str) -> None:
    if sha256 and not _SHA256.fullmatch(sha256):
        raise UserError(_("“{name}” names no picture.").format(name=sha256))
