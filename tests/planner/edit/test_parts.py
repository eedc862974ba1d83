"""Copies, keys, blackouts and whatever else only belongs to something: added, changed, removed."""

from __future__ import annotations

from typing import Any

import pytest

from planner.cli.edit_values import make_edit
from planner.edit import SetField
from planner.edit.parts import AddPart, RemovePart, part_name
from planner.errors import UserError
from planner.model import RECORDS, Blackout, Copy, Kdm, Relation, RelationKind, Travel, Wanted
from planner.times import parse_wall
from tests.build import FestivalBuilder, at, changes_of

BUILD = FestivalBuilder()
FILM = BUILD.film("Salt", 93)
OTHER = BUILD.film("Rain", 12)
FESTIVAL = BUILD.festival
SCREEN = FESTIVAL.screens_in_order()[0]
(PROGRAMME,) = FESTIVAL.programmes_with(FILM.id)
(VENUE,) = FESTIVAL.venues.values()
KIND = next(iter(FESTIVAL.kinds.values()))


def add(table: str, **values: Any) -> AddPart:
    return AddPart(table, tuple(values.items()))


def builder() -> FestivalBuilder:
    build = FestivalBuilder(screens=0)
    build.festival = FESTIVAL
    return build


def test_every_part_has_a_name() -> None:
    parts = {name for name, cls in RECORDS.items() if cls.is_part}
    assert parts
    assert all(part_name(name) for name in parts)


def test_a_copy_and_its_key_come_and_go_together() -> None:
    build = builder()
    build.run(add("copy", film_id=FILM.id, format="DCP", encrypted=True))
    (copy,) = build.festival.rows(Copy).values()
    window = {"valid_from": at(FESTIVAL, "08:00"), "valid_until": at(FESTIVAL, "23:00", day=1)}
    build.run(add("kdm", copy_id=copy.id, screen_id=SCREEN.id, **window))
    (kdm,) = build.festival.rows(Kdm).values()
    assert (kdm.copy_id, kdm.screen_id) == (copy.id, SCREEN.id)
    build.run(RemovePart("copy", copy.id))
    assert not build.festival.rows(Copy)
    assert not build.festival.rows(Kdm)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (add("film", title="Salt"), "nothing that can be added"),
        (add("copy", film_id=FILM.id), "Format cannot be empty"),
        (add("copy", film_id=FILM.id, format=" "), "Format cannot be empty"),
        (
            add("copy", film_id=FILM.id, format="DCP", arrives=at(FESTIVAL, "12:00"),
                leaves=at(FESTIVAL, "11:00")),
            "cannot leave before",
        ),
        (add("copy", film_id=12, format="DCP"), "no longer exists"),
        (add("copy", film_id=FILM.id, format="DCP", colour="red"), "no field “colour”"),
        (add("copy", film_id=FILM.id, format="DCP", transit_minutes=-1), "too small"),
        (
            add("blackout", screen_id=SCREEN.id, start=at(FESTIVAL, "12:00"),
                end=at(FESTIVAL, "12:00")),
            "ends before it begins",
        ),
        (
            add("relation", kind=RelationKind.BEFORE, programme_id=PROGRAMME.id,
                other_programme_id=PROGRAMME.id),
            "between two programmes",
        ),
        (add("travel", venue_id=VENUE.id, other_venue_id=VENUE.id, minutes=5), "two venues"),
        (RemovePart("copy", 77), "no longer exists"),
        (RemovePart("screen", SCREEN.id), "nothing that can be added"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(edit: AddPart | RemovePart, message: str) -> None:
    with pytest.raises(UserError, match=message):
        changes_of(FESTIVAL, edit)


def test_a_field_that_would_turn_a_part_round_is_refused() -> None:
    build = builder()
    build.run(add("blackout", screen_id=SCREEN.id, start=at(FESTIVAL, "12:00"),
                  end=at(FESTIVAL, "13:00")))  # fmt: skip
    (blackout,) = build.festival.rows(Blackout).values()
    with pytest.raises(UserError, match="ends before it begins"):
        changes_of(build.festival, SetField("blackout", blackout.id, "end", blackout.start))


def test_by_command_line() -> None:
    build = builder()
    words = ["table=copy", "film=Salt", "format=35 mm", "arrives=2026-11-05T09:00"]
    build.run(make_edit(AddPart, build.festival, words))
    (copy,) = build.festival.rows(Copy).values()
    assert (copy.film_id, copy.format) == (FILM.id, "35 mm")
    assert copy.arrives == parse_wall("2026-11-05T09:00")
    words = ["table=wanted", "programme=Salt", f"kind={KIND.name}", "count=2"]
    build.run(make_edit(AddPart, build.festival, words))
    (wanted,) = build.festival.rows(Wanted).values()
    assert (wanted.programme_id, wanted.kind_id, wanted.count) == (PROGRAMME.id, KIND.id, 2)
    build.run(make_edit(RemovePart, build.festival, ["table=copy", f"row={copy.id}"]))
    assert not build.festival.rows(Copy)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "add needs table"),
        (["table=copy", "colour=red"], "copy has no colour"),
        (["table=film"], "nothing that can be added"),
        (["table=copy", "film=Salt", "format=DCP", "arrives=soon"], "arrives|Arrives"),
    ],
)
def test_by_command_line_what_cannot_be(words: list[str], message: str) -> None:
    with pytest.raises(UserError, match=message):
        make_edit(AddPart, FESTIVAL, words)


def test_wishes_and_ways_are_parts() -> None:
    assert Relation.is_part
    assert Travel.is_part
