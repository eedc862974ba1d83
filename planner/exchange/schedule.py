"""The timetable as the schedule that frab began and pretalx writes, for both of its forms.

The format is that of https://c3voc.de/wiki/schedule; what is made is valid against the schemas
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET  # written only, so that nothing in it can be hostile

from planner.exchange.announced import facts_of, films_of, link_of, title_of
from planner.exchange.instants import instant, instants_of
from planner.exchange.match import is_directing
from planner.model import Festival, Screen, Screening
from planner.text import folded
from planner.times import Day, WallTime, clock, day_start, iso_day

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
GENERATOR = "marquee"
"""What Marquee calls itself, and knows its own timetables by."""

_LONGEST = 99 * 60 + 59
"""Minutes; the format has two digits for hours."""


def schedule_of(festival: Festival, lasting: Mapping[int, int]) -> ET.Element:
    """The present plan as the root of the XML form; cancelled screenings are left out.

    ``lasting`` has the numbers by which screenings are known outside (``lasting_ids``).
    """
    edition = festival.edition
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name=GENERATOR)
    _add(root, "version", "1.0")
    conference = ET.SubElement(root, "conference")
    live = [one for one in festival.screenings() if not one.cancelled]
    days = sorted({*festival.days(), *(festival.day_of(one.start) for one in live)})
    _add(conference, "title", edition.name)
    _add(conference, "acronym", _acronym(festival))
    _add(conference, "start", iso_day(days[0]))
    _add(conference, "end", iso_day(days[-1]))
    _add(conference, "days", str(len(days)))
    _add(conference, "timeslot_duration", _length(edition.snap_minutes))
    _add(conference, "time_zone_name", edition.zone)
    for index, day in enumerate(days, start=1):
        _add_day(root, festival, lasting, day, index)
    return root


def _add_day(
    root: ET.Element, festival: Festival, lasting: Mapping[int, int], day: Day, index: int
) -> None:
    begins = instant(festival, WallTime(day_start(day) + festival.edition.day_boundary))
    ends = instant(festival, WallTime(day_start(day) + festival.edition.day_boundary + 1440))
    element = ET.SubElement(
        root,
        "day",
        index=str(index),
        date=iso_day(day),
        start=begins.isoformat(),
        end=ends.isoformat(),
    )
    for screen in festival.screens_in_order():
        found = list(_on(festival, screen, day))
        if found:
            name = _plain(festival.screen_name(screen.id))
            room = ET.SubElement(element, "room", name=name)
            for screening in found:
                _add_event(room, festival, screening, lasting[screening.id])


def _on(festival: Festival, screen: Screen, day: Day) -> Iterator[Screening]:
    for one in festival.screenings_on_day(day):
        if one.screen_id == screen.id and not one.cancelled:
            yield one


def _add_event(room: ET.Element, festival: Festival, screening: Screening, number: int) -> None:
    edition, films = festival.edition, films_of(festival, screening)
    guid = uuid5(NAMESPACE_URL, f"marquee:{edition.id}:{number}")
    event = ET.SubElement(room, "event", id=str(number), guid=str(guid))
    begins, ends = instants_of(festival, screening)
    section = festival.section_of(screening.programme_id)
    kind = festival.kinds.get(screening.kind_id or 0)
    others = (film.original_title for film in films if len(films) == 1)
    facts = "\n".join(filter(None, facts_of(festival, screening)))
    _add(event, "date", begins.isoformat())
    _add(event, "start", clock(screening.start))
    _add(event, "duration", _length((ends - begins) // timedelta(minutes=1)))
    _add(event, "room", room.get("name", ""))
    _add(event, "slug", f"{_acronym(festival)}-{number}-screening")
    if link_of(screening):
        _add(event, "url", link_of(screening))
    _add(event, "title", title_of(festival, screening))
    _add(event, "subtitle", next(others, ""))
    _add(event, "track", section.name if section else "")
    _add(event, "type", kind.name if kind else "")
    _add(event, "language", ", ".join(dict.fromkeys(lang for f in films for lang in f.languages)))
    _add(event, "abstract", films[0].logline if len(films) == 1 else "")
    _add(event, "description", facts)
    persons = ET.SubElement(event, "persons")
    for film in films:
        for credit in festival.credits(film.id):
            if is_directing(credit.role):
                _add(persons, "person", credit.name).set("id", str(credit.id))


def _acronym(festival: Festival) -> str:
    """The festival's name as the format allows it: at least four of a-z, 0-9 and _."""
    words = folded(festival.edition.name).encode("ascii", "ignore").decode().split()
    return "_".join(words)[:40] if len("_".join(words)) >= 4 else "festival"


def _length(minutes: int) -> str:
    hours, rest = divmod(min(minutes, _LONGEST), 60)
    return f"{hours:02d}:{rest:02d}"


def _plain(text: str) -> str:
    return _UNFIT.sub("", text)


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _plain(text)
    return element


def as_json(schedule: ET.Element) -> dict[str, Any]:
    """The same schedule in the JSON form."""
    conference = schedule.find("conference")
    facts = {} if conference is None else {child.tag: child.text or "" for child in conference}
    days = [_day_as_json(day) for day in schedule.iter("day")]
    told = {**facts, "daysCount": len(days), "days": days}
    return {
        "generator": {"name": GENERATOR},
        "schedule": {"version": schedule.findtext("version", ""), "conference": told},
    }


def _day_as_json(day: ET.Element) -> dict[str, Any]:
    rooms: dict[str, list[dict[str, Any]]] = {}
    for room in day.iter("room"):
        if room.get("name"):
            rooms.setdefault(room.get("name", ""), []).extend(map(_event_as_json, room))
    return {
        "index": int(day.get("index", "1")),
        "date": day.get("date"),
        "day_start": day.get("start"),
        "day_end": day.get("end"),
        "rooms": rooms,
    }


def _event_as_json(event: ET.Element) -> dict[str, Any]:
    facts = {child.tag: child.text or "" for child in event if child.tag != "persons"}
    people = [
        {"id": int(person.get("id", "0")), "public_name": person.text or ""}
        for person in event.iter("person")
    ]
    own = {"id": int(event.get("id", "0")), "guid": event.get("guid")}
    return {"url": "", **own, **facts, "persons": people, "links": []}
