"""Screens that only a timetable names: added when somebody says so, or where there are none yet."""

from __future__ import annotations

from planner.exchange.base import ScreeningRow, ScreenRow
from planner.exchange.bring.context import Context
from planner.exchange.bring.screens import bring_screens
from planner.exchange.match import Screens, plain
from planner.exchange.questions import Choice, Place, Question
from planner.i18n import _, ngettext
from planner.model import Screen


def with_new_screens(context: Context, rows: list[ScreeningRow], screens: Screens) -> Screens:
    """The look-up of all screens, with those that the timetables name and nobody knew."""
    unknown: dict[str, dict[str, list[ScreeningRow]]] = {}
    for row in rows:
        if screens.find(row.screen) is None:
            by_name = unknown.setdefault(row.file, {})
            by_name.setdefault(plain(row.screen), []).append(row)
    empty = next(iter(context.work.rows(Screen)), None) is None
    added: list[ScreenRow] = []
    for file, by_name in unknown.items():
        first = [named[0] for named in by_name.values()]
        if _asked(context, file, first, empty=empty) == "add":
            added += [_screen(row) for row in first]
    if not added:
        return screens
    bring_screens(context, added)
    return Screens(context.work.festival)


def _screen(row: ScreeningRow) -> ScreenRow:
    venue, slash, name = row.screen.partition(" / ")
    return ScreenRow(
        file=row.file,
        line=row.line_of("screen"),
        venue=venue,
        screen=name if slash else venue,
    )


def _asked(context: Context, file: str, rows: list[ScreeningRow], *, empty: bool) -> str:
    names = ", ".join(f"“{row.screen}”" for row in rows[:4]) + (" …" if len(rows) > 4 else "")
    sentence = ngettext(
        "The timetable names {n} screen that the festival does not have: {names}; is it added?",
        "The timetable names {n} screens that the festival does not have: {names}; are they added?",
        len(rows),
    ).format(n=len(rows), names=names)
    return context.ask(Question(
        f"screens:{file}",
        sentence,
        (
            Choice("add", _("yes, added with no seats and hours")),
            Choice("leave", _("no, their screenings are left out")),
        ),
        "add" if empty else "leave",
        tuple(Place(row.file, row.line, row.sheet) for row in rows),
        "screen",
    ))  # fmt: skip
