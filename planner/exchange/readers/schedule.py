"""Timetables of frab and pretalx, which many tools of conferences and festivals write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from planner.exchange.base import Problem, Reader, Understood
from planner.exchange.schedule import GENERATOR
from planner.exchange.source import Source
from planner.exchange.structured.json_items import BadJson, items
from planner.exchange.structured.talks import Talk, take
from planner.exchange.structured.xml_tree import BadXml, line_of, tree_of
from planner.i18n import N_, _
from planner.text import clean

_XML = re.compile(r"\s*<(\?xml|!|schedule\b)", re.IGNORECASE)
_SCHEDULE_TAG = re.compile(r"<schedule\b", re.IGNORECASE)
_JSON = re.compile(r'\s*\{(?:[^\[]{0,2000}?)"schedule"\s*:\s*\{')
_BEGINNING = 20_000


class Schedule(Reader):
    """The `schedule.xml` or `schedule.json` of frab and pretalx: rooms become screens, tracks
    sections, events films or, where their type says talk or party, events.
    """

    title: ClassVar[str] = N_("frab or pretalx schedule")
    suffixes: ClassVar[tuple[str, ...]] = (".xml", ".json")

    def recognises(self, source: Source) -> float:
        """Such a file says “schedule” at once."""
        if source.foreign:
            return 0.0
        beginning = source.text[:_BEGINNING]
        if _JSON.match(beginning):
            return 0.97
        if _XML.match(beginning):
            return 0.97 if _SCHEDULE_TAG.search(beginning) else 0.5
        return 0.4 if source.suffix == ".xml" else 0.0

    def read(self, source: Source, kind: str = "") -> Understood:  # noqa: ARG002 - one kind only
        """The films, events, screens and screenings of the timetable."""
        understood = Understood()
        try:
            if source.text.lstrip()[:1] in {"{", "["}:
                rooms, talks, zone_name = _of_json(source.text)
            else:
                rooms, talks, zone_name = _of_xml(source.text)
        except (BadJson, BadXml) as error:
            understood.problems.append(error.problem(source.name))
            return understood
        take(source.name, rooms, talks, zone_name, understood)
        if not talks and not understood.problems:
            message = _("No events were found in it; it is no schedule of frab or pretalx.")
            understood.problems.append(Problem(source.name, 0, "", message))
        return understood


# -- XML ----------------------------------------------------------------------------------------


def _of_xml(text: str) -> tuple[list[str], list[Talk], str]:
    root = tree_of(text)
    talks, rooms = [], []
    generator = root.find("generator")
    ours = generator is not None and generator.get("name") == GENERATOR
    for day in root.iter("day"):
        for room in day.findall("room"):
            rooms.append(room.get("name", ""))
            talks += [_talk_of(event, room, day, ours=ours) for event in room.findall("event")]
    return rooms, talks, _said(root.find("conference"), "time_zone_name")


def _talk_of(event: Element, room: Element, day: Element, *, ours: bool) -> Talk:
    people = event.find("persons")
    return Talk(
        line=line_of(event),
        id=event.get("guid") or event.get("id") or "",
        work=event.get("code") or "",
        number=event.get("id", "") if ours else "",
        day=day.get("date", ""),
        day_start=day.get("start", ""),
        room=_said(event, "room") or clean(room.get("name", "")),
        people=tuple(
            dict.fromkeys(
                name
                for person in (() if people is None else people)
                if (name := _said(person, "name") or clean("".join(person.itertext())))
            )
        ),
        **{key: _said(event, name) for key, name in _TEXTS.items()},
    )


_TEXTS = {
    "title": "title",
    "date": "date",
    "start": "start",
    "duration": "duration",
    "subtitle": "subtitle",
    "track": "track",
    "form": "type",
    "language": "language",
    "abstract": "abstract",
    "description": "description",
}
"""What an event says of itself, by what a ``Talk`` calls it."""

_PARAGRAPHS = frozenset({"abstract", "description"})


def _said(element: Element | None, name: str) -> str:
    """The text of an element within; empty when it is not there."""
    found = None if element is None else element.find(name)
    return "" if found is None else _plain("".join(found.itertext()), name)


def _plain(text: str, name: str) -> str:
    return text.strip() if name in _PARAGRAPHS else clean(text)


# -- JSON ---------------------------------------------------------------------------------------


def _of_json(text: str) -> tuple[list[str], list[Talk], str]:
    talks: list[Talk] = []
    rooms: list[str] = []
    zone_name = ""
    ours = False
    for item in items(text, depth=3):
        if item.path == ("generator", "name"):
            ours = item.value == GENERATOR
        elif item.path[-2:] == ("conference", "time_zone_name"):
            zone_name = _text(item.value, "")
        elif item.path[-2:] == ("conference", "days") and isinstance(item.value, dict):
            for name, event in _events(item.value):
                rooms.append(name)
                if event is not None:
                    talks.append(_talk_told(event, name, item.value, item.line, ours=ours))
    return rooms, talks, zone_name


def _events(day: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any] | None]]:
    """Every event of a day with its room, and once without one for each room."""
    rooms = day.get("rooms")
    for name, events in rooms.items() if isinstance(rooms, dict) else ():
        yield name, None
        for event in events if isinstance(events, list) else ():
            if isinstance(event, dict):
                yield name, event


def _talk_told(
    event: Mapping[str, Any], room: str, day: Mapping[str, Any], line: int, *, ours: bool
) -> Talk:
    people = event.get("persons")
    return Talk(
        line=line,
        id=_text(event.get("guid") or event.get("id"), ""),
        work=_text(event.get("code"), ""),
        number=_text(event.get("id"), "") if ours else "",
        day=_text(day.get("date"), ""),
        day_start=_text(day.get("day_start"), ""),
        room=_text(event.get("room"), "") or clean(room),
        people=tuple(
            dict.fromkeys(
                name
                for person in (people if isinstance(people, list) else ())
                if isinstance(person, dict)
                and (name := _text(person.get("public_name") or person.get("name"), ""))
            )
        ),
        **{key: _text(event.get(name), name) for key, name in _TEXTS.items()},
    )


def _text(value: Any, name: str) -> str:
    """What a value says as a text; numbers do, lists and objects do not."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return _plain(str(value).encode("utf-8", "replace").decode(), name)
