"""What the audience gets to see of a festival, and that it is told what it does not."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest

from planner.exchange.public import part_for, public_part
from planner.exchange.rows import film_rows, programme_rows, screen_rows, screening_rows
from planner.model import Festival, FilmStatus, Screening, ScreeningStatus
from planner.model.publicity import Publicity
from planner.times import WallTime
from tests.build import FestivalBuilder, at

SECRETS = ("Jury only", "Press film", "Under wraps", "Not yet", "Gone", "Behind the mask", "hush")
CONFIRMED: dict[str, Any] = {"status": FilmStatus.CONFIRMED}
FIRM: dict[str, Any] = {"status": ScreeningStatus.CONFIRMED}


@pytest.fixture(scope="module")
def built() -> FestivalBuilder:
    build = FestivalBuilder()
    night = build.section("Night", "N")
    salt = build.film("Salt", 93, section_id=night.id, note="hush", **CONFIRMED)
    build.screening(salt, "10:00", note="hush", tickets_sold=20, **FIRM)
    build.screening(salt, "24:30", day=1, status=ScreeningStatus.CANCELLED, cancelled_reason="hush")
    mask = build.film("Behind the mask", 71, section_id=night.id, **CONFIRMED)
    build.screening(
        mask, "20:00", public_title="Surprise", qa_minutes=9, external_id="mask-1", title="hush",
        **FIRM,
    )  # fmt: skip
    build.screening(mask, "22:00", kind_id=build.kind("Press & industry").id, **FIRM)
    press = build.film("Press film", **CONFIRMED)
    for clock in ("12:00", "14:00"):
        build.screening(press, clock, kind_id=build.kind("Press & industry").id, day=1, **FIRM)
    build.screening(build.film("Jury only", **CONFIRMED), kind_id=build.kind("Jury").id, **FIRM)
    later = at(build.festival, "20:00", day=2)
    build.screening(build.film("Under wraps", embargo=later, **CONFIRMED), day=2, **FIRM)
    build.screening(build.film("Not yet"), "15:00", day=2, **FIRM)
    build.screening(build.film("Gone", status=FilmStatus.WITHDRAWN), "11:00", day=2, **FIRM)
    build.screening(build.event("hush party", internal=True), "23:00", day=2, **FIRM)
    build.film("Waiting", **CONFIRMED)
    build.hold(title="hush")
    build.person("Anna hush", salt, email="hush@example.org")
    return build


@pytest.fixture(scope="module")
def festival(built: FestivalBuilder) -> Festival:
    return built.festival


@pytest.fixture(scope="module")
def early(festival: Festival) -> Publicity:
    return Publicity(cancelled=True, now=at(festival, "09:00"))


def test_nothing_that_stays_in_the_house_is_anywhere_in_it(
    festival: Festival, early: Publicity
) -> None:
    everything = repr(pickle.loads(pickle.dumps(public_part(festival, early).festival.tables)))
    assert [secret for secret in SECRETS if secret in everything] == []


def test_the_rest_is_all_there(festival: Festival, early: Publicity) -> None:
    shown = public_part(festival, early).festival
    assert sorted(film.title for film in shown.films.values()) == ["Salt", "Waiting"]
    seen = [(shown.screening_title(one), one.status.value) for one in shown.screenings()]
    assert seen == [("Salt", "confirmed"), ("Surprise", "confirmed"), ("Salt", "cancelled")]
    for rows in (film_rows, programme_rows, screen_rows, screening_rows):
        assert rows(shown)


def test_one_sentence_for_each_sort(festival: Festival, early: Publicity) -> None:
    assert public_part(festival, early).left_out == (
        "3 screenings of the kind “Press & industry” were left out.",
        "1 screening of the kind “Jury” was left out.",
        "1 screening of a film that was withdrawn was left out.",
        "1 internal event was left out.",
        "1 screening of a film under embargo was left out.",
        "1 screening that is not confirmed yet was left out; the option “Unconfirmed” shows it.",
        "1 surprise screening is called by its public title only.",
        "1 film that was withdrawn was left out.",
        "3 films that no public screening names were left out.",
        "1 film under embargo was left out.",
        "1 film that is only invited was left out.",
        "1 hold was left out.",
        "1 person of your list was left out.",
    )


def test_a_surprise_lasts_as_long_as_its_film(festival: Festival, early: Publicity) -> None:
    shown = public_part(festival, early).festival
    surprise = next(one for one in shown.screenings() if one.public_title)
    before = festival.span(festival.all_screenings[surprise.id])
    after = shown.span(surprise)
    assert (after.end, after.qa_start, after.known) == (before.end, before.qa_start, before.known)
    section = shown.section_of(surprise.programme_id)
    assert section is not None
    assert section.name == "Night"
    assert surprise.external_id == ""


def test_an_embargo_ends(festival: Festival, early: Publicity) -> None:
    late = dataclasses.replace(early, now=at(festival, "20:00", day=2))
    shown = public_part(festival, late).festival
    assert "Under wraps" in {film.title for film in shown.films.values()}


def test_the_public_part_of_the_public_part_is_itself(festival: Festival, early: Publicity) -> None:
    once = public_part(festival, early).festival
    twice = public_part(once, early)
    assert twice.festival.tables == once.tables
    assert twice.left_out == ("1 surprise screening is called by its public title only.",)


def test_the_staff_get_everything(festival: Festival) -> None:
    part = part_for(festival, {"audience": "staff", "unconfirmed": False})
    assert part.festival is festival
    assert part.left_out == ()


def test_unconfirmed_ones_when_chosen(festival: Festival) -> None:
    options = {"audience": "public", "unconfirmed": True}
    titles = {film.title for film in part_for(festival, options).festival.films.values()}
    assert "Not yet" in titles
    assert "Press film" not in titles


def test_a_pencilled_screening_is_not_announced() -> None:
    only = FestivalBuilder()
    only.screening(only.film("Salt", **CONFIRMED))
    part = public_part(only.festival, Publicity(now=WallTime(0)))
    assert part.festival.rows(Screening) == {}
    assert (
        "1 screening that is not confirmed yet was left out; the option “Unconfirmed” shows it."
        in part.left_out
    )
