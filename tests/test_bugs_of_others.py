"""What other planners of timetables got wrong or left out, and the tests that hold it here.

Found in their public issue trackers, manuals and change logs, and told in our own words. Each names
where it was seen and the tests that would fail; a test below asks whether these are still there.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

TESTS = Path(__file__).parent


class Bug(NamedTuple):
    """What went wrong, where, and what keeps it from going wrong here: ``file::test``."""

    words: str
    seen_in: str
    tests: tuple[str, ...]


_HAND = "ui/timetable/test_others_bugs.py"
_PRINT = "planner/pdf/test_others_bugs.py"

BUGS = (
    Bug(
        "A drop on the head of a column made an item at midnight that nobody could see or remove.",
        "pretalx 1702",
        (
            f"{_HAND}::test_a_drop_beside_the_canvas_makes_nothing",
            f"{_HAND}::test_everything_on_the_timetable_can_be_taken_off",
        ),
    ),
    Bug(
        "After zooming or resizing, what was dropped landed in another room than the one seen.",
        "pretalx, change log of 2026",
        (f"{_HAND}::test_after_zoom_and_resize_a_drop_lands_where_it_is_seen",),
    ),
    Bug(
        "A room that was added while the editor was open took nothing, and saving broke.",
        "pretalx, change log",
        (
            f"{_HAND}::test_a_screen_that_was_added_meanwhile_takes_films",
            f"{_HAND}::test_what_stands_on_a_screen_that_was_added_meanwhile_is_saved",
        ),
    ),
    Bug(
        "Cards for the wall could not be printed with titles outside Latin letters.",
        "pretalx 1577",
        (f"{_PRINT}::test_cards_have_titles_of_every_script_that_can_be_copied_out",),
    ),
    Bug(
        "Calendars named zones by their abbreviations, and events came at another hour.",
        "pretalx 2588",
        (
            "planner/exchange/test_icalendar.py::test_equal_times_across_a_clock_change",
            "planner/exchange/test_icalendar.py::test_both_parsers_agree_in_odd_zones",
        ),
    ),
    Bug(
        "CSV without a mark of its encoding was read as another one by Excel.",
        "several; asked of pretalx’s exports",
        ("planner/exchange/test_writers.py::test_a_mark_for_excel_unless_it_is_not_wanted",),
    ),
    Bug(
        "A copy whose first was made longer afterwards had another length than it.",
        "a change log",
        (
            f"{_HAND}::test_a_copy_keeps_its_length_when_the_first_changes",
            "ui/timetable/test_gestures.py::test_a_copy_is_as_long_and_neither_pinned_nor_sold",
        ),
    ),
    Bug(
        "An edge could be drawn to a length of nothing or less, and five minutes past the limit.",
        "Indico 6420, 7470",
        (
            "ui/timetable/test_stretching.py::test_no_part_is_less_than_nothing_or_too_long",
            "ui/timetable/test_stretching.py::test_a_hold_keeps_a_minute",
        ),
    ),
    Bug(
        "What lasted beyond the end of the day kept its room, and was nowhere to be seen.",
        "schellingboard 257",
        (f"{_HAND}::test_what_lasts_beyond_the_end_of_the_day_is_seen",),
    ),
    Bug(
        "Prints began with a blank page, and the last event was cut off.",
        "fullcalendar 7007, 7673",
        (
            f"{_PRINT}::test_no_document_has_a_page_with_nothing_on_it",
            f"{_PRINT}::test_the_last_event_of_a_day_is_printed_to_its_end",
            "planner/pdf/test_documents.py::test_every_document_of_every_festival",
        ),
    ),
    Bug(
        "A browser's print cut blocks at the ends of pages and dropped their colours.",
        "Eventra 11921",
        (
            "planner/pdf/test_soundness.py::test_no_text_leaves_its_box_or_the_paper",
            "planner/pdf/test_soundness.py::test_text_is_readable_on_every_section_colour",
        ),
    ),
    Bug(
        "What ended after midnight was reported as ending before it began.",
        "pretalx 1087",
        (
            "planner/model/test_lengths.py::test_a_screening_runs_on_past_midnight",
            (
                "planner/rules/test_outside_festival.py::"
                "test_night_after_the_last_evening_belongs_to_it"
            ),
        ),
    ),
    Bug(
        "Items could be put on days on which there is no event, without a word.",
        "pretalx",
        ("planner/rules/test_outside_festival.py::test_sentence_names_the_days",),
    ),
    Bug(
        "Hours past midnight that people typed, as 25:00, were not understood.",
        "codyhouse schedule-template 13",
        ("planner/model/test_times.py::test_a_clock_time_is_read_as_people_write_it",),
    ),
    Bug(
        "Undo was hidden because it did not work.",
        "Indico, Undo.js",
        (
            "planner/document/test_history.py::test_undo_and_redo_go_on_after_closing",
            "ui/shell/test_actions.py::test_undo_says_what_it_would_take_back",
        ),
    ),
    Bug(
        "Making room moved a whole day, and there was no way back.",
        "bim-ootb 1188, Indico’s Reschedule",
        ("ui/timetable/test_gestures.py::test_ctrl_and_shift_make_room",),
    ),
    Bug(
        "A drag could not be given up with Escape.",
        "DHTMLX scheduler 82",
        (
            "ui/timetable/test_stretching.py::test_escape_leaves_the_edge",
            "ui/timetable/test_keyboard.py::test_the_day_goes_on_where_it_is_carried",
        ),
    ),
    Bug(
        "A speaker in two rooms at the same time was not noticed.",
        "gythr, by its own manual",
        ("planner/rules/test_guest_in_two_places.py::test_only_the_times_on_stage_count",),
    ),
    Bug(
        "Two who worked at the same time wrote over each other.",
        "open-event-server 3613",
        ("ui/files/test_second_opener.py::test_what_is_only_looked_at_refuses_every_edit",),
    ),
    Bug(
        "The length of a block had to be typed again when a film was added or taken out.",
        "Prekindle, by its own manual",
        ("planner/shorts/test_shorts.py::test_arranging_is_one_step_that_times_screenings_anew",),
    ),
    Bug(
        "What kept a room became public as an item of the programme.",
        "pretalx 1326",
        (
            (
                "planner/exchange/test_public.py::"
                "test_nothing_that_stays_in_the_house_is_anywhere_in_it"
            ),
        ),
    ),
    Bug(
        "Blocks could be moved with a mouse only, and said nothing to a screen reader.",
        "fullcalendar 2535",
        (
            f"{_HAND}::test_where_it_is_held_is_said_to_screen_readers",
            "features/test_three_days.py::test_three_days_from_nothing",
        ),
    ),
)


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of the test functions of a file."""
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.seen_in)
def test_each_has_its_tests(bug: Bug) -> None:
    assert bug.tests
    for test in bug.tests:
        path, _colons, name = test.partition("::")
        assert name in names_in(path), bug.words
