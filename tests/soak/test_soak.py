"""``make soak`` runs what it should, and believes no control that did not fail as it must."""

from __future__ import annotations

import random
import sys
from importlib import import_module

import pytest

from tests.harness import damage
from tests.soak import prints
from tests.soak.__main__ import HARNESSES, TESTS, Run, ran, table, try_every_way, try_hard
from tests.soak.reprints import a_reprint


@pytest.mark.parametrize("name", HARNESSES)
def test_every_harness_has_a_control(name: str) -> None:
    assert callable(import_module(f"tests.harness.{name}").control)


@pytest.mark.parametrize(
    ("does", "went_well"),
    [
        ("print('1 LOST'); raise SystemExit(1)", True),
        ("print('nothing lost')", False),
        ("1 / 0", False),
    ],
)
def test_a_control_must_fail_and_say_what_was_lost(does: str, went_well: bool) -> None:
    result = ran(Run("x control", [sys.executable, "-c", does], must_fail=True))
    assert result.went_well is went_well
    assert table([result]).splitlines()[-1].startswith("ok" if went_well else "FAILED")


def test_a_harness_is_followed_by_its_control() -> None:
    tried, control = try_hard("damage")
    assert (tried.name, tried.command[-2:]) == ("damage", ["--count", "100000"])
    assert not tried.must_fail
    assert (control.name, control.command[-1]) == ("damage control", "--control")
    assert control.must_fail


def test_the_controls_of_the_guard_are_there() -> None:
    _path, controls = TESTS["guard"]
    there = vars(import_module("tests.planner.store.test_guard"))
    assert all(f"test_{name}" in there for name in controls)
    tried, control = try_every_way("guard")
    assert tried.command[-1] == f"not ({control.command[-1]})"


@pytest.mark.parametrize("fault", prints.PLANTED)
def test_a_fault_planted_into_prints_is_found(fault: str) -> None:
    assert prints.missed(fault) == ""


def test_some_catalogues_keep_their_pages_whatever_changes() -> None:
    for number in (8, 13, 33):
        a_reprint(random.Random(number))


def test_a_planted_fault_that_nobody_finds_is_said() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(prints.PLANTED, "none", lambda layout, _complete: layout)
        patch.setitem(prints.PLANTED, "nowhere", lambda _layout, _complete: None)
        assert prints.missed("none", 3).startswith("none: not found in case ")
        assert prints.missed("nowhere", 3) == "nowhere: no place for it in 3 prints"


def test_damaged_files_with_the_protections_off_break_promises() -> None:
    number = 237  # a journal that names another file
    assert damage.run(1, number).broken == []
    assert damage.run(1, number, sabotage="unprotected").broken == [
        f"{number} (beside-journal): another file was harmed"
    ]
