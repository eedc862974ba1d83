"""What stands in each register, and how something is added to it: pure, made from the snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planner.edit import Edit
from planner.edit.editions import AddSection
from planner.edit.juries import AddJury, RemoveJury
from planner.edit.parts import AddPart, RemovePart
from planner.edit.passes import AddPass, RemovePass
from planner.edit.people import AddPerson, RemovePerson
from planner.edit.venues import AddScreen, RemoveScreen
from planner.i18n import N_, _, ngettext
from planner.model import (
    Editorial,
    Festival,
    Jury,
    JuryMember,
    PagePlace,
    Pass,
    Person,
    Section,
    Sponsor,
)
from planner.text import sort_key
from planner.times import day_label


@dataclass(frozen=True)
class Line:
    """One line: the row it is about, a name, a second line, and what stands at the right.

    A line without a row is a heading.
    """

    name: str
    note: str = ""
    right: str = ""
    row: tuple[str, int] | None = None
    hue: int | None = None

    @property
    def spoken(self) -> str:
        """All that the line says."""
        return ", ".join(part for part in (self.name, self.note, self.right) if part)


@dataclass(frozen=True)
class Register:
    """One list. ``add`` makes the edit for a typed name; ``remove`` that for a row, if one can."""

    id: str
    title: str
    lines: Callable[[Festival], Iterator[Line]]
    add: Callable[[str], Edit] | None
    adds: str
    empty: str
    remove: Callable[[int], Edit] | None = None
    removes: str = ""


def _people(festival: Festival) -> Iterator[Line]:
    for person in sorted(festival.people.values(), key=lambda p: (sort_key(p.name), p.id)):
        films = [film.title for film in festival.films_with(person.id)]
        said = [", ".join(_(role.capitalize()) for role in person.roles), *films]
        yield Line(
            person.name,
            " · ".join(part for part in said if part),
            _days(festival, person),
            (Person.table, person.id),
        )


def _days(festival: Festival, person: Person) -> str:
    """When somebody is there: “Fri 6 Nov – Sun 8 Nov”, “from Fri 6 Nov”."""
    first = "" if person.arrives is None else day_label(festival.day_of(person.arrives))
    last = "" if person.leaves is None else day_label(festival.day_of(person.leaves))
    if first and last:
        return first if first == last else f"{first} – {last}"
    if first:
        return _("from {day}").format(day=first)
    return _("until {day}").format(day=last) if last else ""


def _juries(festival: Festival) -> Iterator[Line]:
    members = festival.rows(JuryMember).values()
    for jury in sorted(festival.rows(Jury).values(), key=lambda j: (j.order, j.id)):
        names = [festival.people[m.person_id].name for m in members if m.jury_id == jury.id]
        section = festival.get(Section, jury.section_id)
        yield Line(
            jury.name,
            ", ".join(names),
            section.name if section else "",
            (Jury.table, jury.id),
            section.hue if section else None,
        )


def _passes(festival: Festival) -> Iterator[Line]:
    for one in sorted(festival.rows(Pass).values(), key=lambda p: (p.order, p.id)):
        sections = festival.sections_of_pass(one.id)
        films = sum(len(festival.films_in(section.id)) for section in sections)
        right = ngettext("{n} film", "{n} films", films).format(n=films)
        names = ", ".join(section.name for section in sections)
        yield Line(one.name, names, right, (Pass.table, one.id))


def _venues(festival: Festival) -> Iterator[Line]:
    screens = festival.screens_in_order()
    for venue_id in dict.fromkeys(screen.venue_id for screen in screens):
        venue = festival.venues[venue_id]
        yield Line(venue.name, row=(venue.table, venue.id), note=venue.address.partition("\n")[0])
        for screen in screens:
            if screen.venue_id == venue_id:
                seats = screen.seats
                right = "" if seats is None else _("{n} seats").format(n=seats)
                note = ", ".join(screen.formats)
                yield Line(f"    {screen.name}", note, right, (screen.table, screen.id))


def _sections(festival: Festival) -> Iterator[Line]:
    films = [film.section_id for film in festival.films.values()]
    for section in festival.sections_in_order():
        count = films.count(section.id)
        right = ngettext("{n} film", "{n} films", count).format(n=count)
        yield Line(section.name, section.code, right, (section.table, section.id), section.hue)


def _pages(festival: Festival) -> Iterator[Line]:
    pages = festival.rows(Editorial).values()
    for page in sorted(pages, key=lambda p: (list(PagePlace).index(p.place), p.order, p.id)):
        section = festival.get(Section, page.section_id)
        said = [_(page.place.capitalize()), section.name if section else ""]
        yield Line(
            page.title,
            " · ".join(part for part in said if part),
            _(page.kind.capitalize()),
            (page.table, page.id),
            section.hue if section else None,
        )


def _sponsors(festival: Festival) -> Iterator[Line]:
    sponsors = festival.rows(Sponsor).values()
    for one in sorted(sponsors, key=lambda s: (s.order, s.tier, s.name, s.id)):
        yield Line(one.name, one.tier, one.picture, (one.table, one.id))


def _kinds(festival: Festival) -> Iterator[Line]:
    for kind in sorted(festival.kinds.values(), key=lambda k: (k.order, k.id)):
        yield Line(kind.name, kind.code, _("Public") if kind.public else "", (kind.table, kind.id))


REGISTERS = (
    Register(
        "people",
        N_("People"),
        _people,
        AddPerson,
        N_("Add a guest, moderator, interpreter or juror"),
        N_("Guests, moderators, interpreters and jurors stand here, with their days and films."),
        RemovePerson,
        Person.table,
    ),
    Register(
        "juries",
        N_("Juries"),
        _juries,
        AddJury,
        N_("Add a jury"),
        N_("A jury has jurors, the films of a section to see, and a deadline."),
        RemoveJury,
        Jury.table,
    ),
    Register(
        "passes",
        N_("Passes"),
        _passes,
        AddPass,
        N_("Add a pass"),
        N_("A pass is for the titles of some sections; whether one person can see them is said."),
        RemovePass,
        Pass.table,
    ),
    Register(
        "venues",
        N_("Venues and screens"),
        _venues,
        lambda name: AddScreen(name, "", None),
        N_("Add a screen"),
        N_("Venues are buildings; each has one or more screens."),
        RemoveScreen,
        "screen",
    ),
    Register(
        "sections",
        N_("Sections"),
        _sections,
        AddSection,
        N_("Add a section"),
        N_("Sections give films a colour and a code."),
    ),
    Register(
        "kinds",
        N_("Kinds of screening"),
        _kinds,
        None,
        "",
        N_("Public, press, jury, school: each has its own minutes."),
    ),
    Register(
        "pages",
        N_("Pages of the catalogue"),
        _pages,
        lambda title: AddPart(Editorial.table, (("title", title),)),
        N_("Add a page"),
        N_("Welcome, tickets, imprint, advertisements: a page stands where you say."),
        lambda row_id: RemovePart(Editorial.table, row_id),
        Editorial.table,
    ),
    Register(
        "sponsors",
        N_("Sponsors"),
        _sponsors,
        lambda name: AddPart(Sponsor.table, (("name", name),)),
        N_("Add a sponsor"),
        N_("Sponsors stand in the catalogue with their logos, tier by tier."),
        lambda row_id: RemovePart(Sponsor.table, row_id),
        Sponsor.table,
    ),
)
"""Every register in the order of the menu."""


def register(register_id: str) -> Register:
    """The register of that id; raises KeyError."""
    return {one.id: one for one in REGISTERS}[register_id]
