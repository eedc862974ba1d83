"""The still of a film: which of the pictures in the festival file it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Film

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
        if self.sha256 and not _SHA256.fullmatch(self.sha256):
            raise UserError(_("“{name}” names no picture.").format(name=self.sha256))
        film = work.get(Film, self.film_id)
        called = self.called or (film.still if self.sha256 else "")
        work.change(Film, film.id, still_sha256=self.sha256, still=called)
