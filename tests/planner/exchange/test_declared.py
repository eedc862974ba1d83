"""Columns that are exchanged as they are declared: all of them, there and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.exchange import plan_import
from planner.exchange.declared import ROWS, declared
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from planner.exchange.writers import all_writers, export
from planner.model import Column, Editor, Film, GuestsWanted, Premiere, Record, Screening
from planner.times import parse_day, parse_wall
from tests.build import FestivalBuilder, a_festival, applied

_SAID: dict[Editor, Any] = {
    Editor.LINE: "Some words",
    Editor.TEXT: "Some words",
    Editor.NUMBER: 7,
    Editor.MINUTES: 25,
    Editor.RUNTIME: 90,
    Editor.CLOCK: 1470,
    Editor.DAY: 9806,
    Editor.WALL_TIME: 9806 * 1440 + 75,
    Editor.CHECK: True,
    Editor.LIST: ("one", "two"),
}


def something(column: Column) -> Any:
    """A value that is not the column's default."""
    if column.meta.editor is Editor.CHOICE:
        return list(column.kind)[-1]  # type: ignore[call-overload]  # a StrEnum
    return _SAID[column.meta.editor]


def everything(cls: type[Record]) -> dict[str, Any]:
    return {column.name: something(column) for column in declared(cls) if column.name != "note"}


def read_film(headings: str, cells: str) -> tuple[dict[str, Any], list[str]]:
    found = Tables().read(Source("t.csv", f"Title,{headings}\nSalt,{cells}\n", ".csv"))
    return dict(found.films[0].more), [problem.message for problem in found.problems]


def test_every_declared_column_comes_back(tmp_path: Path) -> None:
    build = FestivalBuilder()
    film = build.film("Salt", 93, **everything(Film))
    shorts = build.shorts("Two", film, build.film("Rain", 12))
    build.screening(shorts, "12:00", **everything(Screening))
    for cls, rows in {cls: build.festival.rows(cls) for cls in ROWS}.items():
        for row in rows.values():
            build.set(row, **everything(cls))
    written = build.festival
    fresh = a_festival(screens=0)
    files = export(written, all_writers()["csv"], tmp_path / "out").files
    plan = plan_import(fresh, files)
    assert [problem.sentence() for problem in plan.problems] == []
    back = applied(fresh, plan.as_edit(fresh))
    for cls in ROWS:
        assert said(back.rows(cls).values(), cls) == said(written.rows(cls).values(), cls)


def said(rows: Any, cls: type[Record]) -> set[tuple[Any, ...]]:
    names = [column.name for column in declared(cls) if column.name != "note"]
    told = [row for row in rows if getattr(row, "kind", "") != "film"]  # its film tells of it
    return {tuple(getattr(row, name) for name in names) for row in told}


@pytest.mark.parametrize(
    ("headings", "cells", "more"),
    [
        ("Certificate", "12A", {"certificate": "12A"}),
        ("Age rating", "16", {"certificate": "16"}),
        ("Premiere status", "World Premiere", {"premiere": Premiere.WORLD}),
        ("Guests wanted", "first", {"guests_wanted": GuestsWanted.FIRST}),
        ("Licence until", "2026-11-07", {"licence_until": parse_day("2026-11-07", "")}),
        ("Embargo until", "2026-11-06 20:00", {"embargo": parse_wall("2026-11-06T20:00")}),
        ("Subtitles", "English|French", {"subtitles": ("English", "French")}),
        ("Most screenings", "3", {"maximum_screenings": 3}),
        ("Premiere,Certificate", ",", {}),
    ],
)
def test_headings_are_the_columns_names_and_labels(
    headings: str, cells: str, more: dict[str, Any]
) -> None:
    assert read_film(headings, cells) == (more, [])


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        ("Premiere", "galactic", "is not one of none, world"),
        ("Licence from", "soon", "is not a date"),
        ("Most screenings", "many", "is not a whole number"),
        ("Most screenings", "-1", "too small"),
        ("Embargo", "tomorrow", "is not a time"),
    ],
)
def test_what_cannot_be_read_is_said_and_left_out(heading: str, cell: str, message: str) -> None:
    more, (problem,) = read_film(heading, cell)
    assert more == {}
    assert message in problem


def test_a_screening_keeps_its_own_title(tmp_path: Path) -> None:
    build = FestivalBuilder()
    shorts = build.shorts("Two", build.film("Salt"), build.film("Rain"))
    screening = build.screening(shorts, "19:30", title="Opening night")
    written = build.festival
    assert written.screening_title(screening) == "Opening night"
    files = export(written, all_writers()["csv"], tmp_path / "out").files
    fresh = a_festival(screens=0)
    back = applied(fresh, plan_import(fresh, files).as_edit(fresh))
    assert [s.title for s in back.screenings()] == ["Opening night"]
    assert not plan_import(written, files).changes_anything
