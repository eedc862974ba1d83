"""JSON, XML and calendars: values exchanged for others, elements and properties moved, and texts
torn.
"""

from __future__ import annotations

import copy
import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any

from planner.exchange.readers.json_file import JsonFile
from tests.soak.inputs.case import Case
from tests.soak.inputs.wounds import SPLINTERS, encoded, shuffled, torn

_SAMPLES = Path(__file__).resolve().parents[2] / "data" / "exchange"
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**53, 2**63, 10**25, 1.5, -0.0, "", "a", "=1", "\ud800", "長",
    "25:99", "2026-11-05", "2026-11-05T19:30", "0001-01-01T00:00", "9999-12-31T23:59", "\x00", [],
    ["a"], [1], [None], [[]], {}, {"a": []}, "x" * 3000, "films", "Salt", "confirmed",
)  # fmt: skip
_LISTS = ("films", "screens", "programmes", "screenings", "people", "copies", "venues")
_JSON = (*SPLINTERS, '{"a":', "[[[[", "]]", ",,", "\\ud800", "\\u0000", '"records":', "1e-999")
_TAGS = re.compile(r"<[^<>]*>|[^<]+")
_XML = (
    *SPLINTERS, "<day>", "</event>", "</room>", "]]>", "<![CDATA[", "<!DOCTYPE a>", "<!-- ",
    '<!ENTITY a "b">', "<?xml?>", "&#0;", "&#xD800;", "&#99999999;", "&amp;", 'date="x"',
    "<start>25:99</start>", "<duration>99:99</duration>", "<duration>-1</duration>",
    "<persons><person/></persons>", "<room name=''>", "xmlns:a='b'", "<a:b/>",
)  # fmt: skip
_TEXTS = ("", "Salt", "20:30", "25:99", "0:00", "99999:99", "-01:00", "2026-11-05T20:30:00+01:00",
          "2026-02-30", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "film", "party",
          "Hall", "Cinema / Screen 1", "\u202e", "x" * 2000, "1", "&lt;b&gt;")  # fmt: skip
_MOMENTS = (
    "20261105T193000", "20261105T193000Z", "20261105", "99991231T235959Z", "00010101T000000",
    "20260230T120000", "20261105T246000", "20261105T193000-0500", "2026-11-05T19:30:00", "", "x",
    "20261105T193000/PT1H", "19700101T000000", "20261025T023000",
)  # fmt: skip
_PROPERTIES = (
    "RRULE:FREQ=SECONDLY", "RRULE:FREQ=YEARLY;COUNT=1000000;BYDAY=1MO,-5SU", "RRULE:x", "RDATE:x",
    "DURATION:PT1H33M", "DURATION:-P1D", "DURATION:P99999999999W", "DURATION:PT", "DURATION:x",
    "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "BEGIN:VTIMEZONE", "BEGIN:", "END:",
    "TZID:Ours", "TZOFFSETTO:+9999", "TZOFFSETFROM:x", "STATUS:CANCELLED", "STATUS:?",
    "LOCATION;X=\"a:b\":Hall", "LOCATION:A / B / C", "SUMMARY:\\n\\,\\;", "SUMMARY;ALTREP=x",
    "UID:877575087157763-1@marquee", "UID:" + "9" * 40 + "-1@marquee", "RECURRENCE-ID:20261105",
    "CATEGORIES:,,\\,", "ATTACH:file:///etc/passwd", "ATTACH;ENCODING=BASE64:AAAA", ":", ";", " x",
    "\tx", "X-A;B=C;B=C:D", "DTSTART;TZID=Mars/Crater:20261105T193000", "DTSTART;VALUE=PERIOD:x",
    "DTSTART;VALUE=DATE:20261105", "DTSTART;TZID=../../etc/passwd:20261105T193000",
    "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20261105T193000",
)  # fmt: skip


@cache
def _text(name: str) -> str:
    return (_SAMPLES / name).read_text(encoding="utf-8")


# -- JSON ---------------------------------------------------------------------------------------


def a_json_file(chance: random.Random) -> Case:
    """Marquee's own, or a plain list; some of the records, with other values."""
    told = json.loads(_text("festival.json"))
    made: Any = _fewer(told, chance)
    if chance.random() < 0.3:
        name = chance.choice(_LISTS)
        rows = [row for rows in told["records"].values() for row in rows[:2]]
        some = chance.choice((told.get(name) or rows, rows))[: chance.randint(1, 4)]
        made = chance.choice(({name: some}, some, {"data": {name: some}}))
    return _json_case(made, "f", chance, ("", "", "films", "screens", "plan", *JsonFile.kinds))


