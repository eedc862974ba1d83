"""What is typed over what was understood: read, checked, brought in, and kept next week."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import UserError
from planner.exchange import Action, Corrections, ImportPlan, plan_import
from planner.exchange.base import FilmRow, Row
from planner.exchange.correctable import fields_of, value_of
from planner.exchange.corrections import all_rows, key_of
from planner.model import Festival
from tests.build import a_festival, applied, changed, the_film

FILMS = """title,runtime,year,director,section
Slat,93,2001,Ann Sol,Lake
Reed,ninety,2003,Cleo Marsh,Lake
"""
TIMES = """film,start,screen,code
Slat,2026-11-05 19:00,Cinema / Screen 1,A1
Reed,2026-11-05 19:00,Cinema / Screen 1,A2
"""
PROSE = """All times may change; see our web site.

THE LAKE

Salt – Director: Ann Sol
26 minutes
Two sisters sell what the lake leaves behind.
It leaves little.

Reed – Director: Cy Dee
9 minutes
A flute is cut, and the marsh listens.
"""


class Files:
    """Files under a name, and what importing them does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def plan(self, festival: Festival, *contents: str, suffix: str = "csv") -> ImportPlan:
        paths = []
        for number, content in enumerate(contents):
            path = self.folder / f"file{number}.{suffix}"
            path.write_text(content, encoding="utf-8")
            paths.append(path)
        return plan_import(festival, paths)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def row(plan: ImportPlan, title: str) -> Row:
    number = next(at for at, one in enumerate(plan.decisions) if one.title == title)
    return plan.row_of(number)


def typed(plan: ImportPlan, festival: Festival, called: str, /, **said: str) -> ImportPlan:
    """The plan with texts typed into fields of one row."""
    found = plan.corrections
    for name, text in said.items():
        found = found.type(found.on(row(plan, called)), name, text)
    return plan.answered(festival, corrections=found)


def brought_in(plan: ImportPlan, festival: Festival) -> Festival:
    return applied(festival, plan.as_edit(festival))


def test_what_is_typed_is_what_comes_in(files: Files) -> None:
    festival = a_festival()
    plan = typed(
        files.plan(festival, FILMS), festival, "Slat",
        title="Salt", runtime_seconds="1:33:05", year="2002", section="Marsh",
        credits="Director: Ann Sol; Writer: Bo Li", certificate="12", countries="Chile; Peru",
    )  # fmt: skip
    now = brought_in(plan, festival)
    film = the_film(now, "Salt")
    assert (film.runtime_seconds, film.year, film.certificate) == (5585, 2002, "12")
    assert film.countries == ("Chile", "Peru")
    assert film.section_id is not None
    assert now.sections[film.section_id].name == "Marsh"
    assert [(c.role, c.name) for c in now.credits(film.id)] == [
        ("Director", "Ann Sol"),
        ("Writer", "Bo Li"),
    ]


