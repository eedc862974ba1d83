"""What the pages show, as plain values: screenings, works (films, programmes, events), sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from planner.exchange.announced import link_of
from planner.exchange.instants import instants_of
from planner.exchange.match import is_directing
from planner.exchange.pictures import reduced
from planner.exchange.web.naming import film_page, programme_page, section_page, short
from planner.exchange.web.words import Text, Tongue, original, tag
from planner.i18n import _
from planner.model import Festival, Film, Programme, ProgrammeKind, Screening, Section, Venue
from planner.text import sort_key
from planner.times import (
    DAY_MINUTES,
    Day,
    WallTime,
    clock,
    day_label,
    festival_clock,
    iso,
    minute_of_day,
    runtime_label,
)

STILL_PIXELS = 1200
"""The long side of a still: twice the width of the column in which it stands."""

Stills = Callable[[str], bytes | None]

_UNPARTED = re.compile(r"(?<=\d) (?=\D)")
"""Before a currency or unit, which stays on the line of its figure."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A section on the page; ``css`` is the class that has its colours."""

    id: int
    name: Text
    code: str
    css: str
    page: str


@dataclass(frozen=True, slots=True)
class Runtime:
    """A length as it is printed and as it is read aloud; both empty when it is unknown."""

    short: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A film's still: its file, its size in pixels, what it shows in words, and whom to name."""

    file: str
    width: int
    height: int
    words: str
    credit: str


@dataclass(frozen=True, slots=True)
class Work:
    """What has a page of its own: a film, a programme of several films, an event."""

    id: int
    page: str
    title: Text
    original: Text
    other_titles: tuple[Text, ...]
    strand: Strand | None
    runtime: Runtime
    kind: str
    facts: tuple[str, ...]
    credits: tuple[tuple[str, str], ...]
    logline: Text
    synopsis: Text
    statement: Text
    films: tuple[Film, ...]
    find: str
    still: Picture | None = None

    @property
    def css(self) -> str:
        """The class of its section's colours."""
        return self.strand.css if self.strand else "h-none"


@dataclass(frozen=True, slots=True)
class Show:
    """A screening. ``top`` is in minutes since midnight of its festival day, ``column`` from 1."""

    key: str
    uid: str
    work: Work
    title: Text
    day: Day
    day_name: str
    start: str
    end: str
    start_iso: str
    end_iso: str
    night: str
    start_utc: str
    end_utc: str
    top: int
    minutes: int
    place: str
    address: str
    venue_id: int
    screen_id: int
    talk: int
    kind: str
    price: str
    tickets: str
    needs: tuple[str, ...]
    cancelled: bool