def a_schedule(chance: random.Random) -> Case:
    """A timetable of frab or pretalx, as XML or JSON."""
    if chance.random() < 0.4:
        return _json_case(json.loads(_text("schedule.json")), "schedule", chance, ("",))
    return an_xml(chance)


def _json_case(made: Any, name: str, chance: random.Random, kinds: tuple[str, ...]) -> Case:
    if chance.random() < 0.8:
        for _wound in range(chance.choice((1, 1, 2, 6))):
            _wound_somewhere(made, chance)
    text = json.dumps(made, indent=chance.choice((None, 1)), ensure_ascii=chance.random() < 0.5)
    for _wound in range(chance.choice((0, 0, 1, 3))):
        text = torn(text, chance, _JSON)
    suffix = chance.choice((".json", ".json", ".txt", ".xml"))
    return Case(encoded(text, chance), name + suffix, chance.choice(kinds), chance.random() < 0.4)


def _fewer(told: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The same festival with fewer rows, so that some of what is referred to is not there."""
    records = {
        name: [row for row in rows if chance.random() < 0.7]
        for name, rows in told["records"].items()
        if chance.random() < 0.8
    }
    lists = {name: rows for name, rows in told.items() if name != "records"}
    return {**(lists if chance.random() < 0.3 else {}), "records": json.loads(json.dumps(records))}


def _wound_somewhere(made: Any, chance: random.Random) -> None:
    """Another value in one place, another key, or one place less."""
    place = made
    while isinstance(place, (dict, list)) and place:
        keys: list[Any] = list(place) if isinstance(place, dict) else [*range(len(place))]
        key = chance.choice(keys)
        inner = place[key]
        if isinstance(inner, (dict, list)) and inner and chance.random() > 0.08:
            place = inner
            continue
        how = chance.random()
        if how < 0.15:
            del place[key]
        elif how < 0.3 and isinstance(place, dict):
            place[chance.choice((*keys, "id", "", "a" * 400))] = place.pop(key)
        elif how < 0.4 and isinstance(place, list):
            place.append(copy.deepcopy(inner))
        else:
            place[key] = copy.deepcopy(chance.choice(_VALUES))
        return


# -- XML ----------------------------------------------------------------------------------------


def an_xml(chance: random.Random) -> Case:
    """Tags and texts of a schedule moved, lost, doubled or exchanged."""
    pieces = _TAGS.findall(_text("schedule.xml"))
    for _wound in range(chance.choice((0, 1, 2, 5))):
        at = chance.randrange(len(pieces) or 1)
        if chance.random() < 0.5 or not pieces:
            pieces = shuffled(pieces, chance)
        elif pieces[at].startswith("<"):
            pieces[at] = torn(pieces[at], chance, _XML)
        else:
            pieces[at] = chance.choice(_TEXTS)
    text = "".join(pieces)
    for _wound in range(chance.choice((0, 0, 1, 3))):
        text = torn(text, chance, _XML)
    suffix = chance.choice((".xml", ".xml", ".txt", ".json"))
    return Case(encoded(text, chance), f"schedule{suffix}", whole=chance.random() < 0.4)


# -- calendars ----------------------------------------------------------------------------------


def a_calendar(chance: random.Random) -> Case:
    """Properties of events moved, lost, doubled or exchanged."""
    lines = _text("calendar.ics").splitlines()
    for _wound in range(chance.choice((0, 1, 2, 4, 9))):
        at = chance.randrange(len(lines) or 1)
        how = chance.randrange(4)
        if how == 0 or not lines:
            lines = shuffled(lines, chance)
        elif how == 1:
            lines[at] = f"{lines[at].partition(':')[0]}:{chance.choice(_MOMENTS)}"
        elif how == 2:
            lines.insert(at, chance.choice(_PROPERTIES))
        else:
            lines[at] = torn(lines[at], chance, (*SPLINTERS, *_PROPERTIES))
    text = chance.choice(("\r\n", "\n")).join(lines)
    for _wound in range(chance.choice((0, 0, 1, 3))):
        text = torn(text, chance)
    suffix = chance.choice((".ics", ".ics", ".ifb", ".txt"))
    return Case(encoded(text, chance), f"c{suffix}", whole=chance.random() < 0.4)
