"""Duplicates and re-imports: what is the same, what may be, what is missing, what was recorded."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit.fields import SetField
from planner.errors import UserError
from planner.exchange import Action, ImportPlan, plan_import
from planner.exchange.bring.missing import REMOVE, WITHDRAW
from planner.model import Festival, FilmStatus, Import
from tests.build import a_festival, applied, start_festival, the_film

HEAD = "title,director,year,runtime\n"
FILMS = HEAD + "Salt,Ann Sol,2001,93\nThe Long Rain,Bo Li,2002,12\nReed,Cleo Marsh,2003,8\n"
CATALOGUES = Path(__file__).parents[4] / "shared" / "catalogues"


class Files:
    """Tables of films under a name, and what importing them does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def plan(self, festival: Festival, content: str, name: str = "films.csv") -> ImportPlan:
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return plan_import(festival, [path])

    def imported(self, content: str, name: str = "films.csv") -> Festival:
        festival = a_festival()
        return applied(festival, self.plan(festival, content, name).as_edit(festival))


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def festival(files: Files) -> Festival:
    return files.imported(FILMS)


def one(plan: ImportPlan) -> Action:
    return plan.decisions[0].action


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("Salt,Ann Sol,2001,93", Action.SAME),
        ("SALT!,Ann Sol,2001,95", Action.UPDATE),
        ("Salt,Ann Sol,2021,93", Action.ASK),  # she may have made it anew, or the year is wrong
        ("Salt,Other Person,2021,80", Action.ADD),  # a remake
        ("Salt,Other Person,,", Action.ADD),
        ("Salt,,2021,93", Action.ASK),
        ("Teh Long Rain,Bo Li,2002,12", Action.ASK),
        ("The Long Rain 2,Bo Li,2002,12", Action.ASK),
        ("Long Day,Somebody Else,2010,99", Action.ADD),
    ],
)
def test_what_a_line_of_another_file_is(
    files: Files, festival: Festival, line: str, action: Action
) -> None:
    plan = files.plan(festival, f"{HEAD}{line}\n", "other.csv")
    assert one(plan) is action
    before = len(festival.films)
    after = applied(festival, plan.as_edit(festival)) if plan.changes_anything else festival
    assert len(after.films) == before + (action is Action.ADD)


def test_what_is_asked_says_why_and_can_be_answered(files: Files, festival: Festival) -> None:
    plan = files.plan(festival, f"{HEAD}Teh Long Rain,Bo Li,2002,13\n", "other.csv")
    (candidate,) = plan.decisions[0].candidates
    assert candidate.title == "The Long Rain"
    assert candidate.score > 90
    assert "same director, same year" in candidate.reason
    with pytest.raises(UserError, match=r"Is “Teh Long Rain” the film .*--answer same:"):
        plan.require_whole()
    (question,) = plan.questions
    same = plan.answered(festival, said={question.id: str(candidate.id)})
    assert [d.action for d in same.decisions[:1]] == [Action.UPDATE]
    assert len(applied(festival, same.as_edit(festival)).films) == 3
    new = plan.answered(festival, said={question.id: "new"})
    new.require_whole()
    assert len(applied(festival, new.as_edit(festival)).films) == 4
    assert plan.to_json()["rows"][0]["candidates"][0]["reason"] == candidate.reason


def test_a_film_that_another_row_means_is_no_candidate(files: Files) -> None:
    festival = files.imported(HEAD + "Morning Song,Ann Sol,2001,8\n")
    more = HEAD + "Morning Song,Ann Sol,2001,8\nMorning Songs,Ann Sol,2001,9\n"
    assert [d.action for d in files.plan(festival, more).decisions] == [Action.SAME, Action.ADD]


def test_a_translated_title_with_its_director_is_the_same(files: Files, festival: Festival) -> None:
    salt = the_film(festival, "Salt")
    known = applied(festival, SetField("film", salt.id, "original_title", "Sel"))
    assert one(files.plan(known, f"{HEAD}Sel,Ann Sol,2001,93\n", "other.csv")) is Action.UPDATE


def test_fields_changed_by_hand_are_ticked_one_by_one(files: Files, festival: Festival) -> None:
    salt = the_film(festival, "Salt")
    hand = applied(festival, SetField("film", salt.id, "runtime_seconds", 6000))
    hand = applied(hand, SetField("film", salt.id, "year", 2000))
    plan = files.plan(hand, FILMS.replace("2001,93", "2002,95"))
    assert {c.field: c.kept for c in plan.decisions[0].changes} == {
        "year": True,
        "runtime_seconds": True,
    }
    ticked = plan.answered(hand, fields=[(0, "year")])
    film = the_film(applied(hand, ticked.as_edit(hand)), "Salt")
    assert (film.year, film.runtime_seconds) == (2002, 6000)


