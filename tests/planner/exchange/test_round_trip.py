"""CSV tables out and in again: festivals by chance come back; into themselves nothing changes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.document.compare import compare
from planner.edit import Work
from planner.edit.editions import StartFestival
from planner.edit.parts import check_part
from planner.errors import UserError
from planner.exchange import ImportPlan, plan_import
from planner.exchange.writers import all_writers, export
from planner.model import (
    RECORDS,
    Acceptance,
    Festival,
    FestivalSetting,
    Film,
    Import,
    Kind,
    Language,
    Pass,
    Plan,
    Programme,
    Record,
    Release,
    Screening,
    Translation,
    columns,
)
from tests.build import FestivalBuilder, applied, changes_of
from tests.planner.rules.random_rows import ADDED, a_row, another_value

NOT_TOLD = (Plan, Release, Acceptance, FestivalSetting, Import)
"""Versions of the plan, what was accepted, settings and what came in stay in the festival file."""

_OF_A_FILE = {"id", "version", "external_id", "plan_id", "order", "source_file", "source_line"}
MINUTES = {
    "preshow_minutes": "preshow",
    "intro_minutes": "intro",
    "qa_minutes": "qa",
    "turnaround_minutes": "turnaround",
}
"""Own minutes that are what they would be anyway need not stay a screening's own."""

TEXTS = ("A", "=1+1", "one\ntwo", "a  b ", "'x", "a|b", "x; y: z", "雨", "לילה", 'say "so"', "5,2")


def a_festival(seed: int) -> Festival:
    chance = random.Random(seed)
    build = FestivalBuilder(days=3)
    night = build.section("Night", "N")
    films = [
        build.film(f"Film {n} {chance.choice(TEXTS)}", chance.choice((None, 12, 93)),
                   section_id=chance.choice((None, night.id)),
                   synopsis=chance.choice(TEXTS), note=chance.choice(TEXTS))
        for n in range(4)
    ]  # fmt: skip
    shorts = build.shorts("Shorts", films[0], films[1])
    build.screen("Annexe", "Odeon")
    build.person("Li Wei", films[0], email="li@example.org")
    build.row(Pass, name="Night owl")
    first, second = (build.row(Language, code=code, order=9) for code in ("de", "zh-Hans"))
    for row, name in ((films[0], "title"), (night, "name"), (films[1], "synopsis")):
        build.row(
            Translation,
            language_id=second.id if name == "name" else first.id,
            of_table=row.table,
            of_id=row.id,
            of_field=name,
            text=chance.choice(TEXTS),
        )
    party = build.event("Party", 45)
    shown: list[Film | Programme] = [*films, shorts, party]
    for number, what in enumerate(shown):
        build.screening(what, f"{10 + 2 * number}:00", chance.randrange(2), chance.randrange(3))
    build.hold("09:00", 30, title=chance.choice(TEXTS))
    for _step in range(40):
        table = chance.choice(ADDED) if chance.random() < 0.7 else None
        edit = (
            another_value(build.festival, chance)
            if table is None
            else a_row(build.festival, chance, table)
        )
        try:
            rows = changes_of(build.festival, edit)
        except UserError:
            continue
        if all(sound(build.festival, row.after) for row in rows if row.after):
            build.festival = build.festival.with_changes(rows)
    return build.festival


def sound(festival: Festival, record: Record) -> bool:
    """Whether it goes together, as every form sees to it, and what it refers to is there."""
    try:
        check_part(record)
    except UserError:
        return False
    return all(
        getattr(record, column.name) in {None, *festival.tables[column.meta.ref]}
        for column in columns(type(record))
        if column.meta.ref
    )


def fresh(festival: Festival) -> Festival:
    edition = festival.edition
    start = StartFestival(edition.name, edition.first_day, edition.last_day, edition.zone)
    return applied(Festival(), start)


def without_kinds_of(start: Festival, back: Festival, told: Festival) -> Festival:
    """The festival without those kinds that every festival starts with and this one has not."""
    names = {kind.name for kind in told.kinds.values()}
    work = Work(back)
    for kind in start.kinds.values():
        if kind.name not in names:
            work.remove(Kind, kind.id)
    return back.with_changes(work.changes())


def content(festival: Festival) -> dict[str, Counter[Hashable]]:
    """Every row by what it says; what it refers to is said in place of its number."""

    def said(record: Record, depth: int = 4) -> Hashable:
        found = []
        for column in columns(type(record)):
            if column.name in _OF_A_FILE:
                continue
            value = getattr(record, column.name)
            if column.name == "runtime_seconds" and getattr(record, "kind", "event") != "event":
                continue  # that of films follows from them
            if isinstance(record, Screening) and column.name in MINUTES:
                value = getattr(festival.span(record), MINUTES[column.name])
            table = column.meta.ref or (
                getattr(record, "of_table", "") if column.name == "of_id" else ""
            )
            if table and value is not None and depth:
                value = said(festival.tables[table][value], depth - 1)
            found.append((column.name, value))
        return tuple(found)

    return {
        table: Counter(said(row) for row in festival.tables[table].values())
        for table, cls in RECORDS.items()
        if cls not in NOT_TOLD
    }


TABLES = ("csv", "xlsx-tables")


def exported_and(
    festival: Festival, use: Callable[[tuple[Path, ...]], ImportPlan], form: str = "csv"
) -> ImportPlan:
    with TemporaryDirectory() as folder:
        return use(export(festival, all_writers()[form], Path(folder) / "out.xlsx").files)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.sampled_from(TABLES))
def test_a_festival_comes_back(seed: int, form: str) -> None:
    festival = a_festival(seed)
    start = fresh(festival)
    plan = exported_and(festival, lambda files: plan_import(start, files), form)
    assert [problem.sentence() for problem in plan.errors] == []
    plan = plan.answered(start, taken=range(len(plan.decisions)))  # a new festival has kinds
    back = without_kinds_of(start, applied(start, plan.as_edit(start)), festival)
    here, there = content(festival), content(back)
    differing = {t: (here[t] - there[t], there[t] - here[t]) for t in here if here[t] != there[t]}
    assert differing == {}
    again = exported_and(festival, lambda files: plan_import(back, files), form)
    assert [d for d in again.decisions if d.changes] == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.sampled_from(TABLES))
def test_into_itself_it_changes_nothing(seed: int, form: str) -> None:
    festival = a_festival(seed)
    plan = exported_and(festival, lambda files: plan_import(festival, files), form)
    assert plan.errors == ()
    assert plan.leftovers == ()
    assert [d for d in plan.decisions if d.changes] == []
    after = applied(festival, plan.as_edit(festival))
    found = compare(festival, after)
    assert (found.differences, found.tallies) == ((), ())
