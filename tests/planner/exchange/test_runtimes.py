"""Runtimes in the forms people type them."""

from __future__ import annotations

import pytest

from planner.exchange.prose.runtimes import runtime_at, runtime_in


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("15 minutes", 900),
        ("16:03 minutes", 963),
        ("17 minutes 5 seconds", 1025),
        ("17 minutes 23 seconds", 1043),
        ("1 hour 45 minutes", 6300),
        ("1 h 33 min", 5580),
        ("1h33", 5580),
        ("1 hr 45 mins", 6300),
        ("2 hours", 7200),
        ("1.5 hours", 5400),
        ("1:45:00", 6300),
        ("1:45 h", 6300),
        ("90'", 5400),
        ("80’", 4800),
        ("90′", 5400),
        ("16′03″", 963),
        ("4’05’’", 245),
        ("118 mins.", 7080),
        ("5+40s", 340),
        ("6 +15s", 375),
        ("45 sec", 45),
        ("15 minutes and 30 seconds", 930),
        ("approx. 90 min", 5400),
        ("90-minute", 5400),
        ("90分钟", 5400),
        ("1小时45分", 6300),
        ("１５分", 900),
        ("118", 7080),
    ],
)
def test_a_length_is_understood_to_the_second(text: str, seconds: int) -> None:
    found = runtime_in(text)
    assert found is not None
    assert (found.seconds, found.sure) == (seconds, True)


@pytest.mark.parametrize("text", ["tbc", "TBA", "?", "-", "unknown", "n/a"])
def test_unknown_is_not_zero(text: str) -> None:
    found = runtime_in(text)
    assert found is not None
    assert found.seconds is None


@pytest.mark.parametrize("text", ["0", "0 minutes", "16:75", "999999 minutes", "soon"])
def test_what_is_no_length_is_not_read_as_one(text: str) -> None:
    assert runtime_in(text) is None


def test_a_short_clock_is_read_as_minutes_and_doubted() -> None:
    found = runtime_in("1:45")
    assert found is not None
    assert (found.seconds, found.sure) == (105, False)


def test_a_number_in_running_text_needs_a_unit() -> None:
    assert runtime_at("27 films", 0) is None
    assert runtime_at("14 years in prison", 0) is None


@pytest.mark.parametrize(
    ("text", "seconds", "other"),
    [
        ("1:45", 105, 6300),
        ("9.23 minutes", 563, 554),
        ("11. 52 minutes", 712, 691),
        ("12,40 min", 760, 744),
    ],
)
def test_a_length_that_could_be_two_says_both(text: str, seconds: int, other: int) -> None:
    found = runtime_in(text)
    assert found is not None
    assert (found.seconds, found.sure, found.other) == (seconds, False, other)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("18'30", 1110),
        ("9'15\"", 555),
        ("PT1H33M", 5580),
        ("PT14M", 840),
        ("92 دقيقة", 5520),
        ("102分鐘", 6120),
        ("1 ora e 20 minuti", 4800),
        ("1 Std. 33 Min.", 5580),
        ("95 minutos", 5700),
    ],
)
def test_lengths_as_databases_and_other_languages_print_them(text: str, seconds: int) -> None:
    found = runtime_in(text)
    assert found is not None
    assert found.seconds == seconds


def test_a_number_behind_minutes_is_read_as_seconds_and_doubted() -> None:
    found = runtime_in("22 min 10")
    assert found is not None
    assert (found.seconds, found.sure, found.other) == (1330, False, 1320)
