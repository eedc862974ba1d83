"""The ways in: a file by one reader, by whichever it is for, or a text from the clipboard; and on
into a festival, which must be whole, be stored and be checked afterwards.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from planner.edit import Work
from planner.errors import UserError
from planner.exchange import plan_import
from planner.exchange.choose import choose_reader
from planner.exchange.readers import all_readers
from planner.exchange.rows import film_rows, programme_rows, screen_rows, screening_rows
from planner.exchange.source import Source
from planner.model import Festival, Screening
from planner.rules import check, explain
from tests.build import a_festival, applied
from tests.soak.inputs.case import (
    Case,
    require_sentence,
    require_sound,
    require_storable,
    written,
)

_WHOLE = Path(__file__).resolve().parents[2] / "data" / "exchange" / "festival.json"


@cache
def festivals() -> tuple[Festival, ...]:
    """One without anything, one that has what the samples say, and another festival."""
    empty, other = a_festival(screens=0), a_festival(screens=2)
    source = Source(_WHOLE.name, _WHOLE.read_text(encoding="utf-8"), ".json")
    return (empty, applied(empty, plan_import(empty, [source]).as_edit(empty)), other)


def by(reader: str, case: Case) -> None:
    """Read the file with one reader, and bring some of them in."""
    try:
        source = Source.load(written(case))
    except UserError as error:
        require_sentence(str(error))
        return
    _read(reader, source, case)


def by_clipboard(case: Case) -> None:
    """Paste the text, whatever it is, and read it with the reader that it is for."""
    try:
        source = Source.pasted(case.content.decode("utf-8", "surrogatepass"))
        reader = choose_reader(source, None)
    except UserError as error:
        require_sentence(str(error))
        return
    _read(reader.id, source, case)


def _read(reader: str, source: Source, case: Case) -> None:
    found = all_readers()[reader]
    sure = found.recognises(source)
    assert 0 <= sure <= 1
    if source.foreign and not sure:
        require_sentence(source.foreign)
        return
    require_sound(found.read(source, case.kind), source.name)
    if case.whole:
        _bring_in(reader, source, case)


def _bring_in(reader: str, source: Source, case: Case) -> None:
    festival = festivals()[len(case.content) % 3]
    try:
        plan = plan_import(festival, [source], case.kind or reader)
    except UserError as error:
        require_sentence(str(error))
        return
    for problem in plan.problems:
        require_sentence(problem.sentence())
    for question in plan.questions:
        require_sentence(question.sentence)
    json.dumps(plan.to_json(), ensure_ascii=False).encode()
    work = Work(festival)
    plan.as_edit(festival).apply(work)
    require_storable(work.changes())
    _look_at(work.festival, with_conflicts=len(case.content) % 5 == 0)


def _look_at(festival: Festival, *, with_conflicts: bool) -> None:
    """Say what a program asks for, and find the conflicts."""
    for rows in (film_rows, programme_rows, screen_rows, screening_rows):
        json.dumps(rows(festival), ensure_ascii=False).encode()
    if with_conflicts and len(festival.rows(Screening)) < 30:
        for conflict in check(festival).conflicts:
            explain(conflict, festival).encode()
