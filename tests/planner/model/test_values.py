from __future__ import annotations

import random
from typing import Any

import pytest

from planner.errors import UserError
from planner.model import (
    RECORDS,
    Edition,
    Film,
    FilmStatus,
    Kind,
    Record,
    Screen,
    Screening,
    column,
    columns,
    new_id,
)
from planner.model.values import checked, parse, show


@pytest.mark.parametrize(
    ("cls", "field", "typed", "value"),
    [
        (Film, "title", "Still Life", "Still Life"),
        (Film, "runtime_seconds", "16:03", 963),
        (Film, "runtime_seconds", "", None),
        (Film, "year", " 2006 ", 2006),
        (Film, "countries", "China; Hong Kong ;", ("China", "Hong Kong")),
        (Film, "status", "Confirmed", FilmStatus.CONFIRMED),
        (Screen, "opens", "24:30", 1470),
        (Kind, "public", "no", False),
        (Kind, "public", "YES", True),
        (Edition, "first_day", "2026-11-05", 9805),
        (Screening, "start", "2026-11-05T19:30", 9805 * 1440 + 1170),
        (Screening, "qa_minutes", "25", 25),
    ],
)
def test_a_value_is_read_as_typed_and_shown_as_read(
    cls: type[Record], field: str, typed: str, value: Any
) -> None:
    known = column(cls, field)
    assert parse(known, typed) == value
    assert parse(known, show(known, value)) == value


@pytest.mark.parametrize(
    ("cls", "field", "typed", "sentence"),
    [
        (Film, "year", "1066", "Year: 1066 is too small; the least is 1880"),
        (Film, "year", "soon", "Year: “soon” is not a whole number"),
        (Film, "status", "perhaps", "“perhaps” is not one of invited, confirmed, withdrawn"),
        (Kind, "public", "maybe", "Public: “maybe” is neither yes nor no"),
        (Screen, "seats", "1000000", "Seats: 1000000 is too large; the most is 100000"),
        (Screen, "closes", "noon", "Closes: “noon” is not a clock time"),
        (Edition, "assumed_runtime_seconds", "", "Assumed runtime cannot be empty"),
        (Edition, "snap_minutes", "0", "Grid: 0 is too small"),
        (Screening, "start", "later", "Starts: “later” is not a time"),
    ],
)
def test_what_cannot_be_is_refused_by_the_name_of_its_field(
    cls: type[Record], field: str, typed: str, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        parse(column(cls, field), typed)


def test_an_item_of_a_list_has_one_line() -> None:
    with pytest.raises(UserError, match="Countries"):
        checked(column(Film, "countries"), ("China\nTaiwan",))


def test_a_field_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        column(Film, "colour")


@pytest.mark.parametrize("cls", RECORDS.values())
def test_every_column_is_named_for_people_and_refers_to_a_table(cls: type[Record]) -> None:
    for known in columns(cls):
        assert known.meta.label
        assert not known.meta.ref or known.meta.ref in RECORDS
        assert known.meta.on_delete in {"cascade", "clear"}
        assert known.meta.on_delete == "cascade" or known.nullable


def test_ids_fit_into_what_json_and_spreadsheets_keep_exactly() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(0 < number < 2**53 for number in ids)


def test_in_tests_ids_are_the_same_in_every_run(request: pytest.FixtureRequest) -> None:
    assert new_id() == random.Random(request.node.nodeid).getrandbits(53)
