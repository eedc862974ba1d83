"""Schedule XML, JSON-LD and data merge: what other programs read in them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from planner.edit import Work
from planner.edit.plans import MakeRelease, copy_plan
from planner.exchange.announced import film_line, link_of
from planner.exchange.writers import all_writers, export
from planner.model import Credit, Festival, FilmStatus, Release, ScreeningStatus
from planner.times import WallTime
from tests.build import FestivalBuilder

CONFIRMED: dict[str, Any] = {"status": FilmStatus.CONFIRMED}
FIRM: dict[str, Any] = {"status": ScreeningStatus.CONFIRMED}
SCHEMAS = Path(__file__).parents[2] / "data" / "schedule"
"""The public schemas, with their own licence beside them."""


def written(writer: str, festival: Festival, folder: Path, **options: Any) -> Path:
    (file,) = export(festival, all_writers()[writer], folder / "out", options).files
    return file


@pytest.fixture
def festival() -> Festival:
    build = FestivalBuilder(first_day="2026-10-24", zone="Europe/Berlin")
    night = build.section("Night & <Day>", "N")
    salt = build.film(
        "Salt", 93, section_id=night.id, year=2001, countries=("Chad", "France"),
        original_title="Sel", logline="A </script>\x00 day", still="salt.jpg", **CONFIRMED,
    )  # fmt: skip
    build.row(Credit, film_id=salt.id, role="Director", name="Anna Rey")
    build.screening(
        salt, "19:30", code="A1", ticket_link="https://tickets.example/1", price="9 €", **FIRM
    )
    late = build.film("ليلة “بلا”\tقمر", None, **CONFIRMED)
    build.screening(late, "26:30", code="A2", **FIRM)
    rain = build.film("雨\ud800", 16, **CONFIRMED)
    build.screening(build.shorts('Two "shorts"', salt, rain), "12:00", day=1, **FIRM)
    mask = build.film("Behind the mask", 71, **CONFIRMED)
    build.screening(mask, "22:00", screen=1, day=1, public_title="Surprise", **FIRM)
    build.screening(late, "15:00", day=1, status=ScreeningStatus.CANCELLED)
    build.screening(build.event("Party", 45), "23:00", screen=1, free=True, **FIRM)
    return build.festival


def by_title(file: Path) -> dict[str, ET.Element]:
    root = ET.fromstring(file.read_bytes())
    return {event.findtext("title", ""): event for event in root.iter("event")}


def test_a_schedule_says_when_where_and_how_long(festival: Festival, tmp_path: Path) -> None:
    file = written("schedule", festival, tmp_path)
    root = ET.fromstring(file.read_bytes())
    assert root.findtext("conference/time_zone_name") == "Europe/Berlin"
    assert [day.get("date") for day in root.iter("day")] == [
        "2026-10-24", "2026-10-25", "2026-10-26",
    ]  # fmt: skip
    first = root.find("day")
    assert first is not None
    assert first.get("start") == "2026-10-24T06:00:00+02:00"
    assert first.get("end") == "2026-10-25T06:00:00+01:00"
    events = by_title(file)
    salt = events["Salt"]
    assert salt.findtext("date") == "2026-10-24T19:30:00+02:00"
    assert (salt.findtext("start"), salt.findtext("duration")) == ("19:30", "01:33")
    assert (salt.findtext("room"), salt.findtext("track")) == (
        "Cinema / Screen 1", "Night & <Day>",
    )  # fmt: skip
    assert [person.text for person in salt.iter("person")] == ["Anna Rey"]
    late = events["ليلة “بلا”\tقمر"]
    assert late.findtext("date") == "2026-10-25T02:30:00+02:00"
    assert late.get("id") in {event.get("id") for event in first.iter("event")}
    assert "Behind the mask" not in file.read_text("utf-8")
    assert len(events) == 5


def test_a_schedule_keeps_its_guids(festival: Festival, tmp_path: Path) -> None:
    first = written("schedule", festival, tmp_path).read_bytes()
    assert written("schedule", festival, tmp_path).read_bytes() == first


def test_a_schedule_has_what_the_format_asks_for(festival: Festival, tmp_path: Path) -> None:
    for event in by_title(written("schedule", festival, tmp_path)).values():
        assert {child.tag for child in event} >= {
            "room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug",
            "track", "persons",
        }  # fmt: skip


def hostile() -> Festival:
    """Names that no schema foresees, and more hours than the format has digits for."""
    build = FestivalBuilder(name="雨", first_day="2026-10-24", zone="Europe/Berlin")
    for number, title in enumerate(("", "<b>&amp;", "a\x00b\x1b", "x" * 300, "\u202eevil", "0\n1")):
        film = build.film(title or "=1+1", (None, 1, 6100)[number % 3], **CONFIRMED)
        build.row(Credit, film_id=film.id, role="Director", name=title)
        link = ("http://[", "https://x.example/ß %zz#a#b", "javascript:alert(1)")[number % 3]
        build.screening(film, "26:30", number % 2, number // 2, ticket_link=link, **FIRM)
    build.screening(build.event("\x00", 1), "29:59", **FIRM)
    return build.festival


def test_a_schedule_is_valid(festival: Festival, tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "schedule.xml.xsd")))
    for one in (festival, hostile(), FestivalBuilder(name="雨").festival):
        for audience in ("public", "staff"):
            file = written("schedule", one, tmp_path, audience=audience)
            schema.assertValid(etree.parse(str(file)))


def test_a_schedule_in_json_is_valid(festival: Festival, tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((SCHEMAS / "schema.json").read_text("utf-8"))
    for one in (festival, hostile(), FestivalBuilder(name="雨").festival):
        for audience in ("public", "staff"):
            file = written("schedule-json", one, tmp_path, audience=audience)
            jsonschema.validate(json.loads(file.read_text("utf-8")), schema)


def test_a_schedule_in_json_says_the_same(festival: Festival, tmp_path: Path) -> None:
    told = json.loads(written("schedule-json", festival, tmp_path).read_text("utf-8"))["schedule"]
    events = by_title(written("schedule", festival, tmp_path))
    days = told["conference"]["days"]
    found = [one for day in days for room in day["rooms"].values() for one in room]
    assert {one["title"]: (one["date"], one["guid"]) for one in found} == {
        title: (event.findtext("date"), event.get("guid")) for title, event in events.items()
    }
    assert list(days[0]["rooms"]) == ["Cinema / Screen 1", "Cinema / Screen 2"]


def told(festival: Festival, folder: Path) -> dict[str, Any]:
    whole = json.loads(written("jsonld", festival, folder).read_text("utf-8"))
    return {f"{event['name']} {event['startDate']}": event for event in whole["subEvent"]}


def test_screening_events(festival: Festival, tmp_path: Path) -> None:
    events = told(festival, tmp_path)
    salt = events["Salt 2026-10-24T19:30:00+02:00"]
    assert salt["@type"] == "ScreeningEvent"
    assert salt["endDate"] == "2026-10-24T21:03:00+02:00"
    assert salt["eventStatus"] == "https://schema.org/EventScheduled"
    assert salt["location"]["@type"] == "MovieTheater"
    assert salt["offers"] == {
        "@type": "Offer", "url": "https://tickets.example/1", "description": "9 €",
    }  # fmt: skip
    movie = salt["workPresented"]
    assert (movie["@type"], movie["duration"]) == ("Movie", "PT1H33M")
    assert movie["alternateName"] == ["Sel"]
    assert movie["director"] == [{"@type": "Person", "name": "Anna Rey"}]
    late = events["ليلة “بلا”\tقمر 2026-10-25T02:30:00+02:00"]
    assert "endDate" not in late
    assert "duration" not in late["workPresented"]
    gone = events["ليلة “بلا”\tقمر 2026-10-25T15:00:00+01:00"]
    assert gone["eventStatus"] == "https://schema.org/EventCancelled"
    surprise = events["Surprise 2026-10-25T22:00:00+01:00"]
    assert "workPresented" not in surprise
    party = events["Party 2026-10-24T23:00:00+02:00"]
    assert (party["@type"], party["isAccessibleForFree"]) == ("Event", True)


def test_json_ld_cannot_end_a_script(festival: Festival, tmp_path: Path) -> None:
    text = written("jsonld", festival, tmp_path).read_text("utf-8")
    assert "<" not in text
    assert "Behind the mask" not in text


def merge_rows(file: Path) -> list[dict[str, str]]:
    content = file.read_bytes()
    assert content.startswith(b"\xff\xfe")
    text = content.decode("utf-16")
    assert text.count("\r\n") == text.count("\n")
    return list(csv.DictReader(text.splitlines(), delimiter="\t"))


def test_data_merge_of_screenings(festival: Festival, tmp_path: Path) -> None:
    file = written("indesign", festival, tmp_path, stills="/stills/")
    assert file.name == "screenings.txt"
    rows = {row["title"]: row for row in merge_rows(file)}
    assert len(rows) == 5
    assert rows["Salt"]["@still"] == "/stills/salt.jpg"
    assert (rows["Salt"]["start"], rows["Salt"]["end"]) == ("19:30", "21:03")
    assert rows["Salt"]["runtime"] == "93′"
    late = rows["ليلة “بلا” قمر"]
    assert (late["date"], late["start"], late["end"]) == ("2026-10-24", "26:30", "")
    assert rows['Two "shorts"']["films"] == "Salt / 雨?"
    assert rows["Surprise"]["original_title"] == ""


def test_data_merge_of_films(festival: Festival, tmp_path: Path) -> None:
    rows = {row["title"]: row for row in merge_rows(
        written("indesign", festival, tmp_path, rows="films")
    )}  # fmt: skip
    assert "Behind the mask" not in rows
    assert rows["Salt"]["directors"] == "Anna Rey"
    assert rows["Salt"]["screenings"] == (
        "Sat 24 Oct 19:30, Cinema / Screen 1; Sun 25 Oct 12:00, Cinema / Screen 1"
    )


def test_data_merge_finds_the_stills_beside_the_text(tmp_path: Path) -> None:
    build = FestivalBuilder()
    titles = ("CON", "雨", 'a/b\\c:"?', "x" * 300, "none", "told")
    for number, title in enumerate(titles):
        still: dict[str, Any] = {"still_sha256": f"{number % 3}" * 64} if number < 4 else {}
        told = "told name.tif" if title == "told" else ""
        build.screening(build.film(title, still=told, **still, **CONFIRMED), **FIRM)
    hidden = build.film("Hidden", still_sha256="9" * 64, **CONFIRMED)
    build.screening(hidden, public_title="Surprise", **FIRM)
    contents = {"0" * 64: b"\x89PNG zero", "1" * 64: b"one", "2" * 64: b"two", "9" * 64: b"nine"}
    for rows in ("screenings", "films"):
        out = tmp_path / rows
        export(build.festival, all_writers()["indesign"], out, {"rows": rows}, contents.get)
        found = {row["title"]: row["@still"] for row in merge_rows(out / f"{rows}.txt")}
        shown = [(out / found[title]).read_bytes() for title in titles[:4]]
        assert shown == [b"\x89PNG zero", b"one", b"two", b"\x89PNG zero"]
        assert found["CON"].endswith(".png")
        assert (found["none"], found["told"]) == ("", "told name.tif")
        names = {path.name for path in out.iterdir()} - {f"{rows}.txt", ".marquee-export"}
        assert len(names) == 4
        assert all(re.fullmatch(r"[a-z0-9-]{1,60}\.(png|jpg)", name) for name in names)


@pytest.mark.parametrize(
    ("folder", "path"),
    [
        ("C:\\Art\\stills\\", "C:\\Art\\stills\\a.jpg"),
        ("/Volumes/Art", "/Volumes/Art/a.jpg"),
        ("Art HD:stills", "Art HD:stills:a.jpg"),
        ("stills", "stills/a.jpg"),
    ],
)
def test_data_merge_joins_a_path_as_its_system_does(folder: str, path: str, tmp_path: Path) -> None:
    build = FestivalBuilder()
    build.screening(build.film("A", still="a.jpg", **CONFIRMED), **FIRM)
    (row,) = merge_rows(written("indesign", build.festival, tmp_path, stills=folder))
    assert row["@still"] == path


def test_data_merge_of_nothing(tmp_path: Path) -> None:
    assert merge_rows(written("indesign", FestivalBuilder().festival, tmp_path)) == []


def test_a_director_is_one_in_whatever_language_the_catalogue_says_so() -> None:
    build = FestivalBuilder()
    salt = build.film("Salz", 93)
    build.row(Credit, film_id=salt.id, role="Regie", name="Anna Rey")
    build.row(Credit, film_id=salt.id, role="Kamera", name="Bo Li")
    assert film_line(build.festival, salt).startswith("Salz (Anna Rey, ")


def test_a_link_is_an_address_that_every_program_reads() -> None:
    build = FestivalBuilder()
    screening = build.screening("Salt")
    told = {
        "https://kino.example/übersicht?a=1&b=[2]#x": (
            "https://kino.example/%C3%BCbersicht?a=1&b=%5B2%5D#x"
        ),
        " https://kino.example/a%20b/100%/ c": "https://kino.example/a%20b/100%25/%20c",
        "http://[": "",
        "javascript:alert(1)": "",
        "kino.example": "",
        "http://": "",
    }
    for link, address in told.items():
        assert link_of(build.set(screening, ticket_link=link)) == address


def test_a_screening_keeps_its_names_from_one_release_to_the_next(tmp_path: Path) -> None:
    build = FestivalBuilder()
    show = build.screening("Salt", "10:00", **FIRM)
    build.set(next(iter(build.festival.films.values())), **CONFIRMED)
    live = build.festival.plan_id
    found: list[list[str]] = []
    for number in range(3):
        if number == 2:  # a copy of the plan has the same codes
            work = Work(build.festival)
            copy_plan(work, live, name="What if")
            build.festival = build.festival.with_changes(work.changes())
        show = build.set(show, start=WallTime(show.start + 5))
        build.run(MakeRelease(live, f"Release {number}", "", WallTime(0)))
        release = max(build.festival.rows(Release).values(), key=lambda one: one.name)
        found.append(names_in(build.festival.in_plan(release.plan_id), tmp_path))
        found.append(names_in(build.festival, tmp_path))
    assert found[0] == [str(show.id), str(show.id), str(show.id), str(show.id)]
    assert all(one == found[0] for one in found)


NAMES = {
    "schedule": r'event id="(\d+)"',
    "schedule-json": r'"id": (\d+)',
    "jsonld": r'"@id": "urn:marquee:\d+:(\d+)"',
    "ics": r"UID:(\d+)-",
}
"""Where each format says by what number a screening is known."""


def names_in(festival: Festival, folder: Path) -> list[str]:
    return [
        re.findall(names, written(form, festival, folder).read_text("utf-8"))[-1]
        for form, names in NAMES.items()
    ]
