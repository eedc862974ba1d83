from __future__ import annotations

from planner.model import ScreeningStatus
from planner.rules import Severity, accept, check
from planner.times import Day
from tests.build import FestivalBuilder, applied
from ui.timetable.blocks import Block, KnownBlocks, day_blocks, shown_range, spoken
from ui.timetable.lanes import short_day


def a_day(builder: FestivalBuilder, day: int = 0) -> tuple[Block, ...]:
    festival = builder.festival
    return day_blocks(festival, check(festival), Day(festival.edition.first_day + day))


def test_a_block_knows_its_parts():
    builder = FestivalBuilder()
    section = builder.section("Protest", "PRO")
    film = builder.film("Eternal Spring", 85, original_title="長春", section_id=section.id)
    builder.screening(film, "18:15", 1, qa_minutes=25, code="215")
    (block,) = a_day(builder)
    assert (block.lane, block.start, block.qa_start, block.end) == (1, 1095, 1180, 1205)
    assert block.slot_end == 1205 + builder.festival.edition.turnaround_minutes
    assert (block.title, block.original, block.runtime) == ("Eternal Spring", "長春", "85′")
    assert (block.section, block.hue, block.code) == ("PRO", section.hue, "215")
    assert block.times == "18:15–20:05"


def test_after_midnight_belongs_to_the_evening_before():
    builder = FestivalBuilder()
    builder.screening("Late", "24:30")
    (block,) = a_day(builder)
    assert block.start == 1470
    assert block.clock == "24:30"
    assert block.night == short_day(Day(builder.festival.edition.first_day + 1))
    assert f"24:30 (in the night to {block.night})" in spoken(block)
    assert a_day(builder, 1) == ()


def test_an_unknown_runtime_is_said():
    builder = FestivalBuilder()
    builder.screening(builder.film("Sealed Off", None))
    (block,) = a_day(builder)
    assert not block.known
    assert block.runtime == "?′"


def test_a_programme_lists_its_films():
    builder = FestivalBuilder()
    shorts = builder.shorts("Shorts 1", builder.film("One", 10), builder.film("Two", None))
    builder.screening(shorts)
    (block,) = a_day(builder)
    assert block.films == ("One  10′", "Two  –")


def test_holds_are_blocks_too():
    builder = FestivalBuilder()
    builder.hold("19:30", 110, title="sponsor evening")
    builder.hold("22:00", 30)
    first, second = a_day(builder)
    assert first.hold
    assert (first.start, first.end, first.title) == (1170, 1280, "Hold: sponsor evening")
    assert second.title == "Hold"


def test_overlaps_show_and_are_counted():
    builder = FestivalBuilder()
    builder.screening("One", "18:00")
    builder.screening("Two", "19:00")
    first, second = a_day(builder)
    assert (first.depth, second.depth, second.over_until) == (0, 1, 1170)
    assert first.covered
    assert not second.covered
    assert second.conflicts == 1
    assert second.severity is not None


def test_what_is_accepted_has_no_badge():
    builder = FestivalBuilder()
    builder.screening("One", "18:00")
    builder.screening("Two", "19:00")
    (conflict,) = [c for c in check(builder.festival).conflicts if c.rule == "screen-overlap"]
    builder.festival = applied(builder.festival, accept(conflict, "The first runs in the foyer."))
    assert [block.severity for block in a_day(builder)] == [None, None]
    assert [block.conflicts for block in a_day(builder)] == [0, 0]


def test_a_cancelled_screening_needs_no_turnaround():
    builder = FestivalBuilder()
    builder.screening("One", "18:00", status=ScreeningStatus.CANCELLED)
    (block,) = a_day(builder)
    assert block.cancelled
    assert block.slot_end == block.end


def test_the_kind_stands_beside_the_code():
    builder = FestivalBuilder()
    press = next(k for k in builder.festival.kinds.values() if k.code == "P&I")
    builder.screening("One", code="104", kind_id=press.id)
    assert a_day(builder)[0].code == "104 P&I"


def test_a_block_that_did_not_change_compares_equal():
    builder = FestivalBuilder()
    builder.screening("One", "18:00")
    before = a_day(builder)
    builder.screening("Two", "18:00", screen=1)
    assert before[0] in a_day(builder)


def test_what_a_screen_reader_says():
    friday = Day(FestivalBuilder().festival.edition.first_day + 1)
    block = Block(1, 0, 1170, 1180, "Ritoma", conflicts=2, day=friday, screen="Screen 2")
    assert spoken(block) == "Ritoma, Friday 19:30, Screen 2, 2 conflicts"


def test_the_day_is_shown_from_opening_to_closing():
    builder = FestivalBuilder(screens=1)
    builder.set(builder.festival.screens_in_order()[0], opens=660, closes=1410)
    day = builder.festival.days()[0]
    assert shown_range(builder.festival, (day,), ()) == (660, 1440)
    builder.screening("Early", "09:00")
    assert shown_range(builder.festival, (day,), a_day(builder)) == (480, 1440)


def test_only_what_an_edit_touches_is_worked_out_anew():
    builder = FestivalBuilder()
    one = builder.screening("One", "18:00")
    two = builder.screening("Two", "18:00", screen=1)
    known, day = KnownBlocks(), builder.festival.days()[0]

    def blocks() -> dict[int, Block]:
        festival = builder.festival
        found = day_blocks(festival, check(festival), day, known=known)
        return {block.id: block for block in found}

    before = blocks()
    builder.set(one, start=one.start + 30)
    moved = blocks()
    assert moved[one.id].start == before[one.id].start + 30
    assert moved[two.id] is before[two.id]
    film = next(f for f in builder.festival.films.values() if f.title == "Two")
    builder.set(film, title="Two and a half")
    assert blocks()[two.id].title == "Two and a half"


def test_a_new_conflict_makes_a_block_anew():
    builder = FestivalBuilder(screens=1)
    one = builder.screening("One", "18:00")
    known, day = KnownBlocks(), builder.festival.days()[0]

    def worst() -> object:
        festival = builder.festival
        found = day_blocks(festival, check(festival), day, known=known)
        return next(block.severity for block in found if block.id == one.id)

    assert worst() is not Severity.BLOCKER
    builder.screening("Two", "18:30")
    assert worst() is Severity.BLOCKER
