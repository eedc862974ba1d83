"""Calendars and schedules of the festival's own come back: nothing changes but what was moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.document.compare import Change, compare
from planner.exchange import ImportPlan, plan_import
from planner.exchange.writers import all_writers, export
from planner.model import (
    Festival,
    FilmStatus,
    Hold,
    ProgrammeKind,
    ScreeningStatus,
    Section,
)
from tests.build import FestivalBuilder, a_festival, applied

CONFIRMED: dict[str, Any] = {"status": FilmStatus.CONFIRMED}
FIRM: dict[str, Any] = {"status": ScreeningStatus.CONFIRMED}
FORMATS = {"ics": "x.ics", "schedule": "x.xml", "schedule-json": "x.json"}


@pytest.fixture
def festival() -> Festival:
    """Everything that a timetable tells in other words than the festival does."""
    yes: dict[str, Any] = {"status": FilmStatus.CONFIRMED, "external_id": "E7"}
    build = FestivalBuilder(first_day="2026-10-24", zone="Europe/Berlin")
    night = build.section("Night & <Day>")
    salt = build.film("=1+1", 93, section_id=night.id, synopsis="a\nb", **yes)
    mute = build.film("nul\x00in\x07side", None, section_id=night.id, **CONFIRMED)
    same = [build.film("Rain", minutes, year=2020, **CONFIRMED) for minutes in (16, 93)]
    build.screening(salt, "19:30", qa_minutes=20, **FIRM)
    build.screening(salt, "26:30", **FIRM)  # the clock shows it twice, and goes back meanwhile
    build.screening(mute, "12:00", **FIRM)
    for number, film in enumerate(same):
        build.screening(film, "15:00", number, **FIRM)
    build.screening(build.shorts("", *same), "20:00", day=1, **FIRM)
    build.screening(build.shorts("Shorts", salt, *same), "22:00", day=1, **FIRM)
    build.screening(build.event("Party", 45), "23:00", screen=1, **FIRM)
    build.screening(salt, "22:00", 1, 1, public_title="Surprise", **FIRM)
    build.screening(same[0], "10:00", 1, 1, status=ScreeningStatus.CANCELLED)
    build.hold("10:00", 60, 1, 2, title="Tech  check; =1")
    build.hold("25:00", 90, 1, 2)
    return build.festival


def written(festival: Festival, form: str, folder: Path, **options: Any) -> Path:
    out = folder / FORMATS[form]
    export(festival, all_writers()[form], out, {"audience": "staff", **options})
    return out


def brought(festival: Festival, plan: ImportPlan) -> Festival:
    return applied(festival, plan.as_edit(festival))


@pytest.mark.parametrize("audience", ["public", "staff"])
@pytest.mark.parametrize("form", FORMATS)
def test_into_its_own_festival_nothing_changes(
    form: str, audience: str, festival: Festival, tmp_path: Path
) -> None:
    file = written(festival, form, tmp_path, audience=audience)
    plan = plan_import(festival, [file])
    assert [problem.sentence() for problem in plan.problems] == []
    assert plan.questions == ()
    assert not plan.changes_anything
    assert not compare(festival, brought(festival, plan))


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_moved_there_moves(form: str, festival: Festival, tmp_path: Path) -> None:
    file = written(festival, form, tmp_path, **({"times": "utc"} if form == "ics" else {}))
    before = {"ics": "20261024T173000Z"}.get(form, "2026-10-24T19:30:00+02:00")
    after = {"ics": "20261024T170000Z"}.get(form, "2026-10-24T19:00:00+02:00")
    text = file.read_text("utf-8").replace(before, after, 1)
    file.write_text(text.replace("20261024T192300Z", "20261024T185300Z"), "utf-8")
    plan = plan_import(festival, [file])
    assert compare(festival, brought(festival, plan)).differences == ()  # placed by hand
    plan = plan.answered(festival, taken=range(len(plan.decisions)))
    found = compare(festival, brought(festival, plan))
    (one,) = found.differences
    assert one.changes == (Change.RETIMED,)
    assert found.tallies == ()


@pytest.mark.parametrize("form", FORMATS)
def test_a_film_that_is_called_otherwise_now_stays(
    form: str, festival: Festival, tmp_path: Path
) -> None:
    file = written(festival, form, tmp_path)
    renamed = FestivalBuilder()
    renamed.festival = festival
    film = next(film for film in festival.films.values() if film.title == "=1+1")
    renamed.set(film, title="Two", runtime_seconds=6000)
    plan = plan_import(renamed.festival, [file])
    assert not [one for one in plan.decisions if one.table == "film"]
    after = brought(renamed.festival, plan)
    assert len(after.films) == len(festival.films)
    assert len(after.screenings()) == len(festival.screenings())


def test_holds_stay_holds_in_a_new_festival(festival: Festival, tmp_path: Path) -> None:
    new = a_festival(screens=0, first_day="2026-10-24", zone="Europe/Berlin")
    plan = plan_import(new, [written(festival, "ics", tmp_path)])
    after = brought(new, plan)
    assert holds(after) == [(" ".join(title.split()), *place) for title, *place in holds(festival)]
    assert not plan_import(after, [tmp_path / "x.ics"]).changes_anything


def holds(festival: Festival) -> list[tuple[str, int, int]]:
    return sorted((one.title, one.start, one.minutes) for one in festival.rows(Hold).values())


@pytest.mark.parametrize("form", ["schedule", "schedule-json"])
def test_a_new_festival_gets_films_and_events(
    form: str, festival: Festival, tmp_path: Path
) -> None:
    new = a_festival(screens=0, first_day="2026-10-24", zone="Europe/Berlin")
    file = written(festival, form, tmp_path, audience="public")
    after = brought(new, plan_import(new, [file]))
    assert {row.name for row in after.rows(Section).values()} == {"Night & <Day>"}
    told = sorted(one.start for one in festival.screenings() if not one.cancelled)
    assert sorted(one.start for one in after.screenings()) == told
    assert {p.kind for p in after.programmes.values()} >= {ProgrammeKind.FILM}
    assert not plan_import(after, [file]).changes_anything