def test_people_changed_by_hand_are_shown_and_ticked(files: Files, festival: Festival) -> None:
    salt = the_film(festival, "Salt")
    (credit,) = festival.credits(salt.id)
    hand = applied(festival, SetField("credit", credit.id, "name", "Anna Sol"))
    plan = files.plan(hand, FILMS.replace("Ann Sol", "Ann Sol; Dee Moor"))
    (change,) = plan.decisions[0].changes
    assert (change.field, change.kept) == ("credits", True)
    ticked = plan.answered(hand, fields=[(0, "credits")])
    after = applied(hand, ticked.as_edit(hand))
    assert [c.name for c in after.credits(salt.id)] == ["Ann Sol", "Dee Moor"]


def test_a_missing_film_is_withdrawn_or_removed_only_when_chosen(
    files: Files, festival: Festival
) -> None:
    shorter = HEAD + "Salt,Ann Sol,2001,93\nThe Long Rain,Bo Li,2002,12\n"
    plan = files.plan(festival, shorter, "films of November.csv")
    (missing,) = [d for d in plan.decisions if d.action is Action.MISSING]
    assert missing.title == "Reed"
    assert not plan.changes_anything
    (question,) = plan.questions
    withdrawn = plan.answered(festival, said={question.id: WITHDRAW})
    after = applied(festival, withdrawn.as_edit(festival))
    assert the_film(after, "Reed").status is FilmStatus.WITHDRAWN
    removed = plan.answered(festival, said={question.id: REMOVE})
    after = applied(festival, removed.as_edit(festival))
    assert len(after.films) == len(after.programmes) == 2


def test_another_catalogue_makes_nothing_missing(files: Files, festival: Festival) -> None:
    plan = files.plan(festival, HEAD + "Dune Road,Eva Orr,2011,70\n", "more films.csv")
    assert [d.action for d in plan.decisions] == [Action.ADD]


def test_an_import_is_recorded_and_undone_with_its_step(tmp_path: Path) -> None:
    source = tmp_path / "films.csv"
    source.write_text(FILMS)
    with Document.in_memory(start_festival()) as document:
        document.run(plan_import(document.festival, [source]).as_edit(document.festival))
        (row,) = document.festival.rows(Import).values()
        assert (row.file, row.reader, row.added, row.changed) == ("films.csv", "tables", 3, 0)
        source.rename(tmp_path / "renamed.csv")
        again = plan_import(document.festival, [tmp_path / "renamed.csv"])
        (known,) = again.known
        assert known.startswith("renamed.csv was imported on ")
        assert known.endswith("and has not changed since.")
        document.undo()
        assert not document.festival.rows(Import)
        assert not plan_import(document.festival, [tmp_path / "renamed.csv"]).known


@pytest.mark.skipif(not CATALOGUES.is_dir(), reason="the real catalogues are not here")
def test_both_real_catalogues_twice_give_no_duplicate() -> None:
    sources = sorted(CATALOGUES.glob("*.txt"))
    festival = a_festival()
    once = applied(festival, plan_import(festival, sources).as_edit(festival))
    for files in (sources, sources[::-1], sources[:1], sources[1:]):
        plan = plan_import(once, files)
        assert not plan.changes_anything
        assert not plan.waiting


def test_hundreds_of_films_nearly_alike_are_all_asked_about(files: Files) -> None:
    chance = random.Random(5)
    words = [
        "".join(chance.choices("abcdefghiklmnoprstuv", k=chance.randint(3, 9))) for _ in range(300)
    ]

    def films(count: int) -> list[str]:
        return [
            f"{' '.join(chance.choices(words, k=chance.randint(1, 4)))},"
            f"{' '.join(chance.choices(words, k=2))},"
            f"{chance.randint(1950, 2025)},{chance.randint(3, 180)}"
            for _ in range(count)
        ]

    known = films(500)
    festival = files.imported(HEAD + "\n".join(known))
    slips = [f"x{line}" for line in known[:250]] + films(250)
    plan = files.plan(festival, HEAD + "\n".join(slips), "other.csv")
    assert len(plan.waiting) > 200
