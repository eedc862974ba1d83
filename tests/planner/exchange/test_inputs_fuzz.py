"""Thousands of inputs by chance for every reader: what comes out is rows and sentences, and what
comes in can be stored, checked and said.
"""

from __future__ import annotations

import random

import pytest

from planner.exchange.readers import all_readers
from tests.soak.inputs.case import Case, Kind, require_sentence
from tests.soak.inputs.kinds import KINDS
from tests.soak.inputs.running import PLANTED, soak

INPUTS = 5_000
FEWER = {"workbooks": 600, "marquee": 300, "clipboard": 1_000}
"""A process or a database each, and what is no reader. ``tests.harness`` damages more festivals."""

_ONE_WHOLE_IN = 16


def test_every_reader_has_its_inputs() -> None:
    assert set(all_readers()) <= set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_no_input_makes_a_reader_fail(name: str) -> None:
    soaked = soak(
        name, KINDS[name], FEWER.get(name, INPUTS), quiet=True, one_whole_in=_ONE_WHOLE_IN
    )
    assert not soaked.faults, soaked.report()


@pytest.mark.parametrize("name", ["tables", "stills"])
def test_a_planted_fault_is_found_and_made_small(name: str) -> None:
    soaked = soak(name, KINDS[name], 150, planted=True, quiet=True, one_whole_in=_ONE_WHOLE_IN)
    assert PLANTED in soaked.faults
    fault = soaked.faults[PLANTED]
    assert f"--only {fault.first} {name}" in soaked.report()
    if name == "tables":
        assert fault.smallest.content == b"99999"


def test_a_number_makes_the_same_input_always() -> None:
    for name, kind in KINDS.items():
        if name != "marquee":  # a new festival has new random ids
            assert kind.make(random.Random(7)) == kind.make(random.Random(7))


def test_an_input_that_stalls_a_reader_is_a_fault() -> None:
    def stall(_case: Case) -> None:
        while True:
            pass

    soaked = soak("x", Kind(lambda _chance: Case(b"", "x"), stall), 1, quiet=True)
    assert list(soaked.faults) == ["TooLong"]


@pytest.mark.parametrize("text", ["", "a\nb", "a\x1b[2J", "a\ud800", "a" * 2000])
def test_what_cannot_be_printed_on_a_line_is_no_sentence(text: str) -> None:
    with pytest.raises(AssertionError):
        require_sentence(text)
