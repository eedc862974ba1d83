"""Sentences quote what people wrote, and can be shown and printed whatever that was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.cli import main
from planner.cli.output import as_json
from planner.edit import Work
from planner.errors import UserError, one_line
from planner.exchange import plan_import
from planner.exchange.base import FilmRow, Problem, Understood
from planner.exchange.bring.context import Answers
from planner.exchange.bring.everything import bring
from planner.exchange.source import MAX_BYTES, Source
from planner.exchange.structured.marquee import rows_of
from tests.build import FestivalBuilder, a_festival
from tests.planner.exchange.books import put

NEW = ("--name", "F", "--from", "2026-11-05", "--to", "2026-11-07", "--zone", "Europe/Paris")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("a\r\nb\u2028c", "a b c"),
        ("a\x00\x1b[2Jb", "a\ufffd[2Jb"),
        ("a\u202eb\u2066", "a\ufffdb\ufffd"),
        ("half \ud83c", "half \ufffd"),
        ("Ça, 長春 – é 🎬", "Ça, 長春 – é 🎬"),
    ],
)
def test_a_sentence_is_one_line_that_can_be_printed(said: str, shown: str) -> None:
    assert one_line(said) == shown
    assert str(UserError(said)) == shown
    problem = Problem(said, 1, "title", said)
    assert problem.message == shown
    assert problem.sentence() == f"{shown}, line 1, title: {shown}"


def test_a_sentence_that_quotes_a_page_keeps_its_beginning_and_its_end() -> None:
    shown = one_line(f"“{'x' * 20_000}” is no date; write it as 2026-11-05.")
    assert shown.startswith("“xxx")
    assert shown.endswith("write it as 2026-11-05.")
    assert len(shown) < 1_000


def test_json_with_half_a_character_or_a_nought_in_a_name_is_refused_in_a_sentence(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, "f.json", b'{"records": {"programme": "\\u0000", "film": "\\ud83c"}}')
    with pytest.raises(UserError, match="line 1: A row of programme is expected"):
        plan_import(a_festival(), [path])


def test_a_text_of_json_with_a_nought_is_left_out_and_named(tmp_path: Path) -> None:
    told = {"records": {"venue": [{"id": 7, "name": "Odeon", "address": "a\x00b"}]}}
    path = put(tmp_path, "f.json", json.dumps(told).encode())
    plan = plan_import(a_festival(), [path])
    assert [one.sentence() for one in plan.problems] == [
        "f.json, line 1, address: Address: some letters cannot be read."
    ]


def test_a_zone_of_a_calendar_that_is_too_long_to_be_a_file_costs_its_event_alone() -> None:
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Salt\nLOCATION:Odeon\n"
        f"DTSTART;TZID={'a' * 400}:20261105T193000\nEND:VEVENT\n"
        "BEGIN:VEVENT\nSUMMARY:Rain\nLOCATION:Odeon\nDTSTART:20261105T193000\nEND:VEVENT\n"
        "END:VCALENDAR\n"
    )
    plan = plan_import(a_festival(), [Source("c.ics", text, ".ics")], "icalendar")
    assert [row.title for row in plan.rows.screenings] == ["Rain"]
    assert plan.errors[0].sentence() == "c.ics, line 2: The event cannot be read; correct it."


def test_half_a_character_on_the_clipboard_is_pasted_all_the_same() -> None:
    source = Source.pasted("Salt \ud83c - A girl leaves. Length: 8 minutes. Director Ann Sol.")
    plan = plan_import(a_festival(), [source])
    assert [row.title for row in plan.rows.films] == ["Salt ?"]


def test_far_too_much_text_on_the_clipboard_is_refused() -> None:
    with pytest.raises(UserError, match="larger than 32 MB"):
        Source.pasted("a" * (MAX_BYTES + 1))
    with pytest.raises(UserError, match="no text"):
        Source.pasted("\x00 \n\ufeff")


def test_an_entry_without_a_title_is_no_film_of_a_listing() -> None:
    text = "“ ” (4pm), Ann Sol, Spain, 8 minutes\n“Salt” (5pm), Ann Sol, Spain, 8 minutes\n"
    plan = plan_import(a_festival(), [Source("a", text, ".txt")], "listing")
    assert [row.title for row in plan.rows.films] == ["Salt"]


def test_a_film_without_a_title_is_refused_whoever_read_it() -> None:
    row = FilmRow(file="a", line=3, title="")
    context = bring(Work(a_festival()), Understood(films=[row]), Answers(), frozenset())
    assert [one.sentence() for one in context.problems] == [
        "a, line 3, title: The film has no title; give it one."
    ]


def test_the_command_line_names_a_file_whose_name_is_hostile(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    festival = tmp_path / "f.marquee"
    assert main(["new", str(festival), *NEW]) == 0
    capfd.readouterr()
    for name in ("a\nb.csv", "a\x1b[2Jb.csv", "a\u202evsc.exe", "a\udcffb.csv"):
        assert main(["import", str(festival), str(tmp_path / name)]) == 2
        said = capfd.readouterr().err
        assert said.count("\n") == 1
        assert "\x1b" not in said
        assert "\u202e" not in said


def test_half_a_letter_that_is_left_over_can_be_printed(tmp_path: Path) -> None:
    told = {"films": [{"title": "Salt", "year": 2001, "of nothing": "\ud800"}]}
    plan = plan_import(a_festival(), [put(tmp_path, "f.json", json.dumps(told).encode())])
    assert plan.leftovers
    as_json(plan.to_json()).encode()


def test_digits_that_are_no_numbers_are_only_text() -> None:
    listing = "²²²\n“Salt” (5pm), Ann Sol, Spain, 8 minutes\n²²² 2 May, 5pm\n"
    assert plan_import(a_festival(), [Source("a", listing, ".txt")], "listing").rows.films
    people = "name,max_per_day\nAnn Sol,²\n"
    plan = plan_import(a_festival(), [Source("people.csv", people, ".csv")], "people")
    assert "people.csv, line 2" in plan.errors[0].sentence()


@pytest.mark.parametrize("reader", ["prose", "labelled", "listing"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Salt - A girl.\n" * 50_001, "a.txt: The text has more than 50,000 lines; split it"),
        ("A girl. " * 1_250_001, "a.txt: The text has more than 10,000,000 letters; split it"),
    ],
)
def test_a_text_longer_than_any_catalogue_is_refused(reader: str, text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        plan_import(a_festival(), [Source("a.txt", text, ".txt")], reader)


def test_a_nought_in_a_text_of_another_festival_stays_there() -> None:
    builder = FestivalBuilder()
    builder.film("Sa\x00lt", 90, countries=("Ch\x00ile",))
    films = [row.values for row in rows_of("f", builder.festival) if row.table == "film"]
    assert [(row["title"], row["countries"]) for row in films] == [("Salt", ("Chile",))]
