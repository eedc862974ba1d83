"""Calendars: times of every sort, what an event lacks, and events that recur or are called off."""

from __future__ import annotations

import pytest

from planner.errors import UserError
from planner.exchange import ImportPlan, plan_import
from planner.exchange.rows import programme_rows, screening_rows
from planner.exchange.source import Source
from planner.model import Festival
from tests.build import FestivalBuilder, a_festival, applied

ZONE = """BEGIN:VTIMEZONE
TZID:Ours
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE
"""


def calendar(*events: str, zone: str = "") -> str:
    inner = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{zone}{inner}END:VCALENDAR\n"


def event(start: str, rest: str = "", title: str = "Salt") -> str:
    return f"UID:u1\nSUMMARY:{title}\nLOCATION:Cinema / Screen 1\nDTSTART{start}\n{rest}"


def planned(text: str, festival: Festival | None = None, name: str = "a.ics") -> ImportPlan:
    return plan_import(festival or a_festival(), [Source(name, text, name[-4:])])


def with_salt(zone: str = "Europe/Paris") -> Festival:
    build = FestivalBuilder(screens=2, zone=zone)
    build.film("Salt", 93)
    return build.festival


def brought(text: str, zone: str = "Europe/Paris") -> list[dict[str, object]]:
    festival = with_salt(zone)
    after = applied(festival, planned(text, festival).as_edit(festival))
    assert len(after.screens) == 2
    return screening_rows(after)


@pytest.mark.parametrize(
    ("start", "clock"),
    [
        (":20261105T183000Z", "2026-11-05T19:30"),
        (":20261105T193000", "2026-11-05T19:30"),
        (";TZID=Asia/Shanghai:20261106T023000", "2026-11-05T19:30"),
        (";TZID=Ours:20261105T213000", "2026-11-05T19:30"),
        (":20261025T003000Z", "2026-10-25T02:30"),
        (":20261025T013000Z", "2026-10-25T02:30"),
    ],
)
def test_times_come_on_the_festivals_clock(start: str, clock: str) -> None:
    (row,) = brought(calendar(event(start, "DURATION:PT1H33M"), zone=ZONE))
    assert (row["title"], row["start"], row["screen"]) == ("Salt", clock, "Screen 1")


def test_what_an_event_says_comes_in() -> None:
    text = calendar(
        event(":20261105T193000", "DTEND:20261105T220000\nSTATUS:CANCELLED"),
        "UID:u2\nSUMMARY:Party\\, late\nLOCATION:Bar\\, upstairs\nCATEGORIES:Nights,Fun\n"
        "DTSTART:20261105T2230\n 00\nDTEND:20261106T003000\n"
        "BEGIN:VALARM\nTRIGGER:-PT15M\nSUMMARY:no\nEND:VALARM",
    )
    festival = with_salt()
    plan = planned(text, festival)
    fields = [problem.field for problem in plan.problems]
    assert fields == ["title", "end"]  # no film is called so; what is the rest of the slot for?
    after = applied(festival, plan.as_edit(festival))
    rows = {str(row["title"]): row for row in screening_rows(after)}
    assert (rows["Salt"]["end"], rows["Salt"]["status"]) == ("2026-11-05T22:00", "cancelled")
    party = rows["Party, late"]
    assert (party["venue"], party["start"], party["end"], party["external_id"]) == (
        "Bar, upstairs", "2026-11-05T22:30", "2026-11-06T00:30", "u2",
    )  # fmt: skip
    sections = {row["title"]: row["section"] for row in programme_rows(after)}
    assert sections["Party, late"] == "Nights"
    assert not planned(text, after).changes_anything


def test_a_calendar_of_our_own_means_its_screenings() -> None:
    build = FestivalBuilder(screens=2, zone="Europe/Paris")
    screening = build.screening(build.film("Salt", 93), "19:30")
    text = calendar(event(":20261105T183000Z").replace("u1", f"{screening.id}-77@marquee"))
    assert not planned(text, build.festival).changes_anything
    moved = calendar(event(":20261105T193000Z").replace("u1", f"{screening.id}-77@marquee"))
    (decision,) = [one for one in planned(moved, build.festival).decisions if one.changes]
    assert decision.record_id == screening.id


def test_a_screening_of_our_own_is_known_under_its_public_title() -> None:
    build = FestivalBuilder(screens=2, zone="Europe/Paris")
    screening = build.screening(build.film("Salt", 93), "19:30")
    build.set(screening, public_title="Surprise film")
    text = calendar(event(":20261105T183000Z", title="Surprise film"))
    plan = planned(text.replace("u1", f"{screening.id}-77@marquee"), build.festival)
    assert not plan.changes_anything
    assert plan.problems == ()


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        (event(":20261105T193000", "RRULE:FREQ=SECONDLY"), 8, "RRULE"),
        (event(";VALUE=DATE:20261105"), 7, "DTSTART"),
        (event(";TZID=Mars/Base:20261105T193000"), 7, "DTSTART"),
        (event(":20261105T193000", "DTEND:20261105T193000"), 8, "DTEND"),
        (event(":20261105T193000", "DTEND:never"), 8, "DTEND"),
        (event(":20261105T193000", "garbage"), 8, ""),
    ],
)
def test_doubts_have_their_line(text: str, line: int, name: str) -> None:
    other = event(":20261105T100000").replace("u1", "u9")
    problems = planned(calendar(text, other), with_salt()).problems
    assert [(one.line, one.field, one.severity.value) for one in problems] == [
        (line, name, "doubt")
    ]


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        (event(":2026110"), 7, "DTSTART"),
        (event(":99991231T235959Z"), 7, "DTSTART"),
        ("SUMMARY:Salt\nLOCATION:X", 3, "DTSTART"),
        ("DTSTART:20261105T193000Z\nLOCATION:X", 3, "SUMMARY"),
        ("DTSTART:20261105T193000Z\nSUMMARY:X", 3, "LOCATION"),
    ],
)
def test_what_an_event_lacks_leaves_it_out_alone(text: str, line: int, name: str) -> None:
    other = event(":20261105T100000").replace("u1", "u9")
    plan = planned(calendar(text, other), with_salt())
    assert [(one.line, one.field) for one in plan.errors] == [(line, name)]
    assert len(plan.rows.screenings) == 1


def test_a_calendar_that_was_cut_off() -> None:
    text = calendar(event(":20261105T193000"), event(":20261105T103000", title="Rain"))
    plan = planned(text[: text.index("LOCATION", 150)], with_salt())
    assert [(one.line, "cut off" in one.message) for one in plan.errors] == [(9, True)]
    assert [row.title for row in plan.rows.screenings] == ["Salt"]


def test_it_is_recognised_whatever_it_is_called() -> None:
    text = calendar(event(":20261105T193000"))
    assert len(planned(text, name="a.txt").rows.screenings) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("BEGIN:VCALENDAR\nEND:VCALENDAR", "no events"),
        ("Nothing", "no calendar"),
        ("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 50_000, "nested too deeply"),
        (calendar(*["SUMMARY:X"] * 10_001), "more than 10000 events"),
        (calendar(*["SUMMARY:X"] * 9_000), "no location"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + " x\n" * 300_000, "no events"),
        ("BEGIN:VCALENDAR\n" + "END:VEVENT\n" * 100_000, "no events"),
    ],
    ids=["empty", "text", "deep", "many", "poor", "folded", "ends"],
)
def test_a_bad_calendar_is_one_sentence(text: str, words: str) -> None:
    with pytest.raises(UserError) as caught:
        planned(text)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
