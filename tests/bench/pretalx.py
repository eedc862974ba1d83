"""Conflicts of 1,500 screenings beside pretalx: its five checks against all of ours, same slots.

pretalx is in no environment of ours. ``make peers`` makes one for it in ``build/pretalx``, with
what PyPI has; ``MARQUEE_PRETALX`` names the Python of another. Without either, ours is measured
alone, and the end of the report says that pretalx was skipped.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from planner.edit import Work
from planner.model import Festival, Film, FilmPerson, GuestsWanted, Person, Screening
from planner.rules import all_rules, check
from planner.times import WallTime
from tests.bench.report import Report
from tests.bench.rules import fastest
from tests.build import many_screenings
from tests.size_guide import ROOT

SCREENS, DAYS, SCREENINGS, GUESTS = 30, 12, 1500, 287
TIMES_FASTER = 200
HOW_TO_GET_IT = (
    "no Python that has pretalx; `make peers` puts it into build/pretalx (needs the network), or "
    "MARQUEE_PRETALX names one"
)
MADE = ROOT / "build" / "pretalx"
PEER = Path(__file__).parent / "peers" / "pretalx_warnings.py"


def measure(report: Report) -> None:
    """Check a plan, and let pretalx check the same."""
    festival = a_plan()
    check(festival)
    ours = fastest(lambda: check(festival), 5)
    python = python_with_pretalx()
    if python is None:
        report.figure(f"all conflicts of {SCREENINGS} screenings", ours * 1e3, "ms")
        report.skip("pretalx beside all our rules", HOW_TO_GET_IT)
        return
    peer = asked(python, festival)
    report.figure(
        f"all conflicts of {SCREENINGS} screenings, of pretalx's time",
        ours / peer["seconds"] * 1e3,
        "‰",
        1e3 / TIMES_FASTER,
        f"{ours * 1e3:.2f} ms with {len(all_rules())} rules against {peer['seconds']:.2f} s "
        f"(pretalx {peer['version']}), {peer['seconds'] / ours:.0f} times as fast; screenings in "
        f"an overlap: {overlapping(festival)}, theirs {peer['overlapping']}",
    )


def python_with_pretalx() -> str | None:
    """The Python that ``MARQUEE_PRETALX`` names, else that of ``make peers``; None without both."""
    named = os.environ.get("MARQUEE_PRETALX", "")
    made = str(MADE / "bin" / "python") if (MADE / "installed").exists() else None
    return named or made


def a_plan() -> Festival:
    """A plan with guests and with some overlaps."""
    festival = with_guests(many_screenings(SCREENINGS, SCREENS, DAYS, films=500))
    work = Work(festival)
    for late in festival.screenings()[400::70]:
        work.change(Screening, late.id, start=WallTime(late.start - 150))
    return festival.with_changes(work.changes())


def asked(python: str, festival: Festival) -> dict[str, Any]:
    """What pretalx answers about the same slots."""
    run = subprocess.run(
        [python, "-P", str(PEER)],
        input=json.dumps(slots_of(festival)),
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


def with_guests(festival: Festival) -> Festival:
    """The same with guests who come to every screening of their film, the whole festival long."""
    work = Work(festival)
    for film in list(festival.films.values())[:GUESTS]:
        guest = work.add(Person, name=f"Guest of {film.title}")
        work.add(FilmPerson, film_id=film.id, person_id=guest.id)
        work.change(Film, film.id, guests_wanted=GuestsWanted.ALL)
    return festival.with_changes(work.changes())


def slots_of(festival: Festival) -> dict[str, Any]:
    """The plan as the peer reads it."""
    screens = [screen.id for screen in festival.screens_in_order()]
    people = {person: number for number, person in enumerate(festival.people)}
    shown = festival.screenings()
    return {
        "first": shown[0].start - 1440,
        "last": shown[-1].start + 2880,
        "rooms": [festival.screen_name(screen) for screen in screens],
        "guests": len(people),
        "slots": [
            {
                "room": screens.index(s.screen_id),
                "start": s.start,
                "end": festival.span(s).end,
                "guests": [people[one.person_id] for one in festival.appearances(s.id)],
            }
            for s in shown
        ],
    }


def overlapping(festival: Festival) -> int:
    """How many screenings are in an overlap."""
    found = (c for c in check(festival).by_key.values() if c.rule == "screen-overlap")
    return len({screening for conflict in found for screening in conflict.screening_ids})
