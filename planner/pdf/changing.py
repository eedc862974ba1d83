"""What moved, sorted for those who have to know: by house, by guest, by department."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.document.difference import Change, Difference, Standing, Standings
from planner.document.matching import match
from planner.i18n import _
from planner.model import Festival, Hold, Screening
from planner.pdf.around import changed_holds, copy_lines, people_lines, people_on_stage
from planner.pdf.dates import day_label
from planner.pdf.layout import Colour
from planner.pdf.look import section_ink
from planner.pdf.text.itemise import printable
from planner.text import sort_key
from planner.times import Day, WallTime, festival_clock


class Department(StrEnum):
    """Who works on what."""

    PROJECTION = "projection"
    BOX_OFFICE = "box office"
    GUESTS = "guests"
    JURIES = "juries"
    PRESS = "press"


def department_name(department: Department) -> str:
    """A department as its sheet is called."""
    names = {
        Department.PROJECTION: _("Projection"),
        Department.BOX_OFFICE: _("Box office"),
        Department.GUESTS: _("Guests"),
        Department.JURIES: _("Juries"),
        Department.PRESS: _("Press and industry"),
    }
    return names[department]


@dataclass(frozen=True, slots=True)
class Sides:
    """Both festivals that were compared, each seen through its own plan."""

    before: Festival
    after: Festival

    def each(self, one: Difference) -> Iterator[tuple[Festival, Screening]]:
        """The screening as it was and as it is, where there is one."""
        if one.before is not None:
            yield self.before, one.before.screening
        if one.after is not None:
            yield self.after, one.after.screening


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the sheet, and whom it concerns: venues, people and departments.

    ``people`` and ``copies`` are phrases of their own, as not everybody needs them.
    """

    what: str
    code: str
    title: str
    day: Day
    start: WallTime
    was: tuple[str, ...]
    now: tuple[str, ...]
    venues: frozenset[int]
    on_stage: frozenset[int] = frozenset()
    departments: frozenset[Department] = frozenset()
    details: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    bar: Colour | None = None

    def lines(self, department: Department | None = None) -> tuple[str, ...]:
        """What it says below the title, all of it or what a department needs."""
        people = self.people if department in {None, Department.GUESTS} else ()
        copies = self.copies if department in {None, Department.PROJECTION} else ()
        return (*self.details, *people, *copies)


def entries(sides: Sides, found: Collection[Difference], *, public: bool) -> list[Entry]:
    """What differs of screenings, around them, and in what is held free; the ``public`` is told of
    the first alone, without reasons.
    """
    rows = [_entry(sides, one, public=public) for one in found]
    if not public:
        rows += _around(sides, found)
        rows += [_hold_entry(sides, *pair) for pair in changed_holds(sides.before, sides.after)]
    return sorted(rows, key=lambda one: (one.day, one.start, sort_key(one.title)))


def _around(sides: Sides, found: Collection[Difference]) -> Iterator[Entry]:
    """Screenings that stand as they did, but with other people or copies."""
    told = {one.after.screening.id for one in found if one.after is not None}
    was, now = Standings(sides.before).of, Standings(sides.after).of
    for one, two in match(sides.before, sides.after).pairs:
        if two.id not in told and not two.cancelled:
            entry = _entry(sides, Difference((), was(one), now(two)), public=False)
            if entry.people or entry.copies:
                yield entry


def _entry(sides: Sides, one: Difference, *, public: bool) -> Entry:
    festival, screening = list(sides.each(one))[-1]
    before = (sides.before, None if one.before is None else one.before.screening)
    after = (sides.after, None if one.after is None else one.after.screening)
    stage = {person_id for side in (before, after) for person_id, _role in people_on_stage(side)}
    people = () if public else tuple(people_lines(before, after))
    copies = () if public else tuple(copy_lines(before, after))
    section = festival.section_of(screening.programme_id)
    return Entry(
        what=what_became(one),
        code=screening.code,
        title=printable(one.now.title),
        day=one.now.day,
        start=one.now.start,
        was=was_lines(one),
        now=now_lines(one, reasons=not public),
        venues=frozenset(f.screens[row.screen_id].venue_id for f, row in sides.each(one)),
        on_stage=frozenset(stage if one.changes or people else ()),
        departments=frozenset(_concerned(sides, one, bool(stage), bool(people), bool(copies))),
        details=tuple(map(printable, one.details())),
        people=people,
        copies=copies,
        bar=None if section is None else section_ink(section.hue).bar,
    )


