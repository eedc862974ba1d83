"""Texts in several languages: set, read back with their fallback, forgotten."""

from __future__ import annotations

import pytest

from planner.edit.texts import AddLanguage, SetText
from planner.model import Film, Translation
from tests.build import FestivalBuilder


@pytest.fixture
def build() -> FestivalBuilder:
    build = FestivalBuilder()
    build.run(AddLanguage("fr", "Français"))
    build.run(AddLanguage("zh-Hans"))
    return build


def text(build: FestivalBuilder, film: Film, language: str) -> str:
    now = build.festival.films[film.id]
    return build.festival.text(now, "logline", language)


def test_the_first_language_is_the_record_itself(build: FestivalBuilder) -> None:
    film = build.film("Still Life")
    build.run(SetText("film", film.id, "logline", "en", "A town waits."))
    assert build.festival.films[film.id].logline == "A town waits."
    assert not build.festival.rows(Translation)


def test_a_text_falls_back_to_the_next_language_in_order(build: FestivalBuilder) -> None:
    film = build.film("Still Life")
    assert text(build, film, "fr") == ""
    build.run(SetText("film", film.id, "logline", "zh-Hans", "三峡好人"))
    assert text(build, film, "fr") == "三峡好人", "the only one there is"
    build.run(SetText("film", film.id, "logline", "en", "A town waits."))
    assert text(build, film, "fr") == "A town waits.", "the first of the festival's languages"
    build.run(SetText("film", film.id, "logline", "fr", "Une ville attend."))
    said = {language: text(build, film, language) for language in ("en", "fr", "zh-Hans", "xx")}
    assert said == {
        "en": "A town waits.",
        "fr": "Une ville attend.",
        "zh-Hans": "三峡好人",
        "xx": "A town waits.",
    }


def test_an_empty_text_is_forgotten_and_a_new_one_replaces(build: FestivalBuilder) -> None:
    film = build.film("Still Life")
    for words in ("Une ville.", "Une ville attend."):
        build.run(SetText("film", film.id, "logline", "fr", words))
    assert [row.text for row in build.festival.rows(Translation).values()] == ["Une ville attend."]
    build.run(SetText("film", film.id, "logline", "fr", " "))
    assert not build.festival.rows(Translation)


def test_sections_and_venues_have_texts_too(build: FestivalBuilder) -> None:
    section = build.section("Protest", "PRO")
    build.run(SetText("section", section.id, "name", "fr", "Contestation"))
    now = build.festival.sections[section.id]
    assert build.festival.text(now, "name", "fr") == "Contestation"
    assert build.festival.text(now, "name", "zh-Hans") == "Protest"
