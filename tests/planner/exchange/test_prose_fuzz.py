"""Readers never raise on what a user wrote, whatever it is, and never take long."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.exchange.base import Understood
from planner.exchange.readers import all_readers
from planner.exchange.source import Source

FRAGMENTS = st.sampled_from([
    "Salt", "-", "–", " - ", "\n", "\n\n", "<FAMILY>", "[A]", "(長春)", "(2012)", "Length:", "15",
    "minutes", ".", ":", ",", ";", "|", '"', "'", "Director", "Writer/Director", "Ann Sol", "and",
    "Title:", "Country of Origin:", "Runtime:", "Film Description:", "“Salt” (4:06pm), ", "Chile",
    "8 minutes", "FRIDAY, MARCH 1", "Venue: Odeon", "12:10am", "//", "2019", "2019-02-30",
    "16:03", "1 h 33", "total 27 films", "title,runtime,film_id",
    "start,screen", "2026-02-30T25:61",
    "\t", "\u2028", "\ufeff", "\x1b", "=1+1", "🎬", "́", "#", "==", "a" * 200,
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(FRAGMENTS, max_size=60).map("".join))


@pytest.mark.parametrize("reader", sorted(all_readers()))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, data=st.data())
def test_no_text_makes_a_reader_fail(reader: str, text: str, data: st.DataObject) -> None:
    source = Source("x", text, ".txt")
    found = all_readers()[reader]
    for kind in dict.fromkeys(("", data.draw(st.sampled_from(("", *found.kinds))))):
        assert isinstance(found.read(source, kind), Understood)
    assert 0 <= found.recognises(source) <= 1


LONG = {
    "one word": "a" * 300_000,
    "dashes": "- " * 100_000,
    "colons": "Length: " * 40_000,
    "brackets": "(" * 200_000,
    "names": "Director Ann " + "Ann " * 60_000,
    "roles": "Writer/" * 40_000,
    "numbers": "1 " * 100_000,
    "spaces": "a" + " " * 300_000 + "b",
    "sentences": "A girl leaves. " * 20_000,
    "quotes": '"' * 200_001,
    "cells": "title," * 60_000 + "\n" + "a," * 60_000,
    "open quotes": 'title,year\n' + '"a,1\n' * 20_000,
    "lines": "\n" * 300_000,
    "digits": "9" * 200_000,
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_long_and_hostile_texts_are_read_in_good_time(name: str) -> None:
    began = time.process_time()  # the machine may be busy otherwise
    for reader in all_readers().values():
        reader.read(Source("x", LONG[name], ".txt"))
    assert time.process_time() - began < 20
