"""Hours of screens and days of guests as bars: what they show, and the edit when one is dragged.

Plain data without Qt. Times are minutes of the festival day (1470 is 24:30).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.edit import Edit
from planner.edit.people import SetAvailability
from planner.edit.venues import SetHours
from planner.i18n import _
from planner.model import Festival, Person, Screen
from planner.text import sort_key
from planner.times import DAY_MINUTES, Day, WallTime, clock_minutes, day_label, day_start

Span = tuple[int, int]
STEP = 15


@dataclass(frozen=True)
class Bar:
    """One line: whose hours (``table``, ``owner``), of which day (None is every day of a screen),
    and from when to when; no span is closed, or away.

    ``own`` says that the day has hours of its own; ``known`` is False where nobody said anything.
    ``busy`` is what takes place then, ``shut`` what cannot be had.
    """

    table: str
    owner: int
    day: Day | None
    label: str
    note: str
    span: Span | None
    own: bool
    known: bool = True
    busy: tuple[Span, ...] = ()
    shut: tuple[Span, ...] = ()

    @property
    def words(self) -> str:
        """“10:00–25:00”, or that there is nothing."""
        if self.span is None:
            return _("closed") if self.table == Screen.table else _("away")
        if not self.known:
            return _("not known")
        return "–".join(map(clock_minutes, self.span))

    @property
    def spoken(self) -> str:
        """The line in words."""
        usual = "" if self.own or self.day is None else _("as usual")
        return ", ".join(part for part in (self.label, self.note, self.words, usual) if part)


def axis(festival: Festival) -> Span:
    """The first and the last minute of a festival day."""
    first = festival.edition.day_boundary
    return first, first + DAY_MINUTES


def screens_on(festival: Festival, day: Day | None) -> list[Bar]:
    """The hours of all screens on one day; without a day those of every day."""
    return [_screen_bar(festival, s, day, by_day=False) for s in festival.screens_in_order()]


def days_of_screen(festival: Festival, screen_id: int) -> list[Bar]:
    """The hours of one screen: every day, then the festival days."""
    screen = festival.screens[screen_id]
    days: tuple[Day | None, ...] = (None, *festival.days())
    return [_screen_bar(festival, screen, day, by_day=True) for day in days]


def guests_on(festival: Festival, day: Day) -> list[Bar]:
    """When everybody is there on one day, by name."""
    people = sorted(festival.people.values(), key=lambda p: (sort_key(p.name), p.id))
    return [_guest_bar(festival, person, day, by_day=False) for person in people]


def days_of_guest(festival: Festival, person_id: int) -> list[Bar]:
    """When one person is there, day by day."""
    person = festival.people[person_id]
    return [_guest_bar(festival, person, day, by_day=True) for day in festival.days()]


def _screen_bar(festival: Festival, screen: Screen, day: Day | None, *, by_day: bool) -> Bar:
    first, last = axis(festival)
    name, seats = festival.screen_name(screen.id), ""
    if screen.seats is not None:
        seats = _("{n} seats").format(n=screen.seats)
    if day is None:
        opens = first if screen.opens is None else screen.opens
        closes = last if screen.closes is None else screen.closes
        label, note = (_("Every day"), "") if by_day else (name, seats)
        return Bar(Screen.table, screen.id, None, label, note, (opens, closes), own=True)
    hours = festival.hours(screen.id, day)
    shown = (s for s in festival.screenings_on(screen.id) if not s.cancelled)
    label, note = (day_label(day), "") if by_day else (name, seats)
    return Bar(
        Screen.table,
        screen.id,
        day,
        label,
        note,
        _clipped((hours[0], hours[1]), day, festival) if hours else None,
        own=festival.has_own_hours(screen.id, day),
        busy=_on_day(((s.start, festival.span(s).end) for s in shown), day, festival),
        shut=_on_day(((b.start, b.end) for b in festival.blackouts(screen.id)), day, festival),
    )


def _guest_bar(festival: Festival, person: Person, day: Day, *, by_day: bool) -> Bar:
    presence = festival.presence(person.id, day)
    there = presence.since < presence.until
    label = day_label(day) if by_day else person.name
    note = "" if by_day else ", ".join(_(role.capitalize()) for role in person.roles)
    duties = ((duty.start, duty.end) for duty in festival.duties(person.id))
    return Bar(
        Person.table,
        person.id,
        day,
        label,
        note,
        _clipped((presence.since, presence.until), day, festival) if there else None,
        own=any(row.day == day for row in festival.days_known(person.id)),
        known=presence.known,
        busy=_on_day(duties, day, festival),
    )


def _clipped(span: tuple[WallTime, WallTime], day: Day, festival: Festival) -> Span | None:
    first, last = axis(festival)
    midnight = day_start(day)
    since, until = max(first, span[0] - midnight), min(last, span[1] - midnight)
    return (since, until) if since < until else None


def _on_day(
    spans: Iterable[tuple[WallTime, WallTime]], day: Day, festival: Festival
) -> tuple[Span, ...]:
    found: Iterator[Span | None] = (_clipped(span, day, festival) for span in spans)
    return tuple(span for span in found if span is not None)


def dragged(bar: Bar, end: str, by: int, limits: Span) -> Span | None:
    """The span when one ``end`` (since, until, both) is moved by minutes, within the day; it keeps
    a quarter of an hour at least.
    """
    if bar.span is None:
        return None
    since, until = bar.span
    if end == "both":
        by = max(limits[0] - since, min(limits[1] - until, by))
        return since + by, until + by
    if end == "since":
        return max(limits[0], min(_stepped(since + by), until - STEP)), until
    return since, min(limits[1], max(_stepped(until + by), since + STEP))


def _stepped(minute: int) -> int:
    return round(minute / STEP) * STEP


def edit_of_bar(bar: Bar, span: Span | None, limits: Span) -> Edit:
    """The edit that gives a bar that span; none closes the screen, or says the guest is away. An
    end that reaches the end of the day is left open.
    """
    since = None if span is None or span[0] <= limits[0] else span[0]
    until = None if span is None or span[1] >= limits[1] else span[1]
    if span is not None and since is None and until is None and bar.day is not None:
        since, until = span  # neither hour would say that there is nothing that day
    if bar.table == Screen.table:
        return SetHours(bar.owner, since, until, bar.day)
    assert bar.day is not None
    return SetAvailability(bar.owner, bar.day, since, until)


def forget_bar(bar: Bar) -> Edit:
    """The edit that takes a day's own hours back, or makes a screen open all day."""
    if bar.table == Screen.table:
        return SetHours(bar.owner, day=bar.day, forget=bar.day is not None)
    assert bar.day is not None
    return SetAvailability(bar.owner, bar.day, forget=True)
