"""Codes of screenings: made by the festival's pattern, never given twice once released."""

from __future__ import annotations

import re
from collections import Counter

from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import _
from planner.model import Release, Screening
from planner.times import WallTime

_PLACE = re.compile(r"\{\{|\}\}|\{(?:day|number)(?::0?\d?d?)?\}")


class Codes:
    """Gives new codes that no screening of any plan or release has, cancelled ones included."""

    def __init__(self, work: Work, plan_id: int) -> None:
        self._festival = work.start.in_plan(plan_id)
        self._taken = {screening.code for screening in work.rows(Screening)}
        self._given: Counter[int] = Counter()

    def next(self, start: WallTime) -> str:
        """A code for a screening that starts then; no second call gives it again."""
        edition = self._festival.edition
        day = self._festival.day_of(start)
        if day not in self._given:  # about as many numbers of the day are taken
            self._given[day] = len(self._festival.screenings_on_day(day))
        for number in range(self._given[day] + 1, self._given[day] + 100_000):
            code = format_code(edition.code_pattern, day - edition.first_day + 1, number)
            if code not in self._taken:
                self._taken.add(code)
                self._given[day] = number
                return code
        return ""


def next_code(work: Work, start: WallTime) -> str:
    """A code for a new screening of the present plan."""
    return Codes(work, work.start.plan_id).next(start)


def give_codes(work: Work, plan_id: int) -> None:
    """Give every screening of a plan that has no code one, by day and start."""
    festival = work.festival.in_plan(plan_id)
    codes = Codes(work, plan_id)
    for screening in festival.screenings():
        if not screening.code:
            work.change(Screening, screening.id, code=codes.next(screening.start))


def require_different_codes(work: Work, plan_id: int) -> None:
    """Raise UserError when two screenings of a plan have one code, which then names neither."""
    festival = work.festival.in_plan(plan_id)
    known: dict[str, Screening] = {}
    for screening in festival.screenings():
        other = known.setdefault(screening.code, screening)
        if screening.code and other is not screening:
            raise UserError(
                _(
                    "“{one}” and “{other}” have the same code “{code}”; give one of them another."
                ).format(
                    one=festival.screening_title(other),
                    other=festival.screening_title(screening),
                    code=screening.code,
                )
            )


def format_code(pattern: str, day: int, number: int) -> str:
    """The pattern filled in; raises UserError when it cannot be."""
    rest = _PLACE.sub("", pattern)  # a file from anywhere may ask for a number a mile wide
    understood = "{" not in rest and "}" not in rest and "{number" in pattern
    code = pattern.format(day=day, number=number) if understood else ""
    if not code:
        raise UserError(
            _("The code pattern “{pattern}” needs {{number}}, and may have {{day}}.").format(
                pattern=pattern
            )
        )
    return code


def renumber(work: Work) -> None:
    """Codes of the plan anew, by day and start; raises UserError after the first release."""
    if any(True for _release in work.rows(Release)):
        raise UserError(_("Codes have been released and may be printed; they stay as they are."))
    festival = work.start
    counted: dict[int, int] = {}
    for screening in festival.screenings():
        day = festival.day_of(screening.start)
        counted[day] = counted.get(day, 0) + 1
        code = format_code(
            festival.edition.code_pattern, day - festival.edition.first_day + 1, counted[day]
        )
        work.change(Screening, screening.id, code=code)
