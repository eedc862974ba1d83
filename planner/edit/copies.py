"""Copies of films and their keys: added and removed; their fields are set like all others."""

from __future__ import annotations

from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Copy, Film, Kdm, Screen
from planner.times import WallTime


@dataclass(frozen=True)
class AddCopy(Edit):
    """A copy of a film, of a format such as DCP or 35 mm."""

    film_id: int
    format: str
    encrypted: bool = False
    arrives: WallTime | None = None
    leaves: WallTime | None = None

    name = "add-copy"
    title = N_("Add copy")

    def apply(self, work: Work) -> None:
        """Add it; it must not leave before it arrives."""
        if self.arrives is not None and self.leaves is not None and self.leaves < self.arrives:
            raise UserError(_("A copy cannot leave before it arrives."))
        if not self.format.strip():
            raise UserError(_("A copy needs a format, such as DCP."))
        work.add(
            Copy,
            film_id=work.get(Film, self.film_id).id,
            format=self.format.strip(),
            encrypted=self.encrypted,
            arrives=self.arrives,
            leaves=self.leaves,
        )


@dataclass(frozen=True)
class RemoveCopy(Edit):
    """A copy that does not come, or is gone for good, with its keys."""

    copy_id: int

    name = "remove-copy"
    title = N_("Remove copy")

    def apply(self, work: Work) -> None:
        """Remove it."""
        work.remove(Copy, work.get(Copy, self.copy_id).id)


@dataclass(frozen=True)
class AddKdm(Edit):
    """A key that was issued: it opens a copy on one screen’s server from one moment to another."""

    copy_id: int
    screen_id: int
    valid_from: WallTime
    valid_until: WallTime

    name = "add-kdm"
    title = N_("Add key")

    def apply(self, work: Work) -> None:
        """Add it, when it is valid at all."""
        if self.valid_until <= self.valid_from:
            raise UserError(_("A key must be valid for some time; its end is not after its start."))
        work.add(
            Kdm,
            copy_id=work.get(Copy, self.copy_id).id,
            screen_id=work.get(Screen, self.screen_id).id,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
        )


@dataclass(frozen=True)
class RemoveKdm(Edit):
    """A key that is void, or was recalled."""

    kdm_id: int

    name = "remove-kdm"
    title = N_("Remove key")

    def apply(self, work: Work) -> None:
        """Remove it."""
        work.remove(Kdm, work.get(Kdm, self.kdm_id).id)
