"""Codes of screenings: made by the festival's pattern, never given twice once released."""

from __future__ import annotations

from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import _
from planner.model import Release, Screening
from planner.times import WallTime


def next_code(work: Work, start: WallTime) -> str:
    """A code for a screening of that festival day which no screening of any plan or release has."""
    edition = work.start.edition
    day = work.start.day_of(start)
    taken = {screening.code for screening in work.rows(Screening)}
    number_of_day = day - edition.first_day + 1
    given = len(work.start.screenings_on_day(day))  # about as many numbers of the day are taken
    for number in range(given + 1, given + 100_000):
        code = format_code(edition.code_pattern, number_of_day, number)
        if code not in taken:
            return code
    return ""


def format_code(pattern: str, day: int, number: int) -> str:
    """The pattern filled in; raises UserError when it cannot be."""
    try:
        code = pattern.format(day=day, number=number)
    except (LookupError, ValueError, AttributeError, TypeError):
        code = ""
    if not code or "{number" not in pattern:
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
