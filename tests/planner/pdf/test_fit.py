"""Titles fit: narrower first, smaller second, fewer words last, never below what can be read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.pdf.fonts import Style
from planner.pdf.text.fit import LEADING, SMALLEST, fit, steps
from planner.pdf.text.itemise import printable
from planner.pdf.text.lines import SOFT_HYPHEN
from planner.pdf.text.shape import text_width

titles = st.lists(
    st.sampled_from(
        ["The", "Donaudampfschifffahrt", "長春電影", "Ritoma", "of", "A—B", "封鎖", "ลุงบุญมี"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


def test_letters_get_narrower_before_they_get_smaller() -> None:
    width = text_width("Last Sunrise", Style(650, 87.5), 9) + 0.1
    fitted = fit("Last Sunrise", 650, 9, width, 9 * LEADING + 0.1)
    assert (fitted.style.width, fitted.size, fitted.lines) == (87.5, 9, ("Last Sunrise",))


def test_the_steps_end_at_the_smallest_readable_size() -> None:
    assert steps(11)[0] == (100, 11)
    assert steps(11)[-1] == (62.5, SMALLEST)
    assert min(size for _width, size in steps(11)) == SMALLEST


def test_words_are_dropped_whole() -> None:
    title = "One two three four five six seven eight nine ten eleven twelve"
    fitted = fit(title, 650, 9, 40, 20)
    assert fitted.shortened
    assert fitted.lines[-1].endswith("…")
    kept = " ".join(fitted.lines).removesuffix("…")
    assert title.startswith(kept + " ")


def test_a_word_too_long_for_a_line_is_parted_with_hyphens() -> None:
    fitted = fit("Donaudampfschifffahrtsgesellschaft", 650, 9, 50, 60)
    assert not fitted.shortened
    assert all(line.endswith(SOFT_HYPHEN) for line in fitted.lines[:-1])
    assert "".join(fitted.lines).replace(SOFT_HYPHEN, "") == "Donaudampfschifffahrtsgesellschaft"


def test_no_room_gives_no_lines() -> None:
    assert fit("Ritoma", 650, 9, 30, 2).lines == ()
    assert fit("Ritoma", 650, 9, 1, 30).lines == ()


def test_twenty_thousand_letters_are_cut_and_said_so() -> None:
    fitted = fit("A" * 20_000, 650, 9, 60, 30)
    assert fitted.shortened
    assert fitted.lines


@settings(max_examples=60, deadline=None)
@given(titles, st.floats(8, 160), st.floats(6, 80))
def test_whatever_fits_stays_in_its_box(title: str, width: float, height: float) -> None:
    fitted = fit(printable(title), 650, 10, width, height)
    assert fitted.size >= SMALLEST
    assert fitted.height <= height
    assert all(text_width(line, fitted.style, fitted.size) <= width for line in fitted.lines)
