"""What stands in one day's grid: each screening and hold as the words and minutes of its box."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from planner.i18n import _, ngettext
from planner.model import Festival, Hold, Programme, ProgrammeKind, Screen, Screening
from planner.pdf.dates import short_day
from planner.pdf.grid.choice import Choice, other_times
from planner.pdf.text.itemise import language_named, printable
from planner.times import Day, WallTime, festival_clock, runtime_label

_NO_REFERENCES: Mapping[int, str] = {}

_MOST_TIMES = 4
"""Further screenings named in a box; no box has room for more."""


class Look(Enum):
    """How a box is drawn."""

    SCREENING = "screening"
    CANCELLED = "cancelled"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Entry:
    """One box: wall-clock minutes, and its texts in the reader's language.

    ``hue`` is None without a section. ``known`` is False when the length is assumed.
    ``language`` says how the Han characters of the titles are drawn.
    ``facts`` and ``also`` may be left out, part by part, where there is no room.
    """

    start: WallTime
    qa_start: WallTime
    end: WallTime
    title: str
    second_title: str = ""
    times: str = ""
    starts: str = ""
    code: str = ""
    section: str = ""
    section_name: str = ""
    section_order: int = 0
    hue: int | None = None
    known: bool = True
    facts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    look: Look = Look.SCREENING
    language: str = ""


def entries_of(
    festival: Festival,
    day: Day,
    screen: Screen,
    choice: Choice,
    references: Mapping[int, str] = _NO_REFERENCES,
    among: Container[int] | None = None,
) -> list[Entry]:
    """The boxes of one screen on one festival day, by start; ``references`` say where more is told
    of a programme. ``among`` has the ids of the screenings to choose from, if not from all.
    """
    found = [
        screening_entry(festival, screening, day, choice, references)
        for screening in festival.screenings_on_day(day)
        if screening.screen_id == screen.id
        and choice.allows(festival, screening)
        and (among is None or screening.id in among)
    ]
    if choice.holds:
        holds = festival.holds_on(screen.id)
        found += [hold_entry(hold, day) for hold in holds if festival.day_of(hold.start) == day]
    return sorted(found, key=lambda entry: (entry.start, entry.title))


def hold_entry(hold: Hold, day: Day) -> Entry:
    """The box of a hold."""
    end = WallTime(hold.start + hold.minutes)
    return Entry(
        start=hold.start,
        qa_start=end,
        end=end,
        title=printable(hold.title) or _("Hold"),
        times=_times(hold.start, end, day),
        starts=festival_clock(hold.start, day),
        look=Look.HOLD,
    )


def screening_entry(
    festival: Festival,
    screening: Screening,
    day: Day,
    choice: Choice,
    references: Mapping[int, str] = _NO_REFERENCES,
) -> Entry:
    """The box of a screening."""
    span = festival.span(screening)
    programme = festival.programmes[screening.programme_id]
    section = festival.section_of(programme.id)
    starts = festival_clock(screening.start, day)
    return Entry(
        start=span.start,
        qa_start=span.qa_start,
        end=span.end,
        title=_title(festival, screening),
        second_title=_second_title(festival, screening),
        times=_times(span.start, span.end, day) if span.known else starts,
        starts=starts,
        code=printable(screening.code),
        section=printable(section.code or section.name[:3]) if section else "",
        section_name=printable(section.name) if section else "",
        section_order=section.order if section else 0,
        hue=section.hue if section else None,
        known=span.known,
        facts=_facts(festival, screening, programme, references.get(programme.id, "")),
        also=_also(festival, screening, choice),
        look=Look.CANCELLED if screening.cancelled else Look.SCREENING,
        language=_language(festival, programme),
    )


def _language(festival: Festival, programme: Programme) -> str:
    films = festival.films_of(programme.id)
    return language_named(name for film in films for name in film.languages)


def _times(start: WallTime, end: WallTime, day: Day) -> str:
    return f"{festival_clock(start, day)}–{festival_clock(end, day)}"


def _title(festival: Festival, screening: Screening) -> str:
    own = screening.public_title or festival.screening_title(screening)
    return printable(own) or _("Untitled")


def _second_title(festival: Festival, screening: Screening) -> str:
    """The original title, or one in another script, of a one-film programme."""
    films = festival.films_of(screening.programme_id)
    programme = festival.programmes[screening.programme_id]
    if screening.public_title or programme.title or len(films) != 1:
        return ""
    title = printable(films[0].title)
    others = (printable(other) for other in (films[0].original_title, *films[0].alternate_titles))
    return next((other for other in others if other and other not in title), "")


def _facts(
    festival: Festival, screening: Screening, programme: Programme, reference: str
) -> tuple[str, ...]:
    length = festival.length(programme.id)
    facts = [runtime_label(_in_minutes(length.seconds)) if length.known else _("length open")]
    if reference and not screening.public_title:
        facts.append(reference)
    if programme.kind is ProgrammeKind.FILMS and not screening.public_title:
        count = len(festival.entries(programme.id))
        facts.append(ngettext("{count} film", "{count} films", count).format(count=count))
    kind = festival.kinds.get(screening.kind_id or 0)
    if kind is not None and not kind.public:
        facts.insert(0, printable(kind.name))
    if screening.cancelled:
        facts.insert(0, _("cancelled"))
    return tuple(facts)


def _in_minutes(seconds: int) -> int:
    """Seconds rounded to whole minutes, as readers of a grid expect, but never to none."""
    return max(60, round(seconds / 60) * 60)


def _also(festival: Festival, screening: Screening, choice: Choice) -> tuple[str, ...]:
    """When else it is shown: “Sat 18:30”."""
    with_date = len(festival.days()) > 7
    others = other_times(festival, screening, choice)
    starts = dict.fromkeys(one.start for one in others if one.start != screening.start)
    found = []
    for start in islice(starts, _MOST_TIMES):
        day = festival.day_of(start)
        found.append(f"{short_day(day, with_date=with_date)} {festival_clock(start, day)}")
    return tuple(found)
