"""JSON, XML and calendars torn apart by chance: sentences come out, and what comes in is sound.

Every case goes the whole way of an import, into a festival that has the same rows or none.
"""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path
from typing import Any

from planner.edit import Work
from planner.errors import UserError
from planner.exchange import plan_import
from planner.exchange.rows import film_rows, programme_rows, screen_rows, screening_rows
from planner.exchange.source import Source
from planner.model import Festival
from tests.build import a_festival, applied

_SAMPLES = Path(__file__).resolve().parents[1] / "data" / "exchange"
_MOST_WOUNDS = 6
_SPLINTERS = (
    "<", ">", "&", "&x;", "<!DOCTYPE a>", "<day>", "</event>", "]]>", "\x00", "\x0b", "\n", "\n ",
    "{", "}", "[", "]", ",", ":", '"', "\\", "\\ud800", "null", "NaN", "1e999", "-1", "true",
    "BEGIN:VEVENT\n", "END:VEVENT\n", "DTSTART:\n", ";TZID=", ";VALUE=DATE:", "RRULE:FREQ=SECONDLY",
    "99999999999999999999", "2026-02-30T25:61", "99:99", "\u2028", "長", "=1+1",
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**53, 10**25, 1.5, "", "a", "=1", "\ud800", "長", "25:99",
    "2026-11-05", "2026-11-05T19:30", "9999-12-31T23:59", [], ["a"], [1], [None], {}, {"a": []},
    "x" * 3000,
)  # fmt: skip


@cache
def _text(name: str) -> str:
    return (_SAMPLES / name).read_text(encoding="utf-8")


@cache
def _festivals() -> tuple[Festival, ...]:
    """None of the rows, all of them, and another festival."""
    empty, other = a_festival(screens=0), a_festival(screens=2)
    whole = plan_import(empty, [Source("festival.json", _text("festival.json"), ".json")])
    return (empty, applied(empty, whole.as_edit(empty)), other)


def a_structured_source(chance: random.Random) -> None:
    """One wounded text, brought into a festival by chance."""
    name = chance.choice(sorted(path.name for path in _SAMPLES.iterdir()))
    text = _text(name)
    if name.endswith(".json") and chance.random() < 0.6:
        text = _with_other_values(text, chance)
    else:
        for _wound in range(chance.randint(1, _MOST_WOUNDS)):
            text = _wounded(text, chance)
    suffix = chance.choice((Path(name).suffix, ".txt"))
    kind = chance.choice((None, None, None, "films", "screens", "plan"))
    festival = chance.choice(_festivals())
    try:
        plan = plan_import(
            festival, [Source(name, text, suffix)], kind if name == "festival.json" else None
        )
    except UserError as error:
        _require_sentence(str(error))
        return
    for problem in plan.problems:
        _require_sentence(problem.message)
    work = Work(festival)
    plan.as_edit(festival).apply(work)
    after = work.festival
    for rows in (film_rows, programme_rows, screen_rows, screening_rows):
        json.dumps(rows(after))


def _require_sentence(text: str) -> None:
    assert text
    assert "\n" not in text


def _with_other_values(text: str, chance: random.Random) -> str:
    """JSON in which some values are of another type, or beyond all bounds."""
    told = json.loads(text)
    for _wound in range(chance.randint(1, _MOST_WOUNDS)):
        place = told.get("records", told) if isinstance(told, dict) else told
        while isinstance(place, (dict, list)) and place:
            keys: list[Any] = list(place) if isinstance(place, dict) else [*range(len(place))]
            key = chance.choice(keys)
            inner = place[key]
            if not isinstance(inner, (dict, list)) or not inner or chance.random() < 0.1:
                _wound_value(place, key, chance)
                break
            place = inner
    return json.dumps(told, indent=chance.choice((None, 1)))


def _wound_value(place: Any, key: Any, chance: random.Random) -> None:
    if chance.random() < 0.2:
        del place[key]
    else:
        place[key] = chance.choice(_VALUES)


def _wounded(text: str, chance: random.Random) -> str:
    """The text with a piece cut out, doubled, moved or replaced, or cut off."""
    one = chance.randrange(len(text) + 1)
    two = min(len(text), one + chance.choice((1, 5, 40, 400)))
    other = chance.randrange(len(text) + 1)
    piece = text[one:two]
    return chance.choice(
        (
            lambda: text[:one] + text[two:],
            lambda: text[:two] + piece + text[two:],
            lambda: text[:other] + piece + text[other:],
            lambda: text[:one] + chance.choice(_SPLINTERS) + text[one:],
            lambda: text[:one] + chance.choice(_SPLINTERS) + text[two:],
            lambda: text[:one] + chr(chance.randrange(1, 0xD800)) + text[one + 1 :],
            lambda: text[: max(one, len(text) // 2)],
        )
    )()
