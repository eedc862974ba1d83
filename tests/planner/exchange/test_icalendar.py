"""The calendar file: read by two parsers that know nothing of each other, with equal times."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from planner.edit.plans import MakeRelease
from planner.errors import UserError
from planner.exchange import plan_import
from planner.exchange.source import Source
from planner.exchange.writers import all_writers, export
from planner.model import Festival, FilmStatus, Release, ScreeningStatus
from planner.times import WallTime
from tests.build import FestivalBuilder, at

FIRM: dict[str, Any] = {"status": ScreeningStatus.CONFIRMED}
TITLES = ("静かな雨 " * 12, "ليلة بلا قمر; \\ , “x”", "line\nbreak\x07: BEGIN:VEVENT", "👩‍🚀" * 30)


def a_builder(first_day: str = "2026-10-24", zone: str = "Europe/Berlin") -> FestivalBuilder:
    return FestivalBuilder(first_day=first_day, zone=zone)


def written(festival: Festival, folder: Path, **options: Any) -> bytes:
    (file,) = export(festival, all_writers()["ics"], folder / "x.ics", options).files
    return file.read_bytes()


def events(content: bytes) -> dict[str, Any]:
    found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {str(event["summary"]): event for event in found}


def times_by_icalendar(content: bytes) -> list[tuple[str, datetime, datetime]]:
    found = events(content)
    return sorted(
        (title, one.start.astimezone(UTC), one.end.astimezone(UTC)) for title, one in found.items()
    )


def times_by_vobject(content: bytes) -> list[tuple[str, datetime, datetime]]:
    calendar = vobject.readOne(content.decode())
    return sorted(
        (
            one.summary.value,
            one.dtstart.value.astimezone(UTC),
            one.dtend.value.astimezone(UTC),
        )
        for one in calendar.vevent_list
    )


@pytest.mark.parametrize("times", ["local", "utc"])
def test_equal_times_across_a_clock_change(times: str, tmp_path: Path) -> None:
    build = a_builder()
    build.screening(build.film("Saturday", status=FilmStatus.CONFIRMED), "23:00", **FIRM)
    build.screening(build.film("Twice", 30, status=FilmStatus.CONFIRMED), "26:30", **FIRM)
    build.screening(build.film("Sunday", status=FilmStatus.CONFIRMED), "20:00", day=1, **FIRM)
    content = written(build.festival, tmp_path, times=times)
    found = times_by_icalendar(content)
    assert found == times_by_vobject(content)
    assert {title: start for title, start, _end in found} == {
        "Saturday": datetime(2026, 10, 24, 21, tzinfo=UTC),
        "Twice": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # the first of the two
        "Sunday": datetime(2026, 10, 25, 19, tzinfo=UTC),
    }
    assert (b"BEGIN:VTIMEZONE" in content) == (times == "local")


@pytest.mark.parametrize("zone", ["Europe/London", "Africa/Casablanca", "Australia/Lord_Howe"])
@pytest.mark.parametrize("first_day", ["2026-03-28", "2026-10-24", "2026-04-04", "2026-02-14"])
def test_both_parsers_agree_in_odd_zones(zone: str, first_day: str, tmp_path: Path) -> None:
    build = a_builder(first_day, zone)
    for number, clock in enumerate(("12:00", "25:10", "26:10", "27:30")):
        film = build.film(str(number), 60, status=FilmStatus.CONFIRMED)
        show = build.screening(film, "12:00", **FIRM)
        build.set(show, start=at(build.festival, clock))
    found = [written(build.festival, tmp_path, times=times) for times in ("local", "utc")]
    read = [by(content) for content in found for by in (times_by_icalendar, times_by_vobject)]
    assert read == read[:1] * 4


@pytest.mark.parametrize("times", ["local", "utc"])
def test_a_time_that_the_clock_skips(times: str, tmp_path: Path) -> None:
    build = a_builder("2027-03-27")
    show = build.screening(build.film("Skipped", 20, status=FilmStatus.CONFIRMED), "20:00", **FIRM)
    build.set(show, start=at(build.festival, "26:30"))  # no edit does this, but a file may say it
    content = written(build.festival, tmp_path, times=times)
    found = times_by_icalendar(content)
    assert found == times_by_vobject(content)
    begins, ends = (
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
        datetime(2027, 3, 28, 1, 50, tzinfo=UTC),
    )
    assert found == [("Skipped", begins, ends)]


def test_titles_in_every_script_come_back_in_folded_lines(tmp_path: Path) -> None:
    build = a_builder()
    for number, title in enumerate(TITLES):
        build.screening(
            build.film(title, None, status=FilmStatus.CONFIRMED), f"{10 + number * 3}:00", **FIRM
        )
    content = written(build.festival, tmp_path)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]  # no character is cut in two
    assert len(events(content)) == len(TITLES)
    for title in TITLES[:2]:
        assert title.strip() in events(content)
    assert "The length is not known yet." in str(events(content)[TITLES[1]]["description"])


def test_what_an_event_says(tmp_path: Path) -> None:
    build = a_builder()
    night = build.section("Night", "N")
    salt = build.film("Salt", 93, section_id=night.id, status=FilmStatus.CONFIRMED, year=2001)
    show = build.screening(
        salt, "24:30", ticket_link="https://tickets.example/1", price="9 €", code="A1", **FIRM
    )
    venue = build.festival.venues[build.festival.screens[show.screen_id].venue_id]
    build.set(venue, address="1 Main Street\nTown")
    event = events(written(build.festival, tmp_path))["Salt"]
    assert str(event["location"]) == "Cinema / Screen 1, 1 Main Street, Town"
    assert str(event["url"]) == "https://tickets.example/1"
    assert event["categories"].cats == ["Night"]
    assert event["status"] == "CONFIRMED"
    assert event.start.isoformat() == "2026-10-25T00:30:00+02:00"
    description = str(event["description"])
    for part in ("Salt (2001, 93′)", "9 €", "In the night after Sat 24 Oct.", "Code: A1"):
        assert part in description


def test_a_moved_screening_moves_and_a_cancelled_one_is_cancelled(tmp_path: Path) -> None:
    build = a_builder()
    show = build.screening(build.film("Salt", status=FilmStatus.CONFIRMED), "10:00", **FIRM)
    before = events(written(build.festival, tmp_path))["Salt"]
    build.set(show, start=at(build.festival, "12:00"))
    after = events(written(build.festival, tmp_path))["Salt"]
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.start > before.start
    build.set(show, status=ScreeningStatus.CANCELLED)
    gone = events(written(build.festival, tmp_path))["Salt"]
    assert (gone["uid"], gone["status"]) == (before["uid"], "CANCELLED")
    assert gone["sequence"] > after["sequence"]


def test_one_screen_one_section_one_person(tmp_path: Path) -> None:
    build = a_builder()
    night = build.section("Night", "N")
    salt = build.film("Salt", section_id=night.id, status=FilmStatus.CONFIRMED)
    rain = build.film("Rain", status=FilmStatus.CONFIRMED)
    first = build.screening(salt, "10:00", screen=0, qa_minutes=20, **FIRM)
    build.screening(rain, "10:00", screen=1, **FIRM)
    anna = build.person("Anna", salt)
    build.appears(anna, first)
    build.person("Bo")
    build.person("Bo")
    festival = build.festival
    assert set(events(written(festival, tmp_path, screen="Cinema / Screen 2"))) == {"Rain"}
    assert set(events(written(festival, tmp_path, section="N"))) == {"Salt"}
    (own,) = events(written(festival, tmp_path, person="Anna")).values()
    assert "On stage: " in str(own["description"])
    with pytest.raises(UserError, match="“Bo” names several: Bo"):
        written(festival, tmp_path, person="Bo")


def test_press_screenings_and_holds_for_the_staff_only(tmp_path: Path) -> None:
    build = a_builder()
    press = build.kind("Press & industry").id
    build.screening(build.film("Salt", status=FilmStatus.CONFIRMED), kind_id=press, **FIRM)
    build.hold("10:00", title="Tech check")
    assert events(written(build.festival, tmp_path)) == {}
    assert set(events(written(build.festival, tmp_path, audience="staff"))) == {
        "Salt",
        "Tech check",
    }


def test_holds_come_back_as_holds(tmp_path: Path) -> None:
    build = a_builder()
    build.hold("10:00", title="Tech check")
    build.hold("14:00", title="")
    text = written(build.festival, tmp_path, audience="staff").decode()
    again = plan_import(build.festival, [Source("x.ics", text, ".ics")])
    assert (again.counts["holds"], again.changes_anything, again.problems) == (2, False, ())
    later = text.replace("T100000", "T110000")
    moved = plan_import(build.festival, [Source("x.ics", later, ".ics")])
    (changed,) = [one for one in moved.decisions if one.changes]
    assert (changed.table, [change.field for change in changed.changes]) == ("hold", ["start"])


def test_left_out_is_told(tmp_path: Path) -> None:
    build = a_builder()
    build.hold("10:00", title="Tech check")
    told = export(build.festival, all_writers()["ics"], tmp_path / "x.ics").left_out
    assert told == ("1 hold was left out.",)


def test_an_event_stays_itself_from_one_release_to_the_next(tmp_path: Path) -> None:
    build = a_builder()
    show = build.screening(build.film("Salt", status=FilmStatus.CONFIRMED), "10:00", **FIRM)
    found = []
    for number, clock in enumerate(("10:00", "12:00")):
        show = build.set(show, start=at(build.festival, clock))
        build.run(MakeRelease(build.festival.plan_id, f"Release {number}", "", WallTime(0)))
        released = max(build.festival.rows(Release).values(), key=lambda one: one.name)
        frozen = build.festival.in_plan(released.plan_id)
        found.append(events(written(frozen, tmp_path))["Salt"])
    first, second = found
    assert first["uid"] == second["uid"] == events(written(build.festival, tmp_path))["Salt"]["uid"]
    assert second["sequence"] > first["sequence"]
    assert second.start > first.start
