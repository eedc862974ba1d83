"""How things must lie to each other: wishes about two programmes, and ways between two venues."""

from __future__ import annotations

from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Programme, Relation, Travel, Venue, column
from planner.model.values import checked


@dataclass(frozen=True)
class Relate(Edit):
    """A wish about two programmes: before, not parallel, adjacent, same screen, or days apart.

    “before” wants the first one shown before the other; “adjacent” and “same screen” want each
    screening of the first one beside one of the other; ``days`` counts for “days apart” only.
    """

    kind: str
    programme_id: int
    other_programme_id: int
    days: int = 1
    note: str = ""

    name = "relate"
    title = N_("Relate programmes")

    def apply(self, work: Work) -> None:
        """Add the wish, or change the days and note of one that is there already."""
        kind = checked(column(Relation, "kind"), self.kind)
        one, other = (
            work.get(Programme, row_id).id
            for row_id in (self.programme_id, self.other_programme_id)
        )
        if one == other:
            raise UserError(_("A programme cannot be related to itself; name two."))
        said = {"days": checked(column(Relation, "days"), self.days), "note": self.note.strip()}
        wish = (kind, one, other)
        for row in work.rows(Relation):
            if (row.kind, row.programme_id, row.other_programme_id) == wish:
                work.change(Relation, row.id, **said)
                return
        work.add(Relation, kind=kind, programme_id=one, other_programme_id=other, **said)


@dataclass(frozen=True)
class RemoveRelation(Edit):
    """A wish about two programmes no longer holds."""

    relation_id: int

    name = "remove-relation"
    title = N_("Remove relation")

    def apply(self, work: Work) -> None:
        """Remove it."""
        work.remove(Relation, work.get(Relation, self.relation_id).id)


@dataclass(frozen=True)
class SetTravel(Edit):
    """The minutes that people need between two venues, either way; none makes it unknown again."""

    venue_id: int
    other_venue_id: int
    minutes: int | None = None

    name = "travel"
    title = N_("Change travel minutes")

    def apply(self, work: Work) -> None:
        """Set them in place of what was said before."""
        ends = {work.get(Venue, row_id).id for row_id in (self.venue_id, self.other_venue_id)}
        if len(ends) == 1:
            raise UserError(_("Within one venue nobody travels; name two."))
        known = [row for row in work.rows(Travel) if {row.venue_id, row.other_venue_id} == ends]
        for row in known if self.minutes is None else known[1:]:
            work.remove(Travel, row.id)
        if self.minutes is None:
            return
        minutes = checked(column(Travel, "minutes"), self.minutes)
        if known:
            work.change(Travel, known[0].id, minutes=minutes)
        else:
            work.add(
                Travel, venue_id=self.venue_id, other_venue_id=self.other_venue_id, minutes=minutes
            )
