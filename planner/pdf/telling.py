"""What is said of a screening in lists: times, place, length, languages, when it is shown again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from planner.i18n import _, and_more, ngettext, nremark
from planner.model import Festival, Film, Screening, Section
from planner.model.programme import ProgrammeKind
from planner.pdf.dates import after_midnight, day_label, short_time
from planner.pdf.shown import Shown
from planner.pdf.text.itemise import printable
from planner.times import DAY_MINUTES, Day, clock, festival_clock, runtime_label

_MOST_TIMES = 6
_NAMED = 3
"""Titles in a remark; the rest is counted."""


def some_of(titles: Sequence[str]) -> str:
    """The first of these titles in quotation marks and how many more there are, for a remark."""
    named = ", ".join(f"“{title}”" for title in titles[:_NAMED])
    more = len(titles) - _NAMED
    if more <= 0:
        return named
    return f"{named} {nremark('and {n} more', 'and {n} more', more).format(n=more)}"


def times(festival: Festival, screening: Screening, day: Day) -> str:
    """From when to when on the clock of the festival day; the start alone, when no end is known."""
    span = festival.span(screening)
    starts = festival_clock(span.start, day)
    return f"{starts}–{festival_clock(span.end, day)}" if span.known else starts


def clock_note(screening: Screening, day: Day) -> str:
    """What a start past midnight is on the calendar: “00:30 Sat 7 Nov”."""
    if not after_midnight(screening.start, day):
        return ""
    return f"{clock(screening.start)} {day_label(Day(screening.start // DAY_MINUTES))}"


def where(festival: Festival, screening: Screening) -> str:
    """Building and room."""
    return printable(festival.screen_name(screening.screen_id))


def section_mark(section: Section | None) -> str:
    """The code of a section, or the beginning of its name."""
    return "" if section is None else printable(section.code or section.name[:12])


def length(festival: Festival, screening: Screening) -> str:
    """The length of what is shown, in whole minutes."""
    found = festival.length(screening.programme_id)
    if not found.known:
        return _("length open")
    return runtime_label(max(60, round(found.seconds / 60) * 60))


def seats(count: int) -> str:
    """How many people a screen seats: “212 seats”."""
    return ngettext("{count} seat", "{count} seats", count).format(count=count)


def facts(shown: Shown, screening: Screening) -> list[str]:
    """Length, number of films, Q&A, country and year, languages and subtitles."""
    festival = shown.festival
    found = [length(festival, screening)]
    programme = festival.programmes[screening.programme_id]
    films = shown.films(screening)
    if programme.kind is ProgrammeKind.FILMS and films:
        count = len(films)
        found.append(ngettext("{count} film", "{count} films", count).format(count=count))
    if festival.span(screening).qa:
        found.append(_("Q&A"))
    if len(films) == 1:
        found += film_facts(films[0])
    kind = festival.kinds.get(screening.kind_id or 0)
    if kind is not None and not kind.public:
        found.insert(0, printable(kind.name))
    if screening.free:
        found.append(_("free"))
    return found


def brief(title: str, most: int = 90) -> str:
    """A title within a sentence or list: one that no sentence can hold is cut."""
    text = printable(title[: 4 * most])
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def listed(titles: list[str], most: int = 560) -> str:
    """Titles beside each other; those beyond so many characters are counted and not cut."""
    shown: list[str] = []
    used = 0
    for title in map(brief, titles):
        used += len(title) + 3
        if shown and used > most:
            more = len(titles) - len(shown)
            shown.append(and_more(more))
            break
        shown.append(title)
    return " · ".join(shown)


def film_facts(film: Film) -> list[str]:
    """Country and year, languages, subtitles, certificate."""
    made = [", ".join(map(printable, film.countries[:3])), str(film.year or "")]
    found = [" ".join(filter(None, made))]
    if film.languages:
        found.append(", ".join(map(printable, film.languages[:4])))
    if film.subtitles:
        found.append(_("subtitles: {languages}").format(languages=", ".join(film.subtitles[:4])))
    found.append(printable(film.certificate))
    return [text for text in found if text]


def also(shown: Shown, screening: Screening) -> list[str]:
    """When else it is shown, as “also Sat 18:30”; nothing for a surprise."""
    festival = shown.festival
    if screening.public_title and not shown.house:
        return []
    films = festival.films_of(screening.programme_id)
    found = (
        festival.screenings_of_film(films[0].id)
        if len(films) == 1
        else festival.screenings_of(screening.programme_id)
    )
    others = [
        one
        for one in found
        if one.id != screening.id
        and not one.cancelled
        and (shown.house or not one.public_title)
        and shown.publicity.allows(festival, one)
    ]
    with_date = len(festival.days()) > 7
    starts = dict.fromkeys(one.start for one in others if one.start != screening.start)
    labels = [
        short_time(start, festival.day_of(start), with_date=with_date)
        for start in islice(starts, _MOST_TIMES)
    ]
    return [_("also {times}").format(times=", ".join(labels))] if labels else []
