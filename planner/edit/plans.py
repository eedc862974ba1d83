"""Plans as a whole: one is copied, and its copy frozen when it is released."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.edit.base import Edit
from planner.edit.codes import give_codes, require_different_codes
from planner.edit.screenings import require_live_plan
from planner.edit.venues import next_order
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Acceptance, Appearance, Hold, Plan, Record, Release, Screening, new_id
from planner.times import WallTime


@dataclass(frozen=True)
class MakeRelease(Edit):
    """Freeze a copy of a plan under a name; ``made`` is the time on the festival's wall clock.

    Screenings without a code get one first, in the plan and in its copy: it is by their codes that
    the two are told to be the same. Nothing is checked here; see ``planner.rules.gate``.
    """

    plan_id: int
    called: str
    note: str
    made: WallTime

    title = N_("Release")

    def label(self) -> str:
        """“Release “Catalogue””."""
        return _("Release “{name}”").format(name=self.called.strip())

    def comment(self) -> str:
        """What was said about the release."""
        return self.note.strip()

    def apply(self, work: Work) -> None:
        """Give codes, copy, freeze."""
        require_live_plan(work, self.plan_id)
        name = self.called.strip()
        require_new_name(work, name)
        give_codes(work, self.plan_id)
        require_different_codes(work, self.plan_id)
        plan = copy_plan(work, self.plan_id, name=name, frozen=True)
        note = self.note.strip()
        work.add(Release, plan_id=plan.id, name=name, made=self.made, note=note)


def require_new_name(work: Work, name: str) -> None:
    """Raise UserError for an empty name, or one that a plan or release has."""
    if not name:
        raise UserError(_("A plan or release needs a name."))
    names = [*(plan.name for plan in work.rows(Plan)), *(made.name for made in work.rows(Release))]
    if name.casefold() in map(str.casefold, names):
        raise UserError(
            _("There is a plan or release “{name}” already; choose another name.").format(name=name)
        )


def copy_plan(work: Work, plan_id: int, **values: Any) -> Plan:
    """A new plan behind all others with everything that stands in that one."""
    plan = work.add(Plan, **{"order": next_order(work.rows(Plan)), **values})
    ids: dict[int, int] = {}
    placed: list[Screening | Hold] = [*work.rows(Screening), *work.rows(Hold)]
    for row in [row for row in placed if row.plan_id == plan_id]:
        ids[row.id] = new_id()
        _add_copy(work, row, id=ids[row.id], plan_id=plan.id)
    for decided in [row for row in work.rows(Appearance) if row.screening_id in ids]:
        _add_copy(work, decided, id=new_id(), screening_id=ids[decided.screening_id])
    for accepted in [row for row in work.rows(Acceptance) if row.plan_id == plan_id]:
        key = rekeyed(accepted.key, ids)
        _add_copy(work, accepted, id=new_id(), plan_id=plan.id, key=key)
    return plan


def _add_copy(work: Work, row: Record, **values: Any) -> None:
    fields = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    work.add(type(row), **{**fields, "version": 1, **values})


def rekeyed(key: str, ids: Mapping[int, int]) -> str:
    """The key of a conflict (its rule, then ids in order) with other ids for these."""
    rule, *named = key.split(":")
    if not all(part.isdecimal() for part in named):
        return key
    return ":".join([rule, *map(str, sorted(ids.get(int(part), int(part)) for part in named))])
