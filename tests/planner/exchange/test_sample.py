"""The sample festival: complete, in our own words, and the same when it is imported again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from planner.assets import resource
from planner.exchange import ImportPlan, plan_import
from planner.model import Festival, ProgrammeKind
from tests.build import a_festival, applied

FILES = [
    resource("samples") / name
    for name in ("shanghai-panorama.txt", "screens.csv", "screenings.csv")
]


def empty() -> Festival:
    return a_festival(screens=0, days=3, first_day="2026-11-06")


def plan() -> ImportPlan:
    return plan_import(empty(), FILES)


def sample() -> Festival:
    festival = empty()
    return applied(festival, plan().as_edit(festival))


def test_nothing_in_it_is_doubtful() -> None:
    assert [problem.sentence() for problem in plan().problems] == []
    assert [leftover.line for leftover in plan().leftovers] == [1]


def test_thirty_films_five_screens_three_days() -> None:
    festival = sample()
    assert len(festival.films) == 30
    assert [festival.screen_name(screen.id) for screen in festival.screens_in_order()] == [
        "Lyric / Main hall",
        "Odeon / Odeon 1",
        "Odeon / Odeon 2",
        "Odeon / Odeon 3",
        "Riverside / Studio",
    ]
    assert len(festival.venues) == 3
    days = Counter(
        festival.day_of(s.start) - festival.edition.first_day for s in festival.screenings()
    )
    assert days == {0: 13, 1: 16, 2: 11}


def test_its_programmes() -> None:
    festival = sample()
    kinds = Counter(programme.kind for programme in festival.programmes.values())
    assert kinds == {ProgrammeKind.FILM: 30, ProgrammeKind.FILMS: 4, ProgrammeKind.EVENT: 4}
    assert sum(len(festival.holds_on(screen)) for screen in festival.screens) == 2


def test_something_is_left_to_place_and_some_runtimes_are_unknown() -> None:
    festival = sample()
    waiting = {
        festival.title(p)
        for p in festival.programmes
        if festival.listed(p) and not festival.screenings_of(p)
    }
    assert waiting == {
        "A Little Wisdom",
        "China Love",
        "Inside These Walls",
        "Maineland",
        "Sacrifice",
    }
    unknown = {film.title for film in festival.films.values() if film.runtime_seconds is None}
    assert unknown == {"Chongqing Blues", "My Way", "Sacrifice"}


def test_imported_again_it_is_the_same() -> None:
    festival = sample()
    again = plan_import(festival, FILES)
    assert not again.changes_anything
    assert applied(festival, again.as_edit(festival)).tables == festival.tables


def test_it_holds_no_sentence_of_the_real_catalogues() -> None:
    folder = Path(__file__).parents[4] / "shared" / "catalogues"
    films = plan().rows.films
    ours = " ".join(f"{film.logline} {film.synopsis} {film.statement}" for film in films)
    for source in folder.glob("*.txt"):
        words = source.read_text(encoding="utf-8").split()
        runs = {" ".join(words[at : at + 6]) for at in range(len(words) - 5)}
        assert not {run for run in runs if run in ours}
