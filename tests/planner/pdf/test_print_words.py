"""What documents say of themselves is there in every language that is shipped."""

from __future__ import annotations

import gettext
import re
from concurrent.futures import ThreadPoolExecutor
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from planner import i18n
from planner.document.states import State
from planner.edit.texts import AddLanguage
from planner.errors import UserError
from planner.i18n import _, print_languages, speaking
from planner.model import Festival, Language
from planner.pdf.base import chosen
from planner.pdf.documents import all_documents
from planner.pdf.kit.pages import text_items
from planner.pdf.making import laid_out
from planner.times import parse_wall
from tests import print_words
from tests.build import FestivalBuilder, applied, changed
from tests.planner.pdf import festivals
from tests.planner.pdf.test_told_changes import everything_changed

DOCUMENTS = all_documents()
CATALOGUES = print_words.catalogues()
SHIPPED = (
    *("ar", "cs", "de", "es", "fr", "he", "it", "ja", "ko", "nl"),
    *("pl", "pt", "zh_Hans", "zh_Hant"),
)
WANTED = set(print_words.said())
NOT_YET = {"conflict-report"}
"""Its sentences are the rules', which speak the language of the window."""


def fields(text: str) -> set[str]:
    return {name for _before, name, _spec, _how in Formatter().parse(text) if name}


def pair(message: Message) -> tuple[str, str]:
    """The two English forms of a message that has a plural."""
    assert message.id is not None
    return message.id[0], message.id[1]


def forms(message: Message) -> list[tuple[str, str]]:
    """Each form of a message beside the English that it has to say."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(pair(message)[1], str(form)) for form in message.string or ()]


def test_these_languages_are_shipped() -> None:
    assert tuple(CATALOGUES) == SHIPPED
    assert print_languages() == sorted(["en", *(name.replace("_", "-") for name in SHIPPED)])


@pytest.fixture(params=SHIPPED)
def words(request: pytest.FixtureRequest) -> Catalog:
    return print_words.catalogue(CATALOGUES[request.param])


def test_every_word_of_a_document_is_translated_and_nothing_is_left_over(words: Catalog) -> None:
    there = {message.id for message in words if message.id}
    assert WANTED - there == set(), "python -m tests.print_words adds them; translate them"
    assert there - WANTED == set(), "python -m tests.print_words takes them out"
    for message in words:
        assert not message.fuzzy or not message.id, message.id
        assert all(form.strip() for _english, form in forms(message)), message.id


def test_plural_forms_are_complete_and_placeholders_are_the_same(words: Catalog) -> None:
    for message in words:
        if not message.id:
            continue
        if not isinstance(message.id, str):
            assert len(forms(message)) == words.num_plurals, message.id
        for english, form in forms(message):
            left_out = fields(english) - fields(form)
            # “a film”, “two films”: a form for one number may say it in a word.
            assert left_out <= ({"n", "count"} if len(forms(message)) > 1 else set()), form
            assert fields(form) <= fields(english), form
        last = forms(message)[-1]
        assert fields(last[0]) == fields(last[1])
        for english, form in forms(message):
            assert english[-1] != "." or form[-1] in ".。", form
            assert form == form.strip()
            assert not re.search(r"  |\n", form)


def test_what_gettext_reads_is_what_is_written(words: Catalog) -> None:
    with CATALOGUES[str(words.locale)].with_suffix(".mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert read.info()["language"].replace("-", "_") == str(words.locale)
    for message in words:
        if isinstance(message.id, str) and message.id:
            assert read.gettext(message.id) == message.string, "python -m tests.print_words"
        elif message.id:
            said = {read.ngettext(*pair(message), number) for number in (*range(130), 10**6)}
            assert said == {form for _english, form in forms(message)}, message.id


def test_it_would_be_noticed_if_a_word_lacked_its_translation() -> None:
    with speaking("de") as unsaid:
        assert unsaid.messages == {}
        assert _("Doors") == "Einlass"
        assert _("A word that nobody ever printed") == "A word that nobody ever printed"
    assert list(unsaid.messages) == ["A word that nobody ever printed"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("de-AT", "Einlass"),
        ("fr-CA", "Ouverture"),
        ("pt-BR", "Portas"),
        ("zh", "入场"),
        ("zh-TW", "入場"),
        ("zh-Hant-HK", "入場"),
        ("zh-Hans", "入场"),
        ("en-GB", "Doors"),
    ],
)
def test_a_language_of_a_country_finds_its_words(code: str, said: str) -> None:
    with speaking(code):
        assert _("Doors") == said


def in_language(festival: Festival, code: str) -> Festival:
    """The festival with that language alone."""
    for row in list(festival.rows(Language).values()):
        festival = changed(festival, row, code=code, name=code)
    return festival if festival.rows(Language) else applied(festival, AddLanguage(code))


@pytest.mark.parametrize("code", ["de", "ar", "ja"])
def test_no_word_of_the_documents_is_missing(code: str) -> None:
    festival = in_language(festivals.peopled(), code)
    for name, document in DOCUMENTS.items():
        made = laid_out(document, festival, chosen(document, {"as_of": "today"}))
        told = [one for one in made.warnings if "Words of the document" in one]
        assert bool(told) == (name in NOT_YET), (name, told)
        assert made.language == code
    assert "Einlass" in texts("door-list", in_language(festivals.peopled(), "de"))


class Marking(gettext.NullTranslations):
    """A window that marks whatever it says."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.mark.parametrize("code", ["en", "de", "ja"])