def _concerned(
    sides: Sides, one: Difference, stage: bool, people: bool, copies: bool
) -> Iterator[Department]:
    moved, both = bool(one.changes), list(sides.each(one))
    public = [festival.is_public(screening) for festival, screening in both]
    for department, concerns in (
        (Department.PROJECTION, moved or copies),
        (Department.BOX_OFFICE, moved and any(public)),
        (Department.GUESTS, people or (moved and stage)),
        (Department.JURIES, moved and any(_is_judged(*side) for side in both)),
        (Department.PRESS, moved and not all(public)),
    ):
        if concerns:
            yield department


def _hold_entry(sides: Sides, before: Hold | None, after: Hold | None) -> Entry:
    found = [(f, one) for f, one in ((sides.before, before), (sides.after, after)) if one]
    festival, hold = found[-1]
    day = festival.day_of(hold.start)
    title = printable(hold.title)
    return Entry(
        what=_hold_became(before, after),
        code="",
        title=_("Hold: {title}").format(title=title) if title else _("Hold"),
        day=day,
        start=hold.start,
        was=("–",) if before is None else _hold_lines(sides.before, before),
        now=(_("no longer held"),) if after is None else _hold_lines(sides.after, after),
        venues=frozenset(f.screens[one.screen_id].venue_id for f, one in found),
        departments=frozenset({Department.PROJECTION}),
    )


def _hold_became(before: Hold | None, after: Hold | None) -> str:
    if before is None:
        return _("New")
    if after is None:
        return _("Taken off")
    elsewhere, later = before.screen_id != after.screen_id, before.start != after.start
    words = {(True, True): _("Moved"), (True, False): _("Other screen")}
    return words.get((elsewhere, later), _("Other time") if later else _("Changed"))


def _hold_lines(festival: Festival, hold: Hold) -> tuple[str, ...]:
    day, end = festival.day_of(hold.start), WallTime(hold.start + hold.minutes)
    screen = festival.screens[hold.screen_id].name
    name = screen if len(festival.venues) == 1 else festival.screen_name(hold.screen_id)
    clocks = f"{festival_clock(hold.start, day)}–{festival_clock(end, day)}"
    return f"{day_label(day)} {clocks}", printable(name)


Group = tuple[str, list[Entry], Department | None]
"""What a sheet is called, what stands on it, and whose it is; nothing is called nothing."""


def by_venue(sides: Sides, found: list[Entry]) -> Iterator[Group]:
    """A house learns of what comes, and of what goes elsewhere."""
    venues = sorted(sides.after.venues.values(), key=lambda one: (one.order, one.id))
    gone = [one for one in sides.before.venues.values() if one.id not in sides.after.venues]
    for venue in (*venues, *gone):
        yield printable(venue.name), [one for one in found if venue.id in one.venues], None


def by_person(sides: Sides, found: list[Entry]) -> Iterator[Group]:
    """Who appears somewhere, or did, and what moved under them."""
    people = {**sides.before.people, **sides.after.people}
    for person in sorted(people.values(), key=lambda one: (sort_key(one.name), one.id)):
        own = [one for one in found if person.id in one.on_stage]
        yield printable(person.name), own, Department.GUESTS


def by_department(_sides: Sides, found: list[Entry]) -> Iterator[Group]:
    """Who works on what: the booth on all that moved, on copies and on holds, the others on what
    concerns them.
    """
    for department in Department:
        own = [one for one in found if department in one.departments]
        yield department_name(department), own, department


def _is_judged(festival: Festival, screening: Screening) -> bool:
    films = festival.films_of(screening.programme_id)
    return any(festival.juries_for(film.id) for film in films)


def what_became(one: Difference) -> str:
    """In a word or two; of one that moved and changed as well, what moved it says most."""
    elsewhere, later = Change.MOVED in one.changes, Change.RETIMED in one.changes
    if elsewhere and later:
        return _("Moved")
    if elsewhere:
        return _("Other screen")
    if later:
        return _("Other time")
    words = {
        Change.NEW: _("New"),
        Change.DROPPED: _("Taken off"),
        Change.CANCELLED: _("Cancelled"),
    }
    return words.get(next(iter(one.changes), Change.CHANGED), _("Changed"))


def was_lines(one: Difference) -> tuple[str, ...]:
    """When and where it was."""
    return ("–",) if one.before is None else _lines(one.before)


def now_lines(one: Difference, *, reasons: bool) -> tuple[str, ...]:
    """When and where it is, or that it does not take place; the staff learn the reason, too."""
    if one.after is None or Change.CANCELLED in one.changes:
        why = one.after.screening.cancelled_reason if one.after is not None and reasons else ""
        return (_("does not take place"), *((printable(why),) if why else ()))
    if set(one.changes) <= {Change.CHANGED}:
        return (_("the same"),)
    return _lines(one.after)


def _lines(side: Standing) -> tuple[str, ...]:
    return f"{day_label(side.day)} {side.clock}", printable(side.screen)
