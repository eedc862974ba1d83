"""What somebody said in the import preview, in a form that outlives the plan it was said of.

A plan numbers its rows, and an answer may give it other rows; so what is wished here goes by the
row itself, and ``replanned`` turns it into the numbers of the plan at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planner.exchange import Corrections, ImportPlan, TableMapping
from planner.model import Festival

Key = tuple[str, str, str, str, int, int, int]
"""Table, file, sheet and line of a row, the how manieth row there it is, and the how manieth with
all that; and its title, where it has no line."""


@dataclass(frozen=True)
class Wishes:
    """Rows left out, rows and single fields for which the file wins, answers by question."""

    skipped: frozenset[Key] = frozenset()
    taken: frozenset[Key] = frozenset()
    fields: frozenset[tuple[Key, str]] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=Corrections)

    def skip(self, row: Key) -> Wishes:
        """With a row left out, or brought in after all."""
        return replace(self, skipped=self.skipped ^ {row})

    def take(self, row: Key) -> Wishes:
        """With all values of the file's row, or with ours after all."""
        return replace(self, taken=self.taken ^ {row})

    def take_field(self, row: Key, name: str) -> Wishes:
        """With the file's value of one field, or with ours after all."""
        return replace(self, fields=self.fields ^ {(row, name)})

    def say(self, question: str, choice: str) -> Wishes:
        """With an answer."""
        return replace(self, said={**self.said, question: choice})

    def correct(self, corrections: Corrections) -> Wishes:
        """With other corrections."""
        return replace(self, corrections=corrections)


def keys(plan: ImportPlan) -> list[Key]:
    """What each decision of a plan is known by, in their order."""
    seen: dict[tuple[str, str, str, str, int, int], int] = {}
    found = []
    for decision in plan.decisions:
        row = decision.row
        title = "" if row.line else decision.title
        plain = (decision.table, title, row.file, row.sheet, row.line, row.nth)
        again = seen.get(plain, -1) + 1
        seen[plain] = again
        found.append((*plain, again))
    return found


def replanned(plan: ImportPlan, festival: Festival, wishes: Wishes) -> ImportPlan:
    """The plan with all these wishes; what they say of rows that are gone is passed over."""
    if dict(plan.answers.said) != dict(wishes.said) or plan.corrections != wishes.corrections:
        plan = plan.answered(festival, said=wishes.said, corrections=wishes.corrections)
        if not (plan.answers.skipped or wishes.skipped or wishes.taken or wishes.fields):
            return plan
    numbers = {key: number for number, key in enumerate(keys(plan))}
    return plan.answered(
        festival,
        skipped=[numbers[key] for key in wishes.skipped if key in numbers],
        taken=[numbers[key] for key in wishes.taken if key in numbers],
        fields=[(numbers[key], name) for key, name in wishes.fields if key in numbers],
    )


def remapped(
    plan: ImportPlan, festival: Festival, wishes: Wishes, said: Mapping[str, TableMapping]
) -> ImportPlan:
    """The plan with the columns of tables read as ``said`` by their keys, and with the wishes;
    raises UserError where nothing is left to import.
    """
    for key, mapping in said.items():
        plan = plan.mapped(festival, key, mapping)
    return replanned(plan, festival, wishes)