def test_a_document_says_nothing_in_the_language_of_the_window(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = everything_changed()
    peopled, changed_since = in_language(festivals.peopled(), code), in_language(after, code)
    since = State("⟦Thu 5 Nov 12:00⟧", before.festival, parse_wall("2026-11-05T12:00"))
    monkeypatch.setattr(i18n, "_catalogue", Marking())
    for name, document in DOCUMENTS.items():
        options = chosen(document, {"as_of": "–"})
        made = [laid_out(document, peopled, options)]
        if name == "change-sheet":
            made.append(laid_out(document, changed_since, {**options, "since": since}))
        for one in made:
            items = [item for page in one.pages for item in page.items]
            found = "⟦" in repr((one.title, one.outline, items))
            assert found == (name in NOT_YET and code != "en"), name
            assert all(warning.startswith("⟦") for warning in one.warnings)


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize("option", ["days", "screens", "sections", "changed_since"])
def test_a_print_that_is_refused_is_refused_in_the_language_of_the_window(
    option: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    festival = in_language(everything_changed()[1], code)
    monkeypatch.setattr(i18n, "_catalogue", Marking())
    for document in DOCUMENTS.values():
        options = chosen(document, {"as_of": "–"})
        if option in options:
            wanted = "Nowhere" if option == "changed_since" else ("Nowhere",)
            with pytest.raises(UserError, match=r"^⟦"):
                laid_out(document, festival, {**options, option: wanted})


def texts(name: str, festival: Festival) -> str:
    document = DOCUMENTS[name]
    made = laid_out(document, festival, chosen(document, {"as_of": "today"}))
    return "\n".join(item.text for item in text_items(made))


@pytest.mark.parametrize("code", ["de", "ja", "he"])
def test_no_word_of_a_change_sheet_is_missing(code: str) -> None:
    before = in_language(festivals.peopled(), code)
    first, second = sorted(before.screenings(), key=lambda one: one.start)[:2]
    after = changed(before, first, start=first.start + 30, qa_minutes=35, free=True, needs="Tea")
    after = changed(after, second, cancelled_reason="Ill", price="9")
    document = DOCUMENTS["change-sheet"]
    options = chosen(document, {"as_of": "today"})
    made = laid_out(document, after, {**options, "since": State("Before", before)})
    assert [one for one in made.warnings if "Words of the document" in one] == []
    assert "35" in "".join(item.text for item in text_items(made))


def test_a_time_since_which_is_told_comes_in_the_language_of_the_document() -> None:
    """The window calls the state “Thu 5 Nov 12:00”, and goes on to say so of the print."""
    before = in_language(festivals.peopled(), "de")
    first = min(before.screenings(), key=lambda one: one.start)
    moved = changed(before, first, start=first.start + 30)
    since = State("Thu 5 Nov 12:00", before, parse_wall("2026-11-05T12:00"))
    for name, option, festival, said in (
        ("change-sheet", "since", moved, "1 Änderung von „Do., 5. Nov. 12:00“ zu „Main“"),
        ("change-sheet", "since", before, "Zwischen „Do., 5. Nov. 12:00“ und „Main“ hat"),
        ("day-list", "changed_since", before, "Seit „Do., 5. Nov. 12:00“"),
    ):
        document = DOCUMENTS[name]
        options = {**chosen(document, {"as_of": "heute"}), option: since}
        made = laid_out(document, festival, options)
        words = "\n".join(item.text for item in text_items(made))
        assert said in words
        assert "Thu" not in words
    assert "No page has changed since “Thu 5 Nov 12:00”." in made.warnings


@pytest.mark.parametrize(("code", "sign"), [("de", ","), ("fr", ","), ("ja", "."), ("en", ".")])
def test_the_scale_of_a_day_grid_has_the_decimal_sign_of_its_language(code: str, sign: str) -> None:
    legend = texts("day-grid", in_language(festivals.peopled(), code))
    assert re.search(rf"\d{re.escape(sign)}\d\s?(mm|ミリ)", legend), legend


def test_a_language_without_words_is_said_with_what_else_is_missing() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    film = builder.film("Still Life", 90)
    builder.screening(film, "18:00")
    festival = in_language(builder.festival, "sv")
    document = DOCUMENTS["run-sheets"]
    made = laid_out(document, festival, chosen(document, {"as_of": "today"}))
    (told,) = [one for one in made.warnings if "Words of the document" in one]
    assert told.startswith("Words of the document itself are missing in sv: “")
    assert "“Doors”" in told or "others." in told
    assert "Doors" in texts("run-sheets", festival)


def test_other_threads_keep_the_language_of_the_window() -> None:
    with ThreadPoolExecutor(1) as elsewhere, speaking("de"):
        assert _("Contents") == "Inhalt"
        assert elsewhere.submit(_, "Contents").result() == "Contents"
    assert _("Contents") == "Contents"
