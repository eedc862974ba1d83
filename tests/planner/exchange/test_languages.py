"""Texts in the festival's languages, from columns of one language and from files of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli import main
from planner.edit.fields import SetField
from planner.edit.texts import AddLanguage
from planner.exchange import ImportPlan, Mappings, known_fields, plan_import
from planner.exchange.base import CreditRow, FilmRow
from planner.exchange.match import Films, directors
from planner.exchange.tables.languages import spoken
from planner.model import Festival, Translation
from tests.build import a_festival, applied, the_film

TABLE = (
    "title,Title (German),director,synopsis,Synopsis FR,title_fr\n"
    "Salt,Salz,Ann Sol,On the sea.,Sur la mer.,Sel\n"
    "Rain,,Bo Li,In the hills.,,\n"
)


@pytest.fixture
def festival() -> Festival:
    festival = a_festival()
    for code in ("en", "de", "fr"):
        if code not in {row.code for row in festival.tables["language"].values()}:  # type: ignore[attr-defined]
            festival = applied(festival, AddLanguage(code))
    return festival


def planned(festival: Festival, folder: Path, text: str, language: str = "") -> ImportPlan:
    path = folder / "films.csv"
    path.write_text(text, encoding="utf-8")
    return plan_import(festival, [path], language=language)


def imported(festival: Festival, folder: Path, text: str, language: str = "") -> Festival:
    return applied(festival, planned(festival, folder, text, language).as_edit(festival))


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Title (German)", ("Title", "de")),
        ("Synopsis FR", ("Synopsis", "fr")),
        ("title_de", ("title", "de")),
        ("Titel [englisch]", ("Titel", "en")),
        ("片名（英文）", ("片名", "en")),
        ("English title", ("title", "en")),
        ("deutscher Titel", ("Titel", "de")),
        ("Film ID", ("Film ID", "")),
        ("Title", ("Title", "")),
        ("Guide", ("Guide", "")),
    ],
)
def test_a_heading_names_its_language(heading: str, said: tuple[str, str]) -> None:
    assert spoken(heading) == said


def test_columns_fill_the_texts_of_their_language(festival: Festival, tmp_path: Path) -> None:
    after = imported(festival, tmp_path, TABLE)
    salt = the_film(after, "Salt")
    assert after.text(salt, "title", "de") == "Salz"
    assert after.text(salt, "title", "fr") == "Sel"
    assert after.text(salt, "synopsis", "fr") == "Sur la mer."
    assert after.text(salt, "synopsis", "de") == "On the sea."
    assert len(after.rows(Translation)) == 3
    again = planned(after, tmp_path, TABLE)
    assert not again.changes_anything
    assert not again.leftovers


def test_a_text_changed_by_hand_stays_until_it_is_ticked(
    festival: Festival, tmp_path: Path
) -> None:
    after = imported(festival, tmp_path, TABLE)
    text = next(t for t in after.rows(Translation).values() if t.text == "Salz")
    hand = applied(after, SetField("translation", text.id, "text", "Das Salz"))
    plan = planned(hand, tmp_path, TABLE.replace("Salz", "Salze"))
    (change,) = plan.decisions[0].changes
    assert (change.field, change.kept) == ("title_de", True)
    ticked = plan.answered(hand, fields=[(0, "title_de")])
    after = applied(hand, ticked.as_edit(hand))
    assert after.text(the_film(after, "Salt"), "title", "de") == "Salze"


def test_a_whole_file_may_be_in_one_language(festival: Festival, tmp_path: Path) -> None:
    before = imported(festival, tmp_path, "film_id,title,synopsis\n1,Salt,On the sea.\n")
    german = "film_id,title,synopsis\n1,Salz,Auf dem Meer.\n"
    after = imported(before, tmp_path, german, "de")
    salt = the_film(after, "Salt")
    assert (after.text(salt, "title", "de"), salt.synopsis) == ("Salz", "On the sea.")
    assert after.text(salt, "synopsis", "de") == "Auf dem Meer."
    assert not planned(after, tmp_path, german, "de").changes_anything


def test_a_language_that_the_festival_lacks_is_a_doubt_and_said_once(tmp_path: Path) -> None:
    text = "title,title_ja,synopsis_ja\nSalt,塩,海\nRain,雨,\n"
    plan = planned(a_festival(), tmp_path, text)
    assert [p.message for p in plan.problems if "language “ja”" in p.message][1:] == []
    assert any("add it first" in p.message for p in plan.problems)


def test_a_title_in_one_language_is_the_title_only_where_there_is_no_other(
    festival: Festival, tmp_path: Path
) -> None:
    after = imported(festival, tmp_path, "film_id,Title (German),year\n1,Salz,2020\n2,Regen,2021\n")
    assert the_film(after, "Salz").year == 2020
    both = imported(festival, tmp_path, "Title (German),Title,year\nSalz,Salt,2020\n,Rain,2021\n")
    assert both.text(the_film(both, "Salt"), "title", "de") == "Salz"
    assert the_film(both, "Rain").year == 2021


def test_titles_in_another_language_leave_the_known_ones_alone(
    festival: Festival, tmp_path: Path
) -> None:
    before = imported(festival, tmp_path, "film_id,title\n1,Salt\n")
    table = "film_id,title_de,synopsis_de\n1,Salz,Auf dem Meer.\n"
    after = imported(before, tmp_path, table)
    salt = the_film(after, "Salt")
    assert after.text(salt, "title", "de") == "Salz"
    assert (salt.synopsis, after.text(salt, "synopsis", "de")) == ("", "Auf dem Meer.")
    assert not planned(after, tmp_path, table).changes_anything


def test_a_text_without_its_language_stands_in_where_nothing_else_is_said(tmp_path: Path) -> None:
    plan = planned(a_festival(), tmp_path, "Title JA,Synopsis JA\n塩,海\n")
    assert not any("language" in p.message for p in plan.problems)
    (film,) = (one for one in plan.decisions)
    after = applied(a_festival(), plan.as_edit(a_festival()))
    assert film.title == "塩"
    assert the_film(after, "塩").synopsis == "海"


def test_what_somebody_says_of_a_column_goes_before_its_language(
    festival: Festival, tmp_path: Path
) -> None:
    path = tmp_path / "films.csv"
    path.write_text("title,Title (German),Blurb\nSalt,Salz,Auf dem Meer.\n", encoding="utf-8")
    said = Mappings(headings={"Title (German)": "-", "Blurb": "synopsis_de"})
    assert "synopsis_de" in known_fields(["de"])
    after = applied(festival, plan_import(festival, [path], None, said).as_edit(festival))
    salt = the_film(after, "Salt")
    assert after.text(salt, "title", "de") == "Salt"
    assert after.text(salt, "synopsis", "de") == "Auf dem Meer."


def test_the_command_line_says_the_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, table = tmp_path / "a.marquee", tmp_path / "films.csv"
    table.write_text("title\nSalz\n", encoding="utf-8")
    dates = ["--from", "2027-05-01", "--to", "2027-05-02", "--zone", "Europe/Berlin"]
    assert main(["new", str(path), "--name", "Spring", *dates]) == 0
    assert main(["import", str(path), str(table), "--language", "xx"]) == 0
    assert "language “xx”" in capsys.readouterr().out


@pytest.mark.parametrize(
    "role",
    ["Director", "Regie", "Regia", "Réalisation", "Réalisatrice", "Realización", "Realização",
     "Dirección", "Direção", "Regisseurin", "导演", "導演", "監督", "감독"],
)  # fmt: skip
def test_a_director_is_known_in_every_language(role: str) -> None:
    assert directors([CreditRow(role, "Ann Sol"), CreditRow("Drehbuch", "Bo Li")]) == {"ann sol"}


def test_films_of_one_title_are_told_apart_by_their_german_directors(tmp_path: Path) -> None:
    film = FilmRow(file="x", line=1, title="Salz", credits=(CreditRow("Regie", "Ann Sol"),))
    festival = imported(a_festival(), tmp_path, "title,director\nSalz,Bo Li\nSalz,Ann Sol\n")
    found = Films(festival, set()).match(film)
    assert found is not None
    assert [credit.name for credit in festival.credits(found.id)] == ["Ann Sol"]
