"""Entries of a conference timetable as films, events, screens and screenings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.exchange.base import (
    CreditRow,
    FilmRow,
    Problem,
    ProgrammeRow,
    ScreeningRow,
    ScreenRow,
    Severity,
    Understood,
)
from planner.exchange.match import plain
from planner.exchange.structured.moments import Moment, parsed
from planner.i18n import _
from planner.text import clean
from planner.times import DAY_MINUTES, WallTime

_DURATION = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?::\d{2})?\Z")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_LONGEST = 2 * DAY_MINUTES

_EVENTS = re.compile(
    r"talk|lectur|vortrag|workshop|panel|discuss|diskuss|meeting|treffen|assembl|keynote|"
    r"ceremon|party|empfang|reception|concert|konzert|perform|podium|break|pause|q ?& ?a|"
    r"master ?class|exhibit|ausstell|seminar|conf[eé]r|debat|débat|rencontre|presentation|"
    r"präsentation|brunch|lunch|dinner|tour|opening|closing|award|networking|event|other",
    re.IGNORECASE,
)
_FILMS = re.compile(
    r"film|movie|cine|kino|screening|feature|short|kurz|court|docu|dokument|animat|public|"
    r"premi|press|jury|school|vorführung|projection|proyecci|proiezione|放映|电影|電影",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One entry as the timetable has it, in its own words; ``day`` and ``day_start`` are those of
    the day under which it stands. ``number`` is what Marquee calls the screening, where it wrote
    the timetable itself.
    """

    line: int
    id: str
    work: str
    title: str
    day: str
    day_start: str
    date: str
    start: str
    duration: str
    room: str
    subtitle: str = ""
    track: str = ""
    form: str = ""
    language: str = ""
    abstract: str = ""
    description: str = ""
    people: tuple[str, ...] = ()
    number: str = ""

    @property
    def is_event(self) -> bool:
        """Whether it is a talk or a party and no film; what says neither is a film."""
        return bool(_EVENTS.search(self.form)) and not _FILMS.search(self.form)

    @property
    def minutes(self) -> int | None:
        """How long it takes; None when that is not said, or is more than two days."""
        found = _DURATION.match(self.duration.strip())
        if found is None:
            return None
        days, hours, minutes = (int(part or 0) for part in found.groups())
        total = (days * 24 + hours) * 60 + minutes
        return total if 0 < total <= _LONGEST else None

    def begins(self, zone_name: str) -> Moment | None:
        """The moment at which it begins: as it is dated, else by its day and hour."""
        whole = parsed(self.date, zone_name) if "T" in self.date else None
        hour = _CLOCK.match(self.start.strip())
        if whole is not None or hour is None:
            return whole
        day = parsed(f"{(self.date or self.day).strip()[:10]}T00:00", zone_name)
        if day is None:
            return None
        minutes = int(hour[1]) * 60 + int(hour[2])
        opening = _CLOCK.match(self.day_start.partition("T")[2])
        if opening and not self.date and minutes < int(opening[1]) * 60 + int(opening[2]):
            minutes += DAY_MINUTES  # a day of a conference ends after midnight
        return Moment(WallTime(day.time + minutes), day.in_utc) if minutes < _LONGEST else None


def take(
    file: str, rooms: Iterable[str], talks: Sequence[Talk], zone_name: str, understood: Understood
) -> None:
    """Add everything that the entries say; what cannot be placed is a problem with its line."""
    _take_rooms(file, [*rooms, *(talk.room for talk in talks)], understood)
    works: dict[tuple[object, ...], list[Talk]] = {}
    for talk in talks:
        if not talk.title:
            _say(file, talk.line, "title", _("The event has no title; give it one."), understood)
            continue
        works.setdefault((plain(talk.title), talk.people, talk.is_event), []).append(talk)
    for same in works.values():
        _take_work(file, same, understood)
        for talk in same:
            _take_screening(file, talk, same[0], zone_name, understood)
    understood.screenings.sort(key=lambda row: row.line)
    _doubt_forms(file, talks, understood)


def _take_rooms(file: str, names: Iterable[str], understood: Understood) -> None:
    for name in dict.fromkeys(clean(name) for name in names):
        venue, _slash, screen = name.partition(" / ")
        if name:
            row = ScreenRow(file=file, line=0, venue=venue if screen else "", screen=screen or name)
            understood.screens.append(row)


def _take_work(file: str, same: Sequence[Talk], understood: Understood) -> None:
    """The film, or the event, that these entries show."""
    talk = same[0]
    lengths = [found for one in same if (found := one.minutes) is not None]
    seconds = min(lengths) * 60 if lengths else None
    if talk.is_event:
        understood.programmes.append(
            ProgrammeRow(
                file=file,
                line=talk.line,
                external_id=_name(talk),
                title=talk.title,
                section=talk.track,
                runtime_seconds=seconds,
            )
        )
        return
    understood.films.append(
        FilmRow(
            file=file,
            line=talk.line,
            external_id=_name(talk),
            title=talk.title,
            alternate_titles=(talk.subtitle,) if talk.subtitle else (),
            section=talk.track,
            runtime_seconds=seconds,
            languages=(talk.language,) if talk.language else (),
            credits=tuple(CreditRow("", name) for name in talk.people),
            logline=talk.abstract,
            synopsis=talk.description,
        )
    )


def _take_screening(
    file: str, talk: Talk, first: Talk, zone_name: str, understood: Understood
) -> None:
    begins = talk.begins(zone_name)
    if begins is None:
        message = _("“{title}” has no start that can be read; give it a date and a time.")
        _say(file, talk.line, "start", message.format(title=talk.title), understood)
        return
    if not talk.room:
        message = _("“{title}” has no room; give it one.").format(title=talk.title)
        _say(file, talk.line, "room", message, understood)
        return
    minutes = talk.minutes
    work = _name(first)
    understood.screenings.append(
        ScreeningRow(
            file=file,
            line=talk.line,
            external_id=talk.number or talk.id,
            ours=bool(talk.number),
            title=talk.title,
            form="event" if talk.is_event else "film",
            films=() if talk.is_event else (work or talk.title,),
            programme=work if talk.is_event else "",
            screen=clean(talk.room),
            start=begins.time,
            end=None if minutes is None else WallTime(begins.time + minutes),
            in_utc=begins.in_utc,
            lasts=True,
        )
    )


def _name(talk: Talk) -> str:
    """What the film or event is called by the program that wrote the timetable."""
    return talk.work or talk.id


def _doubt_forms(file: str, talks: Iterable[Talk], understood: Understood) -> None:
    """Types of which it is not clear what they are, once each."""
    forms = {talk.form: talk.line for talk in reversed(list(talks)) if talk.form}
    for form, line in sorted(forms.items(), key=lambda known: known[1]):
        if bool(_EVENTS.search(form)) == bool(_FILMS.search(form)):
            message = _("“{form}” was read as films; where it is none, make it an event.")
            text = message.format(form=form[:60])
            understood.problems.append(Problem(file, line, "type", text, Severity.DOUBT))


def _say(file: str, line: int, name: str, message: str, understood: Understood) -> None:
    understood.problems.append(Problem(file, line, name, message))