def test_a_problem_is_settled_by_typing_into_its_field(files: Files) -> None:
    festival = a_festival()
    plan = files.plan(festival, FILMS)
    assert len(plan.errors) == 1
    assert "ninety" in plan.errors[0].message
    other = typed(plan, festival, "Reed", year="2004")
    assert len(other.errors) == 1, "another field of the row says nothing about it"
    plan = typed(plan, festival, "Reed", runtime_seconds="90")
    assert plan.errors == ()
    assert the_film(brought_in(plan, festival), "Reed").runtime_seconds == 5400


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("title", " ", "Title cannot be empty."),
        ("runtime_seconds", "soon", "soon"),
        ("year", "1066", "1066"),
        ("status", "perhaps", "perhaps"),
        ("credits", "Director:", "there is no name"),
        ("title", "\ud800", "cannot be read"),
        ("colour", "red", "is no field"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_one_sentence(
    files: Files, name: str, text: str, said: str
) -> None:
    plan = files.plan(a_festival(), FILMS)
    with pytest.raises(UserError, match=said):
        Corrections().type(row(plan, "Slat"), name, text)


def test_typing_what_the_file_says_takes_a_correction_back(files: Files) -> None:
    plan = files.plan(a_festival(), FILMS)
    slat = row(plan, "Slat")
    said = Corrections().type(slat, "year", "2009")
    assert said.on(slat).typed == {"year": 2001}
    assert not said.type(said.on(slat), "year", "2001")
    assert not said.put_back(key_of(slat), "year")
    assert not Corrections().type(slat, "original_title", "  ")


def test_a_correction_outlives_answers_and_ticks(files: Files) -> None:
    festival = a_festival()
    plan = typed(files.plan(festival, FILMS), festival, "Slat", title="Salt")
    again = plan.answered(festival, skipped=[1])
    assert [(one.title, one.action) for one in again.decisions] == [
        ("Salt", Action.ADD),
        ("Reed", Action.SKIP),
    ]
    back = again.answered(festival, corrections=Corrections())
    assert back.decisions[0].title == "Slat"


def test_other_rows_follow_a_corrected_one(files: Files) -> None:
    festival = a_festival()
    plan = files.plan(festival, FILMS.replace("Slat", "Salt"), TIMES)
    assert any("Slat" in problem.message for problem in plan.problems), "it would be an event"
    plan = typed(plan, festival, "Slat", title="Salt")
    assert not any("Slat" in problem.message for problem in plan.problems)
    start = next(one for one in plan.decisions if one.table == "screening")
    plan = plan.answered(festival, corrections=plan.corrections.type(
        plan.row_of(plan.decisions.index(start)), "start", "2026-11-06 21:15",
    ))  # fmt: skip
    assert [problem.field for problem in plan.errors] == ["runtime"]
    now = brought_in(plan, festival)
    starts = {now.screening_title(s): now.day_of(s.start) for s in now.screenings()}
    assert starts["Salt"] == starts["Reed"] + 1


def test_next_weeks_file_with_the_old_slips_brings_nothing_back(files: Files) -> None:
    festival = a_festival()
    plan = typed(
        files.plan(festival, FILMS), festival, "Slat",
        title="Salt", year="2002", credits="Director: Anna Sol",
    )  # fmt: skip
    now = brought_in(plan, festival)
    again = files.plan(now, FILMS + "New,90,2020,Bo Li,Lake\n")
    assert [(one.title, one.action) for one in again.decisions] == [
        ("Slat", Action.SAME),
        ("Reed", Action.SAME),
        ("New", Action.ADD),
    ]
    assert not again.questions
    assert again.decisions[0].asks is False
    later = files.plan(now, FILMS.replace("2001", "2003"))
    assert later.decisions[0].asks, "the file says something new of what was typed"


def test_a_film_called_otherwise_since_is_met_again(files: Files) -> None:
    festival = a_festival()
    now = brought_in(files.plan(festival, FILMS), festival)
    now = changed(now, the_film(now, "Slat"), title="Something Else Altogether")
    again = files.plan(now, FILMS)
    assert [one.action for one in again.decisions] == [Action.SAME, Action.SAME]
    other = files.plan(now, FILMS.replace("Ann Sol", "Somebody"))
    assert other.decisions[0].action is Action.ADD, "another director speaks against it"


def test_text_left_over_is_given_to_a_film(files: Files) -> None:
    festival = a_festival()
    plan = files.plan(festival, PROSE, suffix="txt")
    (piece,) = (one for one in plan.leftovers if "web site" in one.text)
    reed = row(plan, "Reed")
    said = Corrections().give(piece, reed, "note")
    now = plan.answered(festival, corrections=said)
    assert piece not in now.leftovers
    assert the_film(brought_in(now, festival), "Reed").note == piece.text
    assert (
        piece in now.answered(festival, corrections=said.put_back(key_of(reed), "note")).leftovers
    )


def test_text_left_over_stands_behind_what_a_text_has(files: Files) -> None:
    plan = files.plan(a_festival(), PROSE, suffix="txt")
    piece = next(one for one in plan.leftovers if "web site" in one.text)
    reed = row(plan, "Reed")
    assert isinstance(reed, FilmRow)
    told = "logline" if reed.logline else "synopsis"
    now = Corrections().give(piece, reed, told).on(reed)
    assert isinstance(now, FilmRow)
    assert getattr(now, told) == f"{getattr(reed, told)}\n\n{piece.text}"


def test_text_left_over_becomes_a_film_that_can_be_corrected(files: Files) -> None:
    festival = a_festival()
    plan = files.plan(festival, PROSE, suffix="txt")
    piece = next(one for one in plan.leftovers if "web site" in one.text)
    plan = plan.answered(festival, corrections=Corrections().make_film(piece, plan.understood))
    assert piece not in plan.leftovers
    films = [one.title for one in plan.decisions if one.table == "film"]
    assert films == [piece.text, "Salt", "Reed"], "it stands where its text did"
    plan = typed(plan, festival, piece.text, title="Everything Else", runtime_seconds="9")
    assert the_film(brought_in(plan, festival), "Everything Else").runtime_seconds == 540


def test_rows_of_one_line_are_told_apart(files: Files) -> None:
    plan = files.plan(a_festival(), '[{"title": "One"}, {"title": "Two"}]', suffix="json")
    keys = [key_of(one) for one in all_rows(plan.rows)]
    assert len(keys) == len(set(keys)) > 1


def test_the_record_of_the_import_says_what_was_typed(files: Files) -> None:
    festival = a_festival()
    plan = typed(files.plan(festival, FILMS), festival, "Slat", title="Salt")
    (sentence,) = plan.as_edit(festival).parameters()["corrections"]
    assert sentence == "file0.csv, line 2, title: “Slat” → “Salt”"
    assert plan.to_json()["corrections"] == [sentence]


def test_every_field_reads_what_it_shows(files: Files) -> None:
    people = "name,email,phone\nAnn Sol,ann@example.org,1\n"
    screens = "venue,screen,seats,opens\nCinema,Six,90,10:00\n"
    plan = files.plan(a_festival(), FILMS, TIMES, screens, people)
    told = set()
    for one in all_rows(plan.rows):
        for field in fields_of(one):
            value = value_of(one, field.name)
            if value not in (None, "", ()):
                assert field.read(field.text(value)) == value
                assert field.label
                told.add(field.name)
    assert {"title", "credits", "start", "screen", "seats", "opens", "email"} <= told


WRONG = """Salt – Director: Ann Sol
26 minutes
Two sisters sell what the lake leaves behind.

Reed – Director: Cy Dee
1:30
A flute is cut, and the marsh listens.
"""


def test_what_is_no_film_is_left_over_and_given_to_the_film_it_belongs_to(files: Files) -> None:
    festival = a_festival()
    plan = files.plan(festival, WRONG, suffix="txt")
    assert [one.title for one in plan.decisions if one.table == "film"] == ["Salt", "Reed", "1:30"]
    none = row(plan, "1:30")
    assert isinstance(none, FilmRow)
    said = Corrections().drop(none)
    plan = plan.answered(festival, corrections=said)
    assert [one.title for one in plan.decisions] == ["Salt", "Reed"]
    assert not [one for one in plan.problems if "1:30" in one.message]
    (piece,) = plan.leftovers
    assert piece.text == "1:30\nA flute is cut, and the marsh listens."
    given = plan.answered(festival, corrections=said.give(piece, row(plan, "Reed"), "synopsis"))
    assert given.leftovers == ()
    given = typed(given, festival, "Reed", runtime_seconds="1:30:00")
    film = the_film(brought_in(given, festival), "Reed")
    assert (film.synopsis, film.runtime_seconds) == (piece.text, 5400)
    assert "no film" in " ".join(given.as_edit(festival).parameters()["corrections"])
    back = plan.answered(festival, corrections=said.make_film(piece, plan.understood))
    assert [one.title for one in back.decisions] == ["Salt", "Reed", "1:30"]
