"""People, juries, relations and ways by command line, named as people name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.cli.conftest import Marquee


def test_people_are_named_by_name(marquee: Marquee, file: Path) -> None:
    def edit(*words: str) -> None:
        said = marquee("edit", file, *words)
        assert (said.code, said.err) == (0, "")

    marquee("place", file, "Ritoma", "--screen", "Screen 1", "--start", "2026-11-06T19:30")
    edit("add-person", "person_name=Ruan Lingyu", "film=Ritoma", "credit=director")
    edit("add-person", "person_name=Ann", "role=moderator")
    edit("availability", "person=Ruan Lingyu", "day=2026-11-06", "since=18:00", "until=25:00")
    edit("appear", "screening=Ritoma", "person=Ann", "role=moderator", "part=qa")
    edit("forget-appearance", "screening=Ritoma", "person=ann")
    edit("add-jury", "jury_name=Jury", "deadline=2026-11-08 18:00")
    edit("jurors", "jury=Jury", "persons=Ann, Ruan Lingyu")
    edit("relate", "kind=days apart", "programme=Ritoma", "other_programme=Maineland", "days=2")
    edit("remove-relation", "relation=Ritoma days apart Maineland")
    edit("add-screen", "screen_name=Blue", "venue=Rex")
    edit("travel", "venue=Rex", "other_venue=Odeon", "minutes=15")


def test_people_are_listed(marquee: Marquee, file: Path) -> None:
    assert marquee("people", file, "--json").json == []
    assert marquee("people", file).out == "None.\n"
    for words in (
        ("add-person", "person_name=Ruan Lingyu", "film=Ritoma", "credit=director"),
        ("add-person", "person_name=Ann", "role=moderator"),
        ("availability", "person=Ruan Lingyu", "day=2026-11-06", "since=18:00", "until=25:00"),
        ("set", "table=person", "row=Ruan Lingyu", "field=arrives", "value=2026-11-06 17:00"),
        ("set", "table=person", "row=Ruan Lingyu", "field=max_per_day", "value=2"),
        ("set", "table=person", "row=Ruan Lingyu", "field=languages", "value=zh; en"),
        ("add-jury", "jury_name=Main jury"),
        ("jurors", "jury=Main jury", "persons=Ann"),
    ):
        said = marquee("edit", file, *words)
        assert (said.code, said.err) == (0, "")
    ann, ruan = marquee("people", file, "--json").json
    assert (ann["name"], ann["films"], ann["juries"]) == ("Ann", [], ["Main jury"])
    assert "moderator" in ann["roles"]
    film_ids = [f["id"] for f in marquee("films", file, "--json").json if f["title"] == "Ritoma"]
    assert {key: ruan[key] for key in ruan if key != "id"} == {
        "external_id": "",
        "name": "Ruan Lingyu",
        "roles": ["guest"],
        "status": "invited",
        "languages": ["zh", "en"],
        "email": "",
        "phone": "",
        "arrives": "2026-11-06T17:00",
        "leaves": None,
        "max_per_day": 2,
        "breathing_minutes": None,
        "films": ["Ritoma"],
        "film_ids": film_ids,
        "juries": [],
        "days": [{"day": "2026-11-06", "since": "18:00", "until": "25:00"}],
    }
    table = marquee("people", file).out.splitlines()
    assert table[0].split() == ["id", "name", "roles", "status", "arrives", "leaves", "films"]
    assert "Ruan Lingyu" in table[2]
    assert "Ritoma" in table[2]


@pytest.mark.parametrize("command", ["films", "people", "programmes", "screens", "screenings"])
def test_what_can_be_listed(marquee: Marquee, file: Path, command: str) -> None:
    said = marquee(command, file, "--json")
    assert said.code == 0
    assert isinstance(said.json, list)


def test_who_is_not_there_is_said_with_who_is(marquee: Marquee, file: Path) -> None:
    marquee("edit", file, "add-person", "person_name=Ann")
    said = marquee("edit", file, "remove-person", "person=Bea")
    assert said.code == 2
    assert "There is no person “Bea”. There are: Ann (id " in said.err


def test_the_way_through_a_section_or_a_pass(marquee: Marquee, file: Path) -> None:
    for name, title in (("Main", "Ritoma"), ("Side", "Maineland")):
        marquee("edit", file, "add-section", f"section_name={name}")
        set_section = ("table=film", f"row={title}", "field=section_id", f"value={name}")
        assert marquee("edit", file, "set", *set_section).code == 0
    marquee("place", file, "Maineland", "--screen", "Screen 1", "--start", "2026-11-06T19:00")
    marquee("place", file, "Ritoma", "--screen", "Screen 2", "--start", "2026-11-06T19:30")
    said = marquee("see", file, "Main")
    assert said.out == (
        "One person can see 1 of 1 titles:\n  Fri 19:30  Ritoma, Odeon / Screen 2\n"
    )
    found = marquee("see", file, "Main", "Side", "--json").json
    assert (found["titles"], found["seen"], found["exact"]) == (2, 1, True)
    assert len(found["missed"]) == 1
    marquee("edit", file, "add-jury", "jury_name=Jury", "section=Main")
    assert marquee("see", file, "Jury", "--json").json["stops"][0]["title"] == "Ritoma"
    said = marquee("see", file, "Nothing")
    assert said.code == 2
    assert "There is no jury “Nothing”" in said.err
