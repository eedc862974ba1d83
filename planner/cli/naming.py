"""How things are named on the command line: by id, code or exact name (“Venue / Screen”).

A name that several things have is refused with the candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.errors import UserError
from planner.i18n import _
from planner.model import (
    Festival,
    Film,
    Hold,
    Jury,
    Kind,
    Pass,
    Person,
    Plan,
    Programme,
    Relation,
    Release,
    Screen,
    Screening,
    Section,
    Venue,
)
from planner.model.base import R
from planner.times import clock, day_label


class Ambiguous(UserError):  # noqa: N818 - says what the name is, in the words of the sentence
    """Several things have that name."""


def find_programme(festival: Festival, text: str) -> Programme:
    """The programme of that id, code or title; raises UserError when there is none or several."""
    listed = [p for p in festival.programmes.values() if festival.listed(p.id)]
    return _one(
        text,
        listed if not text.isdigit() else festival.programmes.values(),
        lambda p: (p.code, p.external_id, festival.title(p.id)),
        lambda p: _describe_programme(festival, p),
        _("programme"),
    )


def _describe_programme(festival: Festival, programme: Programme) -> str:
    return f"{festival.title(programme.id)} (id {programme.id})"


def find_film(festival: Festival, text: str) -> Film:
    """The film of that id or title."""
    return _one(
        text,
        festival.films.values(),
        lambda film: (film.external_id, film.title, film.original_title),
        lambda film: f"{film.title} (id {film.id})",
        _("film"),
    )


def find_screen(festival: Festival, text: str) -> Screen:
    """The screen of that id, code, “Venue / Screen” or name."""
    spaced = " / ".join(part.strip() for part in text.split("/"))
    return _one(
        spaced,
        festival.screens_in_order(),
        lambda screen: (
            screen.code,
            screen.name,
            screen.external_id,
            *_full_names(festival, screen),
        ),
        lambda screen: f"{festival.screen_name(screen.id)} (id {screen.id})",
        _("screen"),
    )


def _full_names(festival: Festival, screen: Screen) -> tuple[str, str]:
    venue = festival.venues[screen.venue_id].name
    return festival.screen_name(screen.id), f"{venue} / {screen.name}"


def find_screening(festival: Festival, text: str) -> Screening:
    """The screening of that id or code, or of that title when it has one screening only."""
    return _one(
        text,
        festival.screenings(),
        lambda s: (s.code, s.external_id, festival.screening_title(s)),
        lambda s: f"{s.code} {festival.screening_title(s)}, {when(festival, s)} (id {s.id})",
        _("screening"),
    )


def when(festival: Festival, screening: Screening) -> str:
    """“Fri 6 Nov 19:30, Odeon / Odeon 2”."""
    day = day_label(festival.day_of(screening.start))
    return f"{day} {clock(screening.start)}, {festival.screen_name(screening.screen_id)}"


def find_hold(festival: Festival, text: str) -> Hold:
    """The hold of that id or title, in the present plan."""
    holds = [hold for screen in festival.screens for hold in festival.holds_on(screen)]
    return _one(text, holds, lambda h: (h.title,), lambda h: f"{h.title} (id {h.id})", _("hold"))


def find_kind(festival: Festival, text: str) -> Kind:
    """The kind of screening of that id, code or name."""
    return _one(
        text, festival.kinds.values(), lambda k: (k.code, k.name), lambda k: k.name, _("kind")
    )


def find_section(festival: Festival, text: str) -> Section:
    """The section of that id, code or name."""
    return _one(
        text, festival.sections.values(), lambda s: (s.code, s.name), lambda s: s.name, _("section")
    )


def find_venue(festival: Festival, text: str) -> Venue:
    """The venue of that id, code or name."""
    return _one(
        text, festival.venues.values(), lambda v: (v.code, v.name), lambda v: v.name, _("venue")
    )


def find_person(festival: Festival, text: str) -> Person:
    """The person of that id or name."""
    return _one(
        text,
        festival.people.values(),
        lambda p: (p.name, p.external_id),
        lambda p: f"{p.name} (id {p.id})",
        _("person"),
    )


def find_pass(festival: Festival, text: str) -> Pass:
    """The pass of that id or name."""
    passes = festival.rows(Pass).values()
    return _one(text, passes, lambda p: (p.name,), lambda p: f"{p.name} (id {p.id})", _("pass"))


def find_jury(festival: Festival, text: str) -> Jury:
    """The jury of that id or name."""
    juries = festival.rows(Jury).values()
    return _one(text, juries, lambda j: (j.name,), lambda j: f"{j.name} (id {j.id})", _("jury"))


def find_relation(festival: Festival, text: str) -> Relation:
    """The wish about two programmes of that id, or as “Ritoma before Chomo”."""

    def said(row: Relation) -> str:
        titles = [festival.title(i) for i in (row.programme_id, row.other_programme_id)]
        return f"{titles[0]} {row.kind} {titles[1]}"

    return _one(
        text,
        festival.rows(Relation).values(),
        lambda row: (said(row),),
        lambda row: f"{said(row)} (id {row.id})",
        _("relation"),
    )


def find_plan(festival: Festival, text: str) -> Plan:
    """The plan of that id or name."""
    return _one(
        text, festival.rows(Plan).values(), lambda p: (p.name,), lambda p: p.name, _("plan")
    )


def find_release(festival: Festival, text: str) -> Release:
    """The release of that id or name."""
    return _one(
        text, festival.rows(Release).values(), lambda r: (r.name,), lambda r: r.name, _("release")
    )


def _one(
    text: str,
    rows: Iterable[R],
    names: Callable[[R], tuple[str, ...]],
    describe: Callable[[R], str],
    thing: str,
) -> R:
    all_rows = list(rows)
    if text.isdigit():
        for row in all_rows:
            if row.id == int(text):
                return row
    for form in (str, str.casefold):
        found = [r for r in all_rows if form(text) in {form(name) for name in names(r) if name}]
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous(
                _("“{text}” names several: {candidates}. Use the id.").format(
                    text=text, candidates="; ".join(describe(row) for row in found[:12])
                )
            )
    raise UserError(_not_found(text, [describe(row) for row in all_rows], thing))


def _not_found(text: str, known: list[str], thing: str) -> str:
    sentence = _("There is no {thing} “{text}”.").format(thing=thing, text=text)
    if not known:
        return sentence
    shown = "; ".join(known[:8]) + ("; …" if len(known) > 8 else "")
    return sentence + " " + _("There are: {known}.").format(known=shown)
