"""Passes: for which sections somebody buys one ticket."""

from __future__ import annotations

from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.venues import next_order
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Pass, PassSection, Section


@dataclass(frozen=True)
class AddPass(Edit):
    """A new pass, which is for these sections."""

    pass_name: str
    section_ids: tuple[int, ...] = ()

    name = "add-pass"
    title = N_("Add pass")

    def apply(self, work: Work) -> None:
        """Add it behind the others."""
        if not self.pass_name.strip():
            raise UserError(_("A pass needs a name."))
        order = next_order(work.rows(Pass))
        added = work.add(Pass, name=self.pass_name.strip(), order=order)
        for section_id in dict.fromkeys(self.section_ids):
            section = work.get(Section, section_id)
            work.add(PassSection, pass_id=added.id, section_id=section.id)


@dataclass(frozen=True)
class RemovePass(Edit):
    """Remove a pass; its sections stay."""

    pass_id: int

    name = "remove-pass"
    title = N_("Remove pass")

    def apply(self, work: Work) -> None:
        """Remove it."""
        work.remove(Pass, work.get(Pass, self.pass_id).id)


@dataclass(frozen=True)
class SetPassSections(Edit):
    """The sections of a pass anew."""

    pass_id: int
    section_ids: tuple[int, ...]

    name = "pass-sections"
    title = N_("Change sections of pass")

    def apply(self, work: Work) -> None:
        """Keep those that stay, add and remove the others."""
        known = work.get(Pass, self.pass_id)
        rows = {row.section_id: row for row in work.rows(PassSection) if row.pass_id == known.id}
        for section_id, row in rows.items():
            if section_id not in self.section_ids:
                work.remove(PassSection, row.id)
        for section_id in dict.fromkeys(self.section_ids):
            if work.get(Section, section_id).id not in rows:
                work.add(PassSection, pass_id=known.id, section_id=section_id)
