"""Starting a festival, and its sections, kinds and settings."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from planner.edit.base import Edit
from planner.edit.codes import format_code
from planner.edit.venues import next_order
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Edition, FestivalSetting, Kind, Language, Plan, Section
from planner.times import Day, iso_day, zone

FIRST_KINDS = (
    (N_("Public"), "", True, True),
    (N_("Press & industry"), "P&I", False, False),
    (N_("Jury"), "JUR", False, False),
    (N_("School"), "SCH", True, False),
    (N_("Private"), "PRV", False, False),
)
"""The kinds a new festival begins with: name, code, public, counts as premiere."""

MOST_DAYS = 60


def check_days(first_day: Day, last_day: Day) -> None:
    """Raise UserError unless the last day is the first or later, and within two months of it."""
    if last_day < first_day:
        raise UserError(
            _(
                "The last day ({last}) is before the first ({first}); exchange --from and --to."
            ).format(first=iso_day(first_day), last=iso_day(last_day))
        )
    if last_day - first_day >= MOST_DAYS:
        raise UserError(
            _("{first} to {last} is more than {most} days; check the year.").format(
                first=iso_day(first_day), last=iso_day(last_day), most=MOST_DAYS
            )
        )


def check_edition(edition: Edition) -> None:
    """Raise UserError when its days, zone or code pattern cannot be worked with."""
    check_days(edition.first_day, edition.last_day)
    zone(edition.zone)
    format_code(edition.code_pattern, day=1, number=1)
    if not edition.name.strip():
        raise UserError(_("A festival needs a name."))


@dataclass(frozen=True)
class StartFestival(Edit):
    """A new festival: its name, days (both included) and time zone, and the kinds to begin with."""

    festival_name: str
    first_day: Day
    last_day: Day
    zone: str

    title = N_("New festival")

    def apply(self, work: Work) -> None:
        """Add the edition, its plan “Main”, its first language and its kinds of screening."""
        edition = work.add(
            Edition,
            name=self.festival_name.strip(),
            first_day=self.first_day,
            last_day=self.last_day,
            zone=self.zone,
        )
        check_edition(edition)
        work.add(Plan, name=_("Main"))
        work.add(Language, code="en", name="English")
        for order, (name, code, public, premiere) in enumerate(FIRST_KINDS):
            work.add(
                Kind,
                name=_(name),
                code=code,
                public=public,
                counts_as_premiere=premiere,
                order=order,
            )


@dataclass(frozen=True)
class ChangeDays(Edit):
    """Other first and last days; screenings outside them are reported, never removed."""

    first_day: Day
    last_day: Day

    name = "days"
    title = N_("Change festival days")

    def apply(self, work: Work) -> None:
        """Set both days."""
        check_days(self.first_day, self.last_day)
        work.change(
            Edition, work.start.edition.id, first_day=self.first_day, last_day=self.last_day
        )


@dataclass(frozen=True)
class AddSection(Edit):
    """A new section at the end of the list, in the next free colour."""

    section_name: str
    code: str = ""

    name = "add-section"
    title = N_("Add section")

    def apply(self, work: Work) -> None:
        """Add it."""
        if not self.section_name.strip():
            raise UserError(_("A section needs a name."))
        add_section(work, self.section_name.strip(), self.code)


def add_section(work: Work, name: str, code: str = "") -> Section:
    """A new section with the next colour, and a code made of its name where none is given."""
    known = list(work.rows(Section))
    return work.add(
        Section,
        name=name,
        code=code or section_code(name, {section.code for section in known}),
        hue=len(known) % 24,
        order=next_order(known),
    )


def section_code(name: str, taken: set[str]) -> str:
    """One to three capitals from the name that no other section has; digits break ties."""
    words = [word for word in name.upper().split() if word[0].isalnum()]
    letters = "".join(c for c in "".join(words) if c.isalnum())
    initials = "".join(word[0] for word in words)
    for code in (initials[:3] if len(initials) > 1 else letters[:3], letters[:3], letters[:2]):
        if code and code not in taken:
            return code
    stem = (letters or "S")[:2]
    return next(
        c for n in range(1, 1000) if (c := f"{stem}{n}"[:3] if n < 10 else f"{n}") not in taken
    )


@dataclass(frozen=True)
class SetSetting(Edit):
    """Set a setting that travels with the festival; None goes back to its default."""

    key: str
    value: Any

    name = "setting"
    title = N_("Change setting")

    def merge_key(self) -> Hashable:
        """Turning one wheel is one step."""
        return ("setting", self.key)

    def apply(self, work: Work) -> None:
        """Set or remove it."""
        if not self.key:
            raise UserError(_("A setting needs a name."))
        known = next((row for row in work.rows(FestivalSetting) if row.key == self.key), None)
        if self.value is None:
            if known is not None:
                work.remove(FestivalSetting, known.id)
        elif known is not None:
            work.change(FestivalSetting, known.id, value=json.dumps(self.value))
        else:
            work.add(FestivalSetting, key=self.key, value=json.dumps(self.value))
