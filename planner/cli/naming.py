"""How things are named on the command line: by id, code or exact name (“Venue / Screen”).

A name that several things have is refused with the candidates.
"""

from __future__ import annotations

from planner.i18n import _
from planner.model import (
    Editorial,
    Festival,
    Film,
    Hold,
    Jury,
    Kind,
    Pass,
    Programme,
    Relation,
    Screening,
    Sponsor,
    Venue,
)
from planner.model.naming import (
    Ambiguous,
    find_one,
    find_person,
    find_plan,
    find_release,
    find_screen,
    find_section,
)
from planner.times import clock, day_label

__all__ = [
    "Ambiguous",
    "find_film",
    "find_hold",
    "find_jury",
    "find_kind",
    "find_page",
    "find_pass",
    "find_person",
    "find_plan",
    "find_programme",
    "find_relation",
    "find_release",
    "find_screen",
    "find_screening",
    "find_section",
    "find_sponsor",
    "find_venue",
    "when",
]


def find_programme(festival: Festival, text: str) -> Programme:
    """The programme of that id, code or title; raises UserError when there is none or several."""
    listed = [p for p in festival.programmes.values() if festival.listed(p.id)]
    return find_one(
        text,
        listed if not text.isdecimal() else festival.programmes.values(),
        lambda p: (p.code, p.external_id, festival.title(p.id)),
        lambda p: _describe_programme(festival, p),
        _("programme"),
    )


def _describe_programme(festival: Festival, programme: Programme) -> str:
    return f"{festival.title(programme.id)} (id {programme.id})"


def find_film(festival: Festival, text: str) -> Film:
    """The film of that id or title."""
    return find_one(
        text,
        festival.films.values(),
        lambda film: (film.external_id, film.title, film.original_title),
        lambda film: f"{film.title} (id {film.id})",
        _("film"),
    )


def find_screening(festival: Festival, text: str) -> Screening:
    """The screening of that id or code, or of that title when it has one screening only."""
    return find_one(
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
    return find_one(
        text, holds, lambda h: (h.title,), lambda h: f"{h.title} (id {h.id})", _("hold")
    )


def find_kind(festival: Festival, text: str) -> Kind:
    """The kind of screening of that id, code or name."""
    return find_one(
        text, festival.kinds.values(), lambda k: (k.code, k.name), lambda k: k.name, _("kind")
    )


def find_venue(festival: Festival, text: str) -> Venue:
    """The venue of that id, code or name."""
    return find_one(
        text, festival.venues.values(), lambda v: (v.code, v.name), lambda v: v.name, _("venue")
    )


def find_pass(festival: Festival, text: str) -> Pass:
    """The pass of that id or name."""
    passes = festival.rows(Pass).values()
    return find_one(text, passes, lambda p: (p.name,), lambda p: f"{p.name} (id {p.id})", _("pass"))


def find_jury(festival: Festival, text: str) -> Jury:
    """The jury of that id or name."""
    juries = festival.rows(Jury).values()
    return find_one(text, juries, lambda j: (j.name,), lambda j: f"{j.name} (id {j.id})", _("jury"))


def find_page(festival: Festival, text: str) -> Editorial:
    """The page of the catalogue of that id or title."""
    pages = festival.rows(Editorial).values()
    return find_one(
        text, pages, lambda p: (p.title,), lambda p: f"{p.title} (id {p.id})", _("page")
    )


def find_sponsor(festival: Festival, text: str) -> Sponsor:
    """The sponsor of that id or name."""
    sponsors = festival.rows(Sponsor).values()
    return find_one(
        text, sponsors, lambda s: (s.name,), lambda s: f"{s.name} (id {s.id})", _("sponsor")
    )


def find_relation(festival: Festival, text: str) -> Relation:
    """The wish about two programmes of that id, or as “Ritoma before Chomo”."""

    def said(row: Relation) -> str:
        titles = [festival.title(i) for i in (row.programme_id, row.other_programme_id)]
        return f"{titles[0]} {row.kind} {titles[1]}"

    return find_one(
        text,
        festival.rows(Relation).values(),
        lambda row: (said(row),),
        lambda row: f"{said(row)} (id {row.id})",
        _("relation"),
    )