class Views:
    """Makes the views of one festival, each once."""

    def __init__(
        self, festival: Festival, language: str, lasting: Mapping[int, int], stills: Stills
    ) -> None:
        self.festival, self.tongue = festival, Tongue(festival, language)
        self._lasting, self._stills = lasting, stills
        self.pictures: dict[str, bytes] = {}
        """The files of stills that the pages show."""
        self.strands = {row.id: self._strand(row) for row in festival.sections_in_order()}
        self.films = {film.id: self._film(film) for film in festival.films.values()}
        self.programmes = {one.id: self._programme(one) for one in festival.programmes.values()}
        self.shows: list[Show] = []
        self._of_programme: dict[int, list[Show]] = {}
        for one in festival.screenings():
            show = self._show(one)
            self.shows.append(show)
            self._of_programme.setdefault(one.programme_id, []).append(show)

    def works(self) -> list[Work]:
        """All films, programmes of several films and events, by title."""
        found = {work.page: work for work in (*self.films.values(), *self.programmes.values())}
        return sorted(found.values(), key=lambda work: (sort_key(work.title.text), work.id))

    def shows_of(self, work: Work) -> list[Show]:
        """The screenings of a work by start; those of a film also where it is one of several."""
        if work.kind:
            return self._of_programme.get(work.id, [])
        programmes = self.festival.programmes_with(work.id)
        found = [show for one in programmes for show in self._of_programme.get(one.id, [])]
        return sorted(found, key=lambda show: (show.start_iso, show.key))

    def _strand(self, section: Section) -> Strand:
        name = self.tongue.text(section, "name")
        code = section.code or name.text[:3].upper()
        return Strand(section.id, name, code, f"h{section.hue}", section_page(section))

    def _film(self, film: Film) -> Work:
        credited = tuple((one.role, one.name) for one in self.festival.credits(film.id))
        strand = self.strands.get(film.section_id or 0)
        title, first = self.tongue.text(film, "title"), original(film)
        others = tuple(Text(one, tag(one, film.languages)) for one in film.alternate_titles)
        makers = ", ".join(dict.fromkeys(n for role, n in credited if is_directing(role)))
        subtitles = ", ".join(film.subtitles)
        facts = (
            *(makers, ", ".join(film.countries), str(film.year or "")),
            ", ".join(film.languages),
            _("subtitles: {languages}").format(languages=subtitles) if subtitles else "",
            _("from {age}").format(age=film.certificate) if film.certificate else "",
        )
        found = [title.text, first.text, film.title, *film.alternate_titles, *film.countries]
        found += [name for _role, name in credited]
        return Work(
            film.id, film_page(film), title, first, others, strand,
            _runtime(film.runtime_seconds), "", tuple(filter(None, facts)), credited,
            self.tongue.text(film, "logline"), self.tongue.text(film, "synopsis"),
            self.tongue.text(film, "statement"), (), _findable(found, strand),
            self._still(film, title.text),
        )  # fmt: skip

    def _still(self, film: Film, title: str) -> Picture | None:
        """The film's picture at the size of a page; None where there is none that can be read."""
        content = self._stills(film.still_sha256) if film.still_sha256 else None
        found = reduced(film.title, content, STILL_PIXELS) if content else None
        if found is None:
            return None
        name = f"stills/{film.still_sha256[:16]}.jpg"
        self.pictures[name] = found.content
        words = _("Still from “{title}”.").format(title=title)
        if film.still_credit:
            words += " " + _("Picture: {credit}.").format(credit=film.still_credit.rstrip("."))
        return Picture(name, found.width, found.height, words, film.still_credit)

    def _programme(self, programme: Programme) -> Work:
        films = self.festival.films_of(programme.id)
        if programme.kind is ProgrammeKind.FILM and films:
            return self.films[films[0].id]
        section, length = self.festival.section_of(programme.id), self.festival.length(programme.id)
        strand = self.strands[section.id] if section else None
        title = self.festival.title(programme.id)
        inside = " ".join(self.films[film.id].find for film in films)
        event = programme.kind is ProgrammeKind.EVENT
        nothing = Text("")
        return Work(
            programme.id, programme_page(programme), Text(title, tag(title, ())), nothing, (),
            strand, _runtime(length.seconds if length.known else None),
            _("Event") if event else _("Programme"), (), (), nothing, nothing, nothing, films,
            _findable([title, inside], strand),
        )  # fmt: skip

    def _show(self, one: Screening) -> Show:
        festival = self.festival
        span, day = festival.span(one), festival.day_of(one.start)
        screen = festival.screens[one.screen_id]
        venue = festival.venues[screen.venue_id]
        work = self.programmes[one.programme_id]
        own = one.title or one.public_title
        kind = festival.kinds.get(one.kind_id or 0)
        price = _("free") if one.free else _UNPARTED.sub("\u00a0", one.price)
        begins, ends = instants_of(festival, one)
        lasting = self._lasting.get(one.id, one.id)
        late = minute_of_day(one.start, day) >= DAY_MINUTES
        return Show(
            key=short(lasting),
            uid=f"{lasting}-{festival.edition.id}@marquee",
            work=work, title=Text(own, tag(own, ())) if own else work.title,
            day=day, day_name=day_label(day),
            start=festival_clock(one.start, day), end=festival_clock(span.end, day),
            start_iso=iso(one.start), end_iso=iso(span.end),
            night=_night(one.start) if late else "",
            start_utc=utc(begins), end_utc=utc(ends),
            top=minute_of_day(one.start, day), minutes=max(1, span.end - span.start),
            place=festival.screen_name(screen.id), address=_address(venue),
            venue_id=venue.id, screen_id=screen.id, talk=span.qa,
            kind=kind.name if kind and not kind.public else "",
            price=price, tickets=link_of(one), needs=one.needs, cancelled=one.cancelled,
        )  # fmt: skip


def utc(time: datetime) -> str:
    """A moment as iCalendar writes it in UTC (RFC 5545, 3.3.5)."""
    return time.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _night(time: WallTime) -> str:
    return _("{time} on {day}").format(time=clock(time), day=day_label(Day(time // DAY_MINUTES)))


def _runtime(seconds: int | None) -> Runtime:
    if seconds is None:
        return Runtime()
    minutes, rest = divmod(seconds, 60)
    words = _("{minutes} min {seconds} s") if rest else _("{minutes} minutes")
    return Runtime(runtime_label(seconds), words.format(minutes=minutes, seconds=rest))


def _address(venue: Venue) -> str:
    return ", ".join(filter(None, (line.strip() for line in venue.address.splitlines())))


def _findable(texts: list[str], strand: Strand | None) -> str:
    named = [*texts, strand.name.text if strand else ""]
    return " ".join(dict.fromkeys(filter(None, named)))
