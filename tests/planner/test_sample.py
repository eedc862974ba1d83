"""The sample festival is whole or not there: somebody may switch off while it is being made."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner import sample
from planner.document import Document
from planner.model.publicity import is_unconfirmed


def test_sample_made_by_halves_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sample, "plan_import", interrupted)
        with pytest.raises(KeyboardInterrupt):
            sample.open_sample(tmp_path)
    with Document.open(sample.open_sample(tmp_path)) as document:
        assert len(document.festival.films) == 30


def test_another_sample_leaves_the_first_as_it_is(tmp_path: Path) -> None:
    first = sample.make_sample(tmp_path)
    before = first.read_bytes()
    second = sample.make_sample(tmp_path)
    assert first.read_bytes() == before
    assert second.name == f"{first.stem} 2.marquee"
    with Document.open(first) as one, Document.open(second) as other:
        assert len(one.festival.films) == len(other.festival.films) == 30


def test_sample_is_opened_as_it_was_left(tmp_path: Path) -> None:
    path = sample.open_sample(tmp_path)
    before = path.read_bytes()
    assert sample.open_sample(tmp_path) == path
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_its_screenings_are_in_public_prints(tmp_path: Path) -> None:
    with Document.open(sample.make_sample(tmp_path)) as document:
        festival = document.festival
    unsure = [
        festival.title(one.programme_id)
        for one in festival.all_screenings.values()
        if not one.cancelled and is_unconfirmed(festival, one)
    ]
    assert unsure == []
