"""Finding a row by what people call it: id, code or exact name (“Venue / Screen”).

A name that several things have is refused with the candidates; also of what is being printed in
another language, that is said in the window's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.errors import UserError
from planner.i18n import remark
from planner.model.base import R
from planner.model.edition import Language, Section
from planner.model.festival import Festival
from planner.model.person import Person
from planner.model.screening import Plan, Release
from planner.model.venue import Screen
from planner.text import sort_key
from planner.times import day_label, iso_day


class Ambiguous(UserError):  # noqa: N818 - says what the name is, in the words of the sentence
    """Several things have that name."""


def find_screen(festival: Festival, text: str) -> Screen:
    """The screen of that id, code, “Venue / Screen” or name; raises UserError."""
    spaced = " / ".join(part.strip() for part in text.split("/"))
    return find_one(
        spaced,
        festival.screens_in_order(),
        lambda screen: (
            screen.code,
            screen.name,
            screen.external_id,
            *_full_names(festival, screen),
        ),
        lambda screen: f"{festival.screen_name(screen.id)} (id {screen.id})",
        remark("screen"),
    )


def _full_names(festival: Festival, screen: Screen) -> tuple[str, str]:
    venue = festival.venues[screen.venue_id].name
    return festival.screen_name(screen.id), f"{venue} / {screen.name}"


def find_section(festival: Festival, text: str) -> Section:
    """The section of that id, code or name; raises UserError."""
    return find_one(
        text,
        festival.sections.values(),
        lambda s: (s.code, s.name),
        lambda s: s.name,
        remark("section"),
    )


def find_person(festival: Festival, text: str) -> Person:
    """The person of that id or name; raises UserError."""
    return find_one(
        text,
        festival.people.values(),
        lambda p: (p.name, p.external_id),
        lambda p: f"{p.name} (id {p.id})",
        remark("person"),
    )


def find_plan(festival: Festival, text: str) -> Plan:
    """The plan of that id or name."""
    return find_one(
        text, festival.rows(Plan).values(), lambda p: (p.name,), lambda p: p.name, remark("plan")
    )


def find_release(festival: Festival, text: str) -> Release:
    """The release of that id or name."""
    return find_one(
        text,
        festival.rows(Release).values(),
        lambda r: (r.name,),
        lambda r: r.name,
        remark("release"),
    )


def names_of(festival: Festival, table: str) -> list[tuple[str, str]]:
    """What there is to name in a table, as a person looks for it: the value that the functions here
    and options understand (an id, a date, or the code of a language), and what it is called.
    """
    if table == "day":
        placed = {festival.day_of(one.start) for one in festival.screenings()}
        days = sorted(placed.union(festival.days()))
        return [(iso_day(day), day_label(day)) for day in days]
    if table == "screen":
        screens = festival.screens_in_order()
        return [(str(one.id), festival.screen_name(one.id)) for one in screens]
    if table == "section":
        return [(str(one.id), one.name) for one in festival.sections_in_order()]
    if table == "person":
        people = sorted(festival.people.values(), key=lambda one: (sort_key(one.name), one.id))
        return [(str(one.id), one.name) for one in people]
    languages = sorted(festival.rows(Language).values(), key=lambda one: (one.order, one.id))
    return [(one.code, one.name or one.code) for one in languages]


def find_one(
    text: str,
    rows: Iterable[R],
    names: Callable[[R], tuple[str, ...]],
    describe: Callable[[R], str],
    thing: str,
) -> R:
    """The one row that has that id or, if not, one of these names; raises UserError with what
    there is, or with the candidates where several have it.
    """
    all_rows = list(rows)
    if text.isdecimal():
        for row in all_rows:
            if row.id == int(text):
                return row
    for form in (str, str.casefold):
        found = [r for r in all_rows if form(text) in {form(name) for name in names(r) if name}]
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous(
                remark("“{text}” names several: {candidates}. Use the id.").format(
                    text=text, candidates="; ".join(describe(row) for row in found[:12])
                )
            )
    raise UserError(_not_found(text, [describe(row) for row in all_rows], thing))


def _not_found(text: str, known: list[str], thing: str) -> str:
    sentence = remark("There is no {thing} “{text}”.").format(thing=thing, text=text)
    if not known:
        return sentence
    shown = "; ".join(known[:8]) + ("; …" if len(known) > 8 else "")
    return sentence + " " + remark("There are: {known}.").format(known=shown)
