"""Tables with one row a film in which the columns of a screening come again and again.

“Screening 1 Date, Screening 1 Time, Screening 1 Venue, Screening 2 Date …”, or “Date, Time, Venue,
Date, Time, Venue”: such a table is a list of films and, for each set of columns, a timetable. Each
is read by itself, with the lines and the columns that the file gives it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from planner.exchange.tables.headings import canonical, is_clock_heading
from planner.exchange.tables.raw import RawTable
from planner.text import folded

_SCREENING = (
    r"(?:screenings?|shows?|showings?|projections?|seances?|vorstellung(?:en)?|vorfuhrung(?:en)?|"
    r"termine?|funcion(?:es)?|pase|sesion|proyeccion|proiezion[ei]|sessao|exibicao|场次|放映|場次|上映)"
)
_NUMBERED = re.compile(
    rf"(?:{_SCREENING}\s*(?P<n>\d{{1,2}})|(?P<first>\d{{1,2}})(?:st|nd|rd|th|re|e|er|a|o)?\s*{_SCREENING}"
    rf"|第\s*(?P<zh>\d{{1,2}})\s*(?:场|場|回))(?:\s*(?P<rest>.+))?"
)
_COUNTED = re.compile(r"(?P<rest>.*?\D)\s*(?P<n>\d{1,2})")
_DAYS = frozenset({"date", "start"})
_PLACES = frozenset({"venue", "screen", "screen_id"})
_OF_A_SET = _DAYS | _PLACES | {
    "time", "end", "kind", "code", "screening_id", "status", "cancelled", "cancelled_reason",
    "intro_minutes", "qa_minutes", "preshow_minutes", "tickets_sold", "note", "pinned",
}  # fmt: skip
_SHARED = _PLACES | {"film_id", "title", "programme", "programme_id"}
_MOST = 30

Fields = Mapping[int, str]
Rows = list[tuple[int, list[str]]]


def parted(raw: RawTable, at: int, deep: int, headings: list[str]) -> list[RawTable]:
    """The list of films and the timetables in a table; nothing where no columns come again."""
    sets = [] if raw.exact else _sets(headings)
    if not sets:
        return []
    taken = {position for one in sets for position in one}
    fields = {position: canonical(text) for position, text in enumerate(headings) if text}
    shared = {
        position: name for position, name in fields.items()
        if position not in taken and name in _SHARED
    }  # fmt: skip
    if not {"title", "film_id"} & set(shared.values()):
        return []
    line, rows = raw.rows[at][0], raw.rows[at + deep :]
    of_places = {position for position, name in shared.items() if name in _PLACES}
    rest = dict.fromkeys(set(range(len(headings))) - taken - of_places, "")
    films = _part(raw, line, headings, rest, rows)
    shows = []
    for one in sets:
        filled = [row for row in rows if any(at < len(row[1]) and row[1][at] for at in one)]
        if filled:
            shows.append(_part(raw, line, headings, {**shared, **one}, filled))
    above = raw.rows[:at]
    first = replace(films, rows=[*above, *films.rows], problems=raw.problems, head=len(above))
    return [first, *shows] if shows else []


def _part(
    raw: RawTable,
    line: int,
    headings: list[str],
    fields: Fields,
    rows: Rows,
) -> RawTable:
    """The table with some of its columns only, each in its place."""
    kept = [(number, [text if at in fields else "" for at, text in enumerate(cells)])
            for number, cells in rows]  # fmt: skip
    named = [text if at in fields else "" for at, text in enumerate(headings)]
    filled = [row for row in kept if any(row[1])]
    return replace(raw, rows=[(line, named), *filled], spans=(), problems=[], fields=fields)


def _sets(headings: list[str]) -> list[dict[int, str]]:
    """The columns of each set with what they mean: at least two that say when and something else,
    or the whole moment under “Screening 2”.
    """
    found: dict[int, dict[int, str]] = {}
    for position, heading in enumerate(headings):
        number, name = _numbered(heading)
        if name in _OF_A_SET and number <= _MOST:
            found.setdefault(number, {}).setdefault(position, name)
    again = _again(found)
    sets = [
        {position: name for position, name in found[number].items() if name in again}
        for number in sorted(found)
    ]
    sets = [one for one in sets if _DAYS & set(one.values())]
    whole = any(_NUMBERED.fullmatch(_plain(heading)) for heading in headings)
    return sets if len(sets) > 1 and (len(again) > 1 or (whole and "start" in again)) else []


def _again(found: Mapping[int, Mapping[int, str]]) -> set[str]:
    """What more than one set says."""
    said = [set(one.values()) for one in found.values()]
    return {name for names in said for name in names if sum(name in other for other in said) > 1}


def _numbered(heading: str) -> tuple[int, str]:
    """Which set a heading is of, and the field that it means there: “Screening 2 Venue”."""
    plain = _plain(heading)
    number, rest = 1, plain
    if found := _NUMBERED.fullmatch(plain):
        number, rest = int(found["n"] or found["first"] or found["zh"]), found["rest"] or "start"
    elif found := _COUNTED.fullmatch(plain):
        number, rest = int(found["n"]), found["rest"].strip()
    return number, "time" if is_clock_heading(rest) else canonical(rest)


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[#()（）:._–—-]+", " ", folded(heading[:80])).split())
