"""The timetable of a clean plan, laid out as a good office does it; ``realistic`` has the rest.

Figures of published timetables of real festivals: rooms play four to six times a day from about
noon, gaps of 30 to 60 minutes (15 to 30 in dense houses), starts on a grid of 15 or 5 minutes,
features of about 95 minutes, blocks of shorts, one to three public screenings of each programme on
different days, hours and screens, with 30 minutes for intro and Q&A where guests come, press in
the morning in slots of the bare runtime, some starts at 23:59.

No rule is asked while it is laid out: what it must keep to is said here a second time, in the
plainest words (``Show.fits``).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.edit import Work
from planner.model import (
    Blackout,
    Credit,
    Film,
    FilmStatus,
    Hold,
    Kind,
    Opening,
    Premiere,
    Programme,
    ProgrammeFilm,
    ProgrammeKind,
    Relation,
    RelationKind,
    Screen,
    Screening,
    ScreeningStatus,
    Section,
    Travel,
    Venue,
    Wanted,
)
from planner.times import Day, WallTime, day_start
from tests.build import a_festival

_HOUSES = ((6, 320), (5, 210), (4, 160), (3, 120), (2, 90), (2, 400), (1, 75), (1, 600))
"""How many screens a venue has, and about how many seats each."""

PRESS_HOUSE, SCHOOL_HOUSE, DENSE_HOUSE, MAIN_HOUSE = 0, 1, 4, 7
LATE_HOUSES = (3, 5)
SECTIONS = 12
COMPETITION, YOUNG, LATE = "Competition", "Young audiences", "Late"
TITLES = {COMPETITION: 16, YOUNG: 14, LATE: 14}
FEATURE, SHORTS = "feature", "shorts"
PRIME = (17 * 60, 21 * 60 + 30)
"""A premiere begins within these."""

LONGEST_PAUSE = 3 * 60
"""Where nothing was found for so long, the house closes for that day."""

INTRO, TALK = 5, 25


@dataclass(frozen=True)
class Placed:
    """A screening of a show: its day, its screen, and its minutes of that festival day."""

    row: Screening
    day: int
    room: Room
    start: int
    end: int


@dataclass
class Room:
    """A screen with what the office knows of it, and when it is not to be had."""

    screen: Screen
    house: int
    grid: int
    gaps: tuple[int, ...]
    taken: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def seats(self) -> int:
        """The seats that are sold."""
        return (self.screen.seats or 0) - (self.screen.kept_seats or 0)

    def ready(self, day: int, minute: int, length: int) -> int:
        """The first start on the grid from then on that keeps clear of what is taken."""
        for begins, ends in sorted(self.taken.get(day, ())):
            if minute < ends and begins < minute + length:
                minute = ends
        return -(-minute // self.grid) * self.grid

    def out(self, day: int, begins: int, ends: int) -> int:
        """The minutes between these in which it is not to be had."""
        taken = self.taken.get(day, ())
        return sum(max(0, min(ends, until) - max(begins, since)) for since, until in taken)

    def take(self, day: int, begins: int, ends: int) -> None:
        """Not to be had on that day between these."""
        self.taken.setdefault(day, []).append((begins, ends))


@dataclass
class Show:
    """A programme to be placed: what it needs, how often it is wanted, and where it already is."""

    programme: Programme
    films: tuple[Film, ...]
    section: Section
    minutes: int
    wanted: int
    talks: int
    """At how many of its first public screenings its guests are."""
    press: bool = False
    format: str = "DCP"
    placed: list[Placed] = field(default_factory=list)
    pressed: list[Placed] = field(default_factory=list)

    @property
    def premiere(self) -> bool:
        """Whether its first screening is one."""
        return self.films[0].premiere is not Premiere.NONE

    @property
    def extra(self) -> int:
        """The minutes of intro and Q&A at its next public screening."""
        return INTRO + TALK if len(self.placed) < self.talks else 0

    def fits(self, day: int, room: Room, minute: int) -> bool:
        """Whether the public may see it there: another day, screen and time of day than before,
        a house of its size, a premiere in the evening, what is for adults late.
        """
        if len(self.placed) >= self.wanted or day in {one.day for one in self.pressed}:
            return False
        adult = any(film.certificate == "18" for film in self.films)
        if (adult and minute < 20 * 60) or (self.section.name == LATE and minute < 21 * 60):
            return False
        if self.premiere and not self.placed and not PRIME[0] <= minute <= PRIME[1]:
            return False
        return self.playable(room) and all(
            self._apart(one, day, room, minute) for one in self.placed
        )

    def playable(self, room: Room) -> bool:
        """Whether the house can play its copy and has what it needs."""
        return self.format in room.screen.formats and all(
            need in room.screen.equipment for film in self.films for need in film.needs
        )

    def _apart(self, one: Placed, day: int, room: Room, minute: int) -> bool:
        alike = max(one.room.seats, room.seats) <= 2 * min(one.room.seats, room.seats)
        elsewhere = one.room is not room and abs(minute - one.start) > 75
        return day > one.day + 1 and elsewhere and alike

    def may_be_pressed(self, day: int, room: Room) -> bool:
        """Whether the press may see it that morning: after its first public screening."""
        waiting = self.press and not self.pressed and bool(self.placed)
        return waiting and self.playable(room) and all(one.day < day for one in self.placed)


@dataclass
class Office:
    """The plan while it is made."""

    work: Work
    chance: random.Random
    days: int
    rooms: list[Room] = field(default_factory=list)
    shows: list[Show] = field(default_factory=list)
    number: int = 0

    def at(self, day: int, minute: int) -> WallTime:
        """A moment of a festival day."""
        return WallTime(day_start(self.date(day)) + minute)

    def date(self, day: int) -> Day:
        """A day of the festival, counted from 0."""
        return Day(self.work.start.edition.first_day + day)

    def kind(self, code: str) -> Kind:
        """A kind of screening by its code; the public ones have none."""
        return next(kind for kind in self.work.rows(Kind) if kind.code == code)

    def place(
        self, programme: Programme, minutes: int, day: int, room: Room, start: int, **values: object
    ) -> Placed:
        """A new screening of so many minutes, intro and Q&A included."""
        self.number += 1
        fields = {"status": ScreeningStatus.CONFIRMED, "kind_id": self.kind("").id, **values}
        row = self.work.add(
            Screening,
            plan_id=self.work.start.plan_id,
            programme_id=programme.id,
            screen_id=room.screen.id,
            start=self.at(day, start),
            code=f"{self.number:04d}",
            **fields,
        )
        return Placed(row, day, room, start, start + minutes)

    def show(self, show: Show, day: int, room: Room, start: int, code: str = "") -> int:
        """Place it for the public, and let others come first the next time; returns its end."""
        talk = {"intro_minutes": INTRO, "qa_minutes": TALK} if show.extra else {}
        kind = {"kind_id": self.kind(code).id}
        length = show.minutes + show.extra
        show.placed.append(self.place(show.programme, length, day, room, start, **kind, **talk))
        self.shows.remove(show)
        self.shows.append(show)
        return start + length


def lay_out(days: int, seed: int) -> Office:
    """Houses, programmes and screenings; the same for the same seed but for their ids."""
    office = Office(Work(a_festival(screens=0, days=days)), random.Random(seed), days)
    office.rooms = list(_rooms(office))
    _not_to_be_had(office)
    office.shows = list(_shows(office, days * len(office.rooms) * 2))
    _competition(office)
    for day in range(days):
        for room in office.rooms:
            _one_day(office, day, room)
    _want_what_there_is(office)
    return office


def _rooms(office: Office) -> Iterator[Room]:
    work, order = office.work, 0
    venues: list[Venue] = []
    for house, (count, seats) in enumerate(_HOUSES):
        venues.append(work.add(Venue, name=f"House {house + 1}", order=house))
        for number in range(count):
            screen = work.add(
                Screen,
                venue_id=venues[-1].id,
                name=f"Screen {number + 1}",
                seats=seats - 20 * number,
                kept_seats=seats // 25,
                wheelchair_places=2,
                opens=9 * 60,
                closes=26 * 60 + 30,
                last_exit=27 * 60 if house == MAIN_HOUSE else None,
                formats=("DCP", "file") if number else ("DCP", "file", "35 mm"),
                equipment=("captions",) if number % 2 else ("captions", "soft titles"),
                turnaround_minutes=10 if house == DENSE_HOUSE else None,
                order=order,
            )
            dense = house == DENSE_HOUSE
            grid, gaps = 15 if house % 2 else 5, (15, 20, 25) if dense else (30, 40, 50)
            yield Room(screen, house, grid, gaps)
            order += 1
    for number, venue in enumerate(venues):
        for other in venues[number + 1 :]:
            minutes = office.chance.choice((5, 10, 15, 25))
            work.add(Travel, venue_id=venue.id, other_venue_id=other.id, minutes=minutes)


def _not_to_be_had(office: Office) -> None:
    """Tests of the projection before the first show, a reception, rehearsals, a closed day."""
    work, plan = office.work, office.work.start.plan_id
    for number, room in enumerate(office.rooms):
        day = number % office.days
        morning = office.at(day, 11 * 60)
        if room.house not in {PRESS_HOUSE, SCHOOL_HOUSE}:
            work.add(Hold, plan_id=plan, screen_id=room.screen.id, start=morning, minutes=45)
            room.take(day, 11 * 60, 11 * 60 + 45)
        if number % 5 == 4:
            begins, ends = 16 * 60, 19 * 60
            day = (day + 2) % office.days
            start, end = office.at(day, begins), office.at(day, ends)
            rental = {"screen_id": room.screen.id, "reason": "Rental"}
            work.add(Blackout, start=start, end=end, **rental)
            room.take(day, begins - 20, ends)
        if room.house == DENSE_HOUSE:
            day = min(4, office.days - 1)
            work.add(Opening, screen_id=room.screen.id, day=office.date(day))
            room.take(day, 0, 48 * 60)


def _shows(office: Office, count: int) -> Iterator[Show]:
    names = [*TITLES, *(f"Section {number + 1}" for number in range(SECTIONS))]
    sections = [
        office.work.add(Section, name=name, order=order, hue=order)
        for order, name in enumerate(names)
    ]
    for section in sections[: len(TITLES)]:
        for number in range(TITLES[section.name]):
            yield _show(office, section, FEATURE, f"{section.name} {number + 1}")
    for number in range(count):
        section = sections[len(TITLES) + number % SECTIONS]
        made_of = SHORTS if number % 8 == 7 else FEATURE
        yield _show(office, section, made_of, f"{made_of.capitalize()} {number + 1}")


def _show(office: Office, section: Section, made_of: str, title: str) -> Show:
    work, chance = office.work, office.chance
    strand, feature = section.name in TITLES, made_of == FEATURE
    longest = 125 if strand else 200 if chance.random() < 0.05 else 150
    lengths = [round(chance.triangular(70, longest, 95) * 60)] if feature else []
    lengths += [chance.randrange(6 * 60, 20 * 60) for _short in range(0 if feature else 6)]
    premiere = feature and (section.name == COMPETITION or (not strand and chance.random() < 0.3))
    films = tuple(
        _film(office, title if feature else f"{title}.{n}", seconds, section, premiere=premiere)
        for n, seconds in enumerate(lengths)
    )
    kind = ProgrammeKind.FILM if feature else ProgrammeKind.FILMS
    own = {} if feature else {"title": title, "section_id": section.id}
    limits = {} if feature else {"least_minutes": 30, "most_minutes": 125, "gap_seconds": 30}
    programme = work.add(Programme, kind=kind, **own, **limits)
    for order, film in enumerate(films):
        work.add(ProgrammeFilm, programme_id=programme.id, film_id=film.id, order=order)
    seconds = sum(lengths) + 30 * (len(lengths) - 1)
    talks = 2 if section.name == COMPETITION else chance.choice((0, 0, 1, 1, 2))
    press = feature and (section.name == COMPETITION or chance.random() < 0.4)
    wanted = 2 if section.name == LATE else chance.choice((1, 2, 2, 2, 3))
    print_only = feature and not strand and chance.random() < 0.05
    wanted, carrier = (min(wanted, 2), "35 mm") if print_only else (wanted, "DCP")
    wanted = max(wanted, 2) if section.name in {COMPETITION, YOUNG} else wanted
    return Show(programme, films, section, -(-seconds // 60), wanted, talks, press, carrier)


def _film(office: Office, title: str, seconds: int, section: Section, *, premiere: bool) -> Film:
    chance, late, young = office.chance, section.name == LATE, section.name == YOUNG
    ages = ("18", "16") if late else ("0", "6") if young else ("0", "6", "12", "12", "16")
    statuses = [status for status in Premiere if status is not Premiere.NONE]
    tags = ("horror",) if late else ("children",) if young else ()
    film = office.work.add(
        Film,
        title=title,
        runtime_seconds=seconds,
        year=2026,
        countries=("France",),
        languages=("fr",),
        subtitles=("en",),
        section_id=section.id,
        status=FilmStatus.CONFIRMED,
        certificate=chance.choice(ages),
        audience_tags=tags or chance.choice(((), ("documentary",), ("drama",))),
        needs=("soft titles",) if chance.random() < 0.1 and section.name != COMPETITION else (),
        premiere=chance.choice(statuses) if premiere else Premiere.NONE,
        premiere_territory="Europe" if premiere else "",
        synopsis="A town by a river.",
        logline="A river.",
    )
    office.work.add(Credit, film_id=film.id, role="Director", name=f"Director of {title}")
    return film


def _competition(office: Office) -> None:
    """Its first screenings in the main house, two each evening: the jury can see all of them."""
    (room,) = (room for room in office.rooms if room.house == MAIN_HOUSE)
    strand = [show for show in office.shows if show.section.name == COMPETITION]
    for number, show in enumerate(strand):
        day, start = number // 2 + 1, (18 * 60, 21 * 60)[number % 2]
        if day < office.days - 1:
            end = office.show(show, day, room, start)
            room.take(day, start - 30, end + 30)


def _one_day(office: Office, day: int, room: Room) -> None:
    minute = 12 * 60 + office.chance.choice((0, 0, 60, 120))
    if room.house == PRESS_HOUSE:
        minute = max(minute, _morning(office, day, room) + 30)
    elif room.house == SCHOOL_HOUSE:
        minute = max(minute, _for_schools(office, day, room) + 30)
    last = 24 * 60 - 1 if room.house in LATE_HOUSES else 22 * 60 + 30
    end = minute
    while minute <= last and minute < end + LONGEST_PAUSE + room.out(day, end, minute):
        found = _next(office, day, room, minute)
        if found is None:
            minute += 15
            continue
        show, start = found
        end = office.show(show, day, room, start)
        minute = end + office.chance.choice(room.gaps)
        if len(show.placed) == 1 and not show.talks and office.chance.random() < 0.05:
            minute = _conversation(office, show, day, room, minute)
        if room.house in LATE_HOUSES and 22 * 60 + 30 < minute < last:
            minute = last


def _next(office: Office, day: int, room: Room, minute: int) -> tuple[Show, int] | None:
    """What is shown next, and when: evenings go to premieres first."""
    evening = PRIME[0] <= minute <= PRIME[1]
    first = [show for show in office.shows if evening and show.premiere and not show.placed]
    for show in (*first, *office.shows):
        length = show.minutes + show.extra + 20
        start = 24 * 60 - 1 if minute == 24 * 60 - 1 else room.ready(day, minute, length)
        soon, in_time = start - minute < 45, start + length <= 26 * 60
        if soon and in_time and show.fits(day, room, start):
            return show, start
    return None


def _morning(office: Office, day: int, room: Room) -> int:
    """Press screenings, as long as the films; returns the end of the last."""
    minute = 9 * 60 + office.chance.choice((0, 5, 15))
    end = minute
    for show in list(office.shows):
        if minute > 11 * 60 + 30:
            break
        if show.may_be_pressed(day, room):
            kind = {"kind_id": office.kind("P&I").id}
            one = office.place(show.programme, show.minutes, day, room, minute, **kind)
            show.pressed.append(one)
            end = one.end
            minute = -(-(end + 20) // 5) * 5
    return end


def _for_schools(office: Office, day: int, room: Room) -> int:
    """One screening for schools in the morning, of what the public has seen already."""
    for show in office.shows:
        seen = any(one.day < day for one in show.placed)
        if show.section.name == YOUNG and seen and show.fits(day, room, 10 * 60):
            return office.show(show, day, room, 10 * 60, "SCH")
    return 0


def _conversation(office: Office, show: Show, day: int, room: Room, minute: int) -> int:
    """A talk on the same screen right after the film."""
    start = room.ready(day, minute, 65)
    if start - minute > 10 or start > 24 * 60:
        return minute
    title = f"Conversation on {show.films[0].title}"
    kind, seconds = ProgrammeKind.EVENT, 45 * 60
    event = office.work.add(Programme, kind=kind, title=title, runtime_seconds=seconds)
    end = office.place(event, 45, day, room, start).end
    pair = {"programme_id": event.id, "other_programme_id": show.programme.id}
    office.work.add(Relation, kind=RelationKind.ADJACENT, **pair)
    return end + 30


def _want_what_there_is(office: Office) -> None:
    """The office wants what it got; what found no place was withdrawn."""
    press = office.kind("P&I").id
    for show in office.shows:
        office.work.change(Programme, show.programme.id, wanted=len(show.placed))
        if show.pressed:
            office.work.add(Wanted, programme_id=show.programme.id, kind_id=press, count=1)
        for film in () if show.placed else show.films:
            office.work.change(Film, film.id, status=FilmStatus.WITHDRAWN)
