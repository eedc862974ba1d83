"""The festival as the audience may see it: an ordinary snapshot without what stays in the house.

Every public writer takes its festival from here, so that none can forget a screening of the press
or the title behind a surprise. What may be shown at all is decided in ``planner.model.publicity``.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from planner.i18n import N_, ngettext
from planner.model import (
    Credit,
    Edition,
    Festival,
    Film,
    Hold,
    Kind,
    Language,
    Pass,
    PassSection,
    Plan,
    Programme,
    ProgrammeFilm,
    ProgrammeKind,
    Record,
    Screen,
    Screening,
    Section,
    Translation,
    Travel,
    Venue,
)
from planner.model.publicity import KeptBack, Publicity
from planner.settings import Setting
from planner.times import now_wall


class Audience(StrEnum):
    """Who an export is for: everybody, or the office alone, which gets what is not public too."""

    PUBLIC = "public"
    STAFF = "staff"


AUDIENCE = Setting(
    "audience",
    Audience.PUBLIC.value,
    N_("For"),
    N_("The staff also get what is not public: holds, press and jury screenings, internal events."),
    choices=((Audience.PUBLIC.value, N_("the public")), (Audience.STAFF.value, N_("the staff"))),
)
UNCONFIRMED = Setting(
    "unconfirmed",
    False,  # noqa: FBT003 - a default
    N_("Unconfirmed"),
    N_("For the public also pencilled screenings and films that are only invited."),
)
FOR_WHOM = (AUDIENCE, UNCONFIRMED)
"""The options of every writer whose files may be public; ``part_for`` reads them."""

_HOUSE: dict[type[Record], Mapping[str, Any]] = {
    Film: {
        "note": "",
        "source_file": "",
        "source_line": None,
        "expected_demand": None,
        "licence_from": None,
        "licence_until": None,
        "maximum_screenings": None,
        "embargo": None,
    },
    Programme: {"note": ""},
    Screen: {"note": "", "kept_seats": None, "last_exit": None},
    Screening: {
        "note": "",
        "cancelled_reason": "",
        "tickets_sold": None,
        "pinned_screen_id": None,
        "pinned_start": None,
        "sold_screen_id": None,
        "sold_start": None,
    },
    Hold: {"note": ""},
    Plan: {"note": ""},
}
"""What only the office reads, and how it is when nobody said it."""


@dataclass(frozen=True, slots=True)
class PublicPart:
    """The festival to show, and one sentence for each sort of thing that was left out of it."""

    festival: Festival
    left_out: tuple[str, ...] = ()


def part_for(festival: Festival, options: Mapping[str, Any]) -> PublicPart:
    """What the audience of the options ``FOR_WHOM`` may see: everything, for the staff."""
    if options[AUDIENCE.key] == Audience.STAFF:
        return PublicPart(festival)
    now = now_wall(festival.edition.zone)
    shown = Publicity(cancelled=True, unconfirmed=bool(options[UNCONFIRMED.key]), now=now)
    return public_part(festival, shown)


def left_out(festival: Festival, options: Mapping[str, Any]) -> tuple[str, ...]:
    """What these options keep from the audience: one sentence for each sort of thing."""
    return part_for(festival, options).left_out


def public_part(festival: Festival, shown: Publicity | None = None) -> PublicPart:
    """The present plan as the audience may see it, with the ids that everything has in the house.

    Cancelled screenings stay, so that people learn of them. A surprise screening becomes an event
    that is called by its public title and is as long as what is shown. Only ``shown`` lets anything
    else through; by default nothing that is under embargo at this moment.
    """
    if shown is None:
        shown = Publicity(cancelled=True, now=now_wall(festival.edition.zone))
    sieve = _Sieve(festival, shown)
    tables = {cls.table: {row.id: row for row in rows} for cls, rows in sieve.tables().items()}
    return PublicPart(Festival(tables, festival.plan_id), tuple(sieve.sentences()))


class _Sieve:
    """Which rows of one festival go through, and why the others do not."""

    def __init__(self, festival: Festival, shown: Publicity) -> None:
        self.festival, self.shown = festival, shown
        why = {one: shown.why_not(festival, one) for one in festival.screenings()}
        self.screenings = [one for one, reason in why.items() if reason is None]
        self.held_back = [(one, reason) for one, reason in why.items() if reason is not None]
        self.named = {one.programme_id for one in self.screenings if not one.public_title}
        self.films = {
            film.id: film for film in festival.films.values() if self._why_not_film(film) is None
        }
        self.programmes = [one for one in festival.programmes.values() if self._keeps(one)]

    def _why_not_film(self, film: Film) -> KeptBack | None:
        """A film that is shown, but nowhere by its name, stays as unknown as its screenings."""
        reason = self.shown.why_not_film(film)
        if reason is None and self.festival.screenings_of_film(film.id):
            named = {one.id for one in self.festival.programmes_with(film.id)} & self.named
            return None if named else KeptBack.NOT_PUBLIC
        return reason

    def _keeps(self, programme: Programme) -> bool:
        """A programme is kept for a screening, or when it waits for its first and may be told."""
        if programme.id in self.named:
            return True
        if self.festival.screenings_of(programme.id) or programme.internal:
            return False
        films = self.festival.films_of(programme.id)
        if not films:
            return self.shown.unconfirmed
        return all(film.id in self.films for film in films)

    def tables(self) -> dict[type[Record], list[Record]]:
        """The rows that go through, by their class; whatever is not named here stays in."""
        festival = self.festival
        surprises = [one for one in self.screenings if one.public_title]
        programmes = [*self.programmes, *(_disguise(festival, one) for one in surprises)]
        kept = {one.id for one in self.programmes}
        films = self.films.values()
        used = {row.section_id for row in programmes} | {film.section_id for film in films}
        kinds = {one.kind_id for one in self.screenings}
        sections = [row for row in festival.sections.values() if row.id in used]
        screenings = [
            _disguised(festival, one) if one.public_title else one for one in self.screenings
        ]
        found: dict[type[Record], Iterable[Record]] = {
            Edition: festival.rows(Edition).values(),
            Plan: (row for row in festival.rows(Plan).values() if row.id == festival.plan_id),
            Language: festival.rows(Language).values(),
            Section: sections,
            Kind: (row for row in festival.kinds.values() if row.public or row.id in kinds),
            Pass: festival.rows(Pass).values(),
            PassSection: (r for r in festival.rows(PassSection).values() if r.section_id in used),
            Venue: festival.venues.values(),
            Screen: festival.screens.values(),
            Travel: festival.rows(Travel).values(),
            Film: films,
            Credit: (row for row in festival.rows(Credit).values() if row.film_id in self.films),
            Programme: programmes,
            ProgrammeFilm: (
                row for row in festival.rows(ProgrammeFilm).values() if row.programme_id in kept
            ),
            Screening: screenings,
            Hold: self._holds() if self.shown.holds else (),
        }
        names = {(cls.table, row.id) for cls in (Section, Venue, Film) for row in found[cls]}
        texts = festival.rows(Translation).values()
        found[Translation] = (row for row in texts if (row.of_table, row.of_id) in names)
        return {cls: [_without_house(row) for row in rows] for cls, rows in found.items()}

    def _holds(self) -> list[Hold]:
        festival = self.festival
        return [hold for screen in festival.screens for hold in festival.holds_on(screen)]

    def sentences(self) -> Iterator[str]:
        """One sentence for each sort of thing that does not go through, with its number."""
        counted = Counter(reason for _one, reason in self.held_back)
        yield from _of_kinds(self.festival, self.held_back)
        for reason in KeptBack:
            if counted[reason] and reason is not KeptBack.NOT_PUBLIC:
                yield _screenings_left_out(reason, counted[reason])
        surprises = sum(bool(one.public_title) for one in self.screenings)
        if surprises:
            yield ngettext(
                "{count} surprise screening is called by its public title only.",
                "{count} surprise screenings are called by their public titles only.",
                surprises,
            ).format(count=surprises)
        hidden = [self._why_not_film(film) for film in self.festival.films.values()]
        films = Counter(filter(None, hidden))
        for reason in KeptBack:
            if films[reason]:
                yield _films_left_out(reason, films[reason])
        holds = 0 if self.shown.holds else len(self._holds())
        if holds:
            yield ngettext(
                "{count} hold was left out.", "{count} holds were left out.", holds
            ).format(count=holds)
        people = len(self.festival.people)
        if people:
            yield ngettext(
                "{count} person of your list was left out.",
                "{count} people of your list were left out.",
                people,
            ).format(count=people)


def _disguise(festival: Festival, screening: Screening) -> Programme:
    """What is shown at a surprise, as its audience knows it. It has the screening's own id, which
    no other programme has.
    """
    programme = festival.programmes[screening.programme_id]
    length = festival.length(programme.id)
    section = festival.section_of(programme.id)
    return Programme(
        id=screening.id,
        kind=ProgrammeKind.EVENT,
        title=screening.public_title,
        section_id=section.id if section else None,
        runtime_seconds=length.seconds if length.known else None,
        internal=programme.internal,
    )


def _disguised(festival: Festival, screening: Screening) -> Screening:
    """A surprise screening without what could tell its film; as long as it was."""
    span = festival.span(screening)
    return dataclasses.replace(
        screening,
        programme_id=screening.id,
        external_id="",
        title="",
        preshow_minutes=span.preshow,
        intro_minutes=span.intro,
        qa_minutes=span.qa,
    )


def _without_house(row: Record) -> Record:
    inner = _HOUSE.get(type(row))
    return dataclasses.replace(row, **inner) if inner else row


def _of_kinds(festival: Festival, held_back: list[tuple[Screening, KeptBack]]) -> Iterator[str]:
    """The closed screenings, kind by kind."""
    counted = Counter(one.kind_id for one, reason in held_back if reason is KeptBack.NOT_PUBLIC)
    for kind in sorted(festival.kinds.values(), key=lambda kind: (kind.order, kind.id)):
        count = counted[kind.id]
        if not count:
            continue
        yield ngettext(
            "{count} screening of the kind “{kind}” was left out.",
            "{count} screenings of the kind “{kind}” were left out.",
            count,
        ).format(count=count, kind=kind.name)


def _screenings_left_out(reason: KeptBack, count: int) -> str:
    sentences = {
        KeptBack.WITHDRAWN: ngettext(
            "{count} screening of a film that was withdrawn was left out.",
            "{count} screenings of films that were withdrawn were left out.",
            count,
        ),
        KeptBack.CANCELLED: ngettext(
            "{count} cancelled screening was left out.",
            "{count} cancelled screenings were left out.",
            count,
        ),
        KeptBack.INTERNAL: ngettext(
            "{count} internal event was left out.",
            "{count} internal events were left out.",
            count,
        ),
        KeptBack.EMBARGO: ngettext(
            "{count} screening of a film under embargo was left out.",
            "{count} screenings of films under embargo were left out.",
            count,
        ),
        KeptBack.UNCONFIRMED: ngettext(
            "{count} screening that is not confirmed yet was left out; the option “Unconfirmed” "
            "shows it.",
            "{count} screenings that are not confirmed yet were left out; the option “Unconfirmed” "
            "shows them.",
            count,
        ),
    }
    return sentences[reason].format(count=count)


def _films_left_out(reason: KeptBack, count: int) -> str:
    sentences = {
        KeptBack.WITHDRAWN: ngettext(
            "{count} film that was withdrawn was left out.",
            "{count} films that were withdrawn were left out.",
            count,
        ),
        KeptBack.EMBARGO: ngettext(
            "{count} film under embargo was left out.",
            "{count} films under embargo were left out.",
            count,
        ),
        KeptBack.UNCONFIRMED: ngettext(
            "{count} film that is only invited was left out.",
            "{count} films that are only invited were left out.",
            count,
        ),
        KeptBack.NOT_PUBLIC: ngettext(
            "{count} film that no public screening names was left out.",
            "{count} films that no public screening names were left out.",
            count,
        ),
    }
    return sentences[reason].format(count=count)
