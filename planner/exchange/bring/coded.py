"""Rows that name a screening by its code: ticket counts, prices, moves from the box office.

A code means a screening only while one screening has it, in the plan and in the file: some
timetables write the code of the film beside each of its screenings.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.exchange.base import CodedRow, ScreeningRow
from planner.exchange.bring.context import Context
from planner.exchange.match import Screens, plain
from planner.i18n import _
from planner.model import Festival, Programme, Screen, Screening
from planner.times import day_label, festival_clock


class Placed(NamedTuple):
    """A row with the screen, the programme (none for a hold) and the screening that it means."""

    row: ScreeningRow
    screen: Screen
    programme: Programme | None = None
    known: Screening | None = None


class Codes:
    """The screenings of the present plan by their codes."""

    def __init__(self, festival: Festival, rows: Iterable[ScreeningRow]) -> None:
        self._by_code: dict[str, list[Screening]] = {}
        for screening in festival.screenings():
            if screening.code:
                self._by_code.setdefault(_folded(screening.code), []).append(screening)
        self._rows = Counter(_folded(row.code) for row in rows if row.code)

    def all_of(self, code: str) -> list[Screening]:
        """The screenings that have this code."""
        return self._by_code.get(_folded(code), [])

    def of_row(self, row: ScreeningRow) -> Screening | None:
        """The one screening that a row of a timetable means by its code, if it means one."""
        found = self.all_of(row.code) if row.code else []
        return found[0] if len(found) == 1 and self._rows[_folded(row.code)] == 1 else None

    def claimed_by_another(self, screening: Screening, row: ScreeningRow) -> bool:
        """Whether another row of the file is about this screening, by its code."""
        code = _folded(screening.code)
        return bool(row.code) and code != _folded(row.code) and self._rows[code] == 1


def completed(
    context: Context, rows: Iterable[CodedRow], codes: Codes, screens: Screens
) -> Iterator[Placed]:
    """Each row with the place of its screening; one whose code is not that of one is refused."""
    festival, lines = context.work.festival, dict[tuple[str, str], int]()
    for row in rows:
        found, title = codes.all_of(row.code), row.title or row.code
        if len(found) != 1:
            context.refuse(row, "code", _unknown(row.code, len(found)), Screening, title)
            continue
        earlier = lines.setdefault((row.file, _folded(row.code)), row.line)
        if earlier != row.line:
            context.refuse(row, "code", _again(row.code, earlier), Screening, title)
            continue
        known, title = found[0], festival.screening_title(found[0])
        screen = festival.screens[known.screen_id]
        if row.screen:
            screen = screens.find(row.screen) or _doubted(context, row, title, screen)
        if row.title and plain(row.title) not in _called(festival, known):
            doubt_other(context, row, known)
        said = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
        start = known.start if row.start is None else row.start
        whole = ScreeningRow(**{**said, "title": title, "screen": screen.name, "start": start})
        yield Placed(whole, screen, festival.programmes[known.programme_id], known)


def _doubted(context: Context, row: CodedRow, title: str, screen: Screen) -> Screen:
    """The code says which screening is meant, whatever others call its screen."""
    message = _("There is no screen “{screen}”; “{title}” stays on {present}.").format(
        screen=row.screen,
        title=title,
        present=context.work.festival.screen_name(screen.id),
    )
    context.doubt(row, "screen", message)
    return screen


def _again(code: str, line: int) -> str:
    """Tickets by price, or by day of sale, are several rows of which none is the whole."""
    message = _("The code {code} is on line {line} already; give one row for each screening.")
    return message.format(code=code, line=line)


def refuse_screen(context: Context, row: CodedRow, title: str) -> None:
    """A row on a screen that nobody knows is left out."""
    message = _("There is no screen “{screen}”; import the screens as well, or correct it.")
    context.refuse(row, "screen", message.format(screen=row.screen), Screening, title)


def doubt_other(context: Context, row: CodedRow, known: Screening) -> None:
    """The row has the code of a screening of something else: somebody should look."""
    festival = context.work.festival
    day = festival.day_of(known.start)
    message = _("{code} is the code of “{known}”, {day} {time}, and not of “{title}”; check it.")
    context.doubt(row, "code", message.format(
        code=row.code, known=festival.screening_title(known), title=row.title,
        day=day_label(day), time=festival_clock(known.start, day),
    ))  # fmt: skip


def same_code(one: str, other: str) -> bool:
    """Whether two codes are one, as people type them."""
    return _folded(one) == _folded(other)


def _called(festival: Festival, screening: Screening) -> set[str]:
    """Everything that a file may call a screening."""
    titles = {screening.title, screening.public_title, festival.title(screening.programme_id)}
    for film in festival.films_of(screening.programme_id):
        titles |= {film.title, film.original_title, *film.alternate_titles}
    return {plain(title) for title in titles if title}


def _unknown(code: str, number: int) -> str:
    if number:
        message = _("{number} screenings have the code {code}; say which by screen and start.")
        return message.format(number=number, code=code)
    message = _(
        "There is no screening with the code {code}; correct it, "
        "or give a screen and a start to add one."
    )
    return message.format(code=code)


def _folded(code: str) -> str:
    return code.strip().casefold()
