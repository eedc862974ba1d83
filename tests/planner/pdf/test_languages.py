"""Documents in one or two of the festival's languages; what is missing there is said."""

from __future__ import annotations

import subprocess
import sys
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from planner import i18n
from planner.edit.texts import AddLanguage, SetText
from planner.errors import UserError
from planner.i18n import speaking
from planner.model import Festival, FilmStatus, Language, ScreeningStatus
from planner.pdf import render
from planner.pdf.base import PrintedDocument, chosen
from planner.pdf.documents import all_documents
from planner.pdf.kit.pages import text_items
from planner.pdf.languages import spoken
from planner.pdf.making import laid_out
from tests.build import FestivalBuilder

DOCUMENTS = all_documents()
TITLED = ("day-grid", "overview", "day-list", "catalogue", "run-sheets", "venue-poster", "pocket")


def bilingual() -> Festival:
    """English first, then German and French; one film is not translated."""
    builder = FestivalBuilder(screens=1, days=1)
    section = builder.section("Competition", "C")
    for title, clock in (("Still Life", "18:00"), ("The Orphan", "20:00")):
        film = builder.film(
            title, 90, section_id=section.id, synopsis="About it.", status=FilmStatus.CONFIRMED
        )
        builder.screening(film, clock, status=ScreeningStatus.CONFIRMED, code=clock[:2])
    first = min(builder.festival.films.values(), key=lambda one: one.title)
    for code, name in (("en", "English"), ("de", "German"), ("fr", "French")):
        if not any(row.code == code for row in builder.festival.rows(Language).values()):
            builder.run(AddLanguage(code, name))
    builder.run(SetText("film", first.id, "title", "de", "Stillleben"))
    builder.run(SetText("film", first.id, "synopsis", "de", "Davon handelt es."))
    builder.run(SetText("film", first.id, "title", "fr", "Nature morte"))
    builder.run(SetText("section", section.id, "name", "de", "Wettbewerb"))
    return builder.festival


def words(document: PrintedDocument, festival: Festival, **given: object) -> str:
    made = laid_out(document, festival, chosen(document, {"as_of": "today", **given}))
    return "\n".join(item.text for item in text_items(made))


@pytest.mark.parametrize("name", TITLED)
def test_every_document_prints_in_the_language_chosen(name: str) -> None:
    festival = bilingual()
    said = words(DOCUMENTS[name], festival, language="de")
    assert "Stillleben" in said
    assert "Still Life" not in said
    assert "The Orphan" in said  # better in the next language than not at all
    assert "Still Life" in words(DOCUMENTS[name], festival)


@pytest.mark.parametrize("name", ["day-grid", "catalogue", "day-list"])
def test_a_second_language_stands_behind_the_first(name: str) -> None:
    said = words(DOCUMENTS[name], bilingual(), language="de", second_language="fr")
    assert said.index("Stillleben") < said.index("Nature morte")
    both = words(DOCUMENTS["catalogue"], bilingual(), second_language="de")
    for text in ("Competition · Wettbewerb", "About it.", "Davon handelt es.", "Stillleben"):
        assert text in both


def test_all_documents_offer_the_languages() -> None:
    for document in DOCUMENTS.values():
        keys = [setting.key for setting in document.every_option]
        assert keys.count("language") == keys.count("second_language") == 1


def test_what_is_missing_is_named() -> None:
    festival = bilingual()
    warnings = render(festival, "catalogue", {"language": "de"}).warnings
    assert "“Title” of films is missing in German: “The Orphan”." in warnings
    assert "“Synopsis” of films is missing in German: “The Orphan”." in warnings
    assert not any("Synopsis" in one for one in render(festival, "day-grid", {"language": "de"})[1])
    assert not any("is missing in" in one for one in render(festival, "day-grid", {}).warnings)
    many = FestivalBuilder(screens=1, days=1)
    for number in range(42):
        many.film(f"Film {number:02d}", 60)
    for code in ("en", "de"):
        if not any(row.code == code for row in many.festival.rows(Language).values()):
            many.run(AddLanguage(code))
    found = spoken(many.festival, {"language": "de"})[1][0]
    assert found.startswith("“Title” of films is missing in de: “Film 00”, “Film 01”, “Film 02”, ")
    assert found.endswith("“Film 38”, “Film 39” and 2 others.")


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(UserError, match=r"There are: .*de"):
        render(bilingual(), "day-grid", {"language": "tlh"})


def test_a_document_speaks_its_language_whatever_the_window_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog(locale="de")
    catalogue.add("Time", "Zeit")
    with (folder / "documents.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(i18n, "resource", lambda name: tmp_path / name)
    german = words(DOCUMENTS["day-list"], bilingual(), language="de")
    assert "Zeit" in german
    assert "Donnerstag, 5. November 2026" in german
    french = words(DOCUMENTS["day-list"], bilingual(), language="fr")
    assert "Time" in french  # there is no catalogue of it
    assert "Thursday 5 November 2026" in french
    with speaking("de-AT"):
        assert i18n.language() == "de"
        with speaking("en"):
            assert i18n.language() == "en"
    assert i18n.language() == "en"


class Window(NullTranslations):
    """A window that marks what it says."""

    def gettext(self, message: str) -> str:
        return f"window: {message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"window: {msgid1 if n == 1 else msgid2}"


def test_what_is_said_about_a_print_is_in_the_language_of_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    festival = bilingual()
    monkeypatch.setattr(i18n, "_catalogue", Window())
    assert "window: " not in words(DOCUMENTS["day-list"], festival, language="en")
    assert "window: " not in words(DOCUMENTS["day-list"], festival)  # its first is English
    with pytest.raises(UserError, match=r"window: .* is not a day of the festival"):
        render(festival, "day-list", {"language": "en", "days": "2026-12-24"})
    with speaking("en"):
        assert i18n.remark("Stop") == "window: Stop"
        assert i18n.nremark("{n} page", "{n} pages", 2) == "window: {n} pages"
        assert i18n.ngettext("{n} page", "{n} pages", 2) == "{n} pages"


def test_dates_of_an_english_print_need_no_catalogue_of_names() -> None:
    code = """
import sys
from planner.pdf.dates import day_label, long_day, short_day
from planner.times import parse_day
day = parse_day("2026-11-06")
print(long_day(day), day_label(day), short_day(day, with_date=True), "babel" in sys.modules)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "Friday 6 November 2026 Fri 6 Nov Fri 6 False\n"
