"""A festival of three days from nothing: once with the mouse, once with keys alone.

Here with some screenings of each day of the sample; ``make soak SOAK=stories`` builds all of it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from planner.document import Document
from planner.model import Festival, ProgrammeKind, Screening
from planner.sample import make_sample
from planner.times import festival_clock
from tests.features.test_mouse import pytestmark
from tests.robot import play

__all__ = ["pytestmark"]

WAYS = ("by_mouse", "by_keys")
TITLES = {"Two Ways Up", "Chomo", "Chongqing Blues", "Awards ceremony"}
"""A programme of two films, one of these by itself, one that begins before the timetable does, and
an event.
"""
LATE = "24:15"
"""And a late show, after the timetable ends."""


class Plan(NamedTuple):
    """What is built: programmes of several films, events, and what stands where on each day."""

    programmes: dict[str, list[str]]
    events: list[str]
    days: list[list[tuple[str, str, str]]]


@pytest.mark.parametrize("way", WAYS)
def test_three_days_from_nothing(tmp_path: Path, way: str) -> None:
    build(tmp_path, way, some=True)


def build(folder: Path, way: str, some: bool) -> None:
    """Build the sample's festival, or some of it, in that way; compare what came of it."""
    with Document.open(make_sample(folder)) as sample:
        wanted = plan_of(sample.festival, some)
    plan, made = folder / "plan.json", folder / "made.marquee"
    plan.write_text(json.dumps(wanted._asdict()), encoding="utf-8")
    play(f"tests.features.three_days:{way}", folder, str(made), str(plan))
    with Document.open(made) as document:
        assert plan_of(document.festival) == wanted


def plan_of(festival: Festival, some: bool = False) -> Plan:
    """The plan of a festival, or what ``TITLES`` and ``LATE`` choose of it."""
    rows = [
        row
        for row in festival.screenings()
        if not some
        or festival.title(row.programme_id) in TITLES
        or _place(festival, row)[2] == LATE
    ]
    programmes = {row.programme_id: festival.programmes[row.programme_id] for row in rows}
    return Plan(
        {
            festival.title(p): sorted(festival.films[e.film_id].title for e in festival.entries(p))
            for p in programmes
            if len(festival.entries(p)) > 1
        },
        sorted(festival.title(p.id) for p in programmes.values() if p.kind is ProgrammeKind.EVENT),
        [
            sorted(_place(festival, row) for row in rows if festival.day_of(row.start) == day)
            for day in festival.days()
        ],
    )


def _place(festival: Festival, row: Screening) -> tuple[str, str, str]:
    day, screen = festival.day_of(row.start), festival.screens[row.screen_id]
    return festival.title(row.programme_id), screen.name, festival_clock(row.start, day)
