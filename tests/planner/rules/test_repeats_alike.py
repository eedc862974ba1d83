from __future__ import annotations

from planner.edit.editions import SetSetting
from planner.edit.venues import AddScreen
from planner.model import Festival
from planner.rules import check, option_key, recheck
from tests.build import FestivalBuilder, applied, building, changes_of
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "repeats-alike"


def shown(*places: tuple[str, int], screens: int = 2) -> Festival:
    """Chomo at these times, one on each day, on these screens."""
    builder = FestivalBuilder(screens=screens)
    for day, (clock, screen) in enumerate(places):
        builder.screening("Chomo", clock, screen=screen, day=day)
    return builder.festival


def clean() -> Festival:
    return shown(("14:00", 0), ("19:30", 1), ("14:00", 0))


def broken() -> Festival:
    return shown(("14:00", 0), ("15:00", 1), ("14:30", 0))


def test_two_are_not_looked_at_unless_the_option_says_so() -> None:
    festival = shown(("14:00", 0), ("14:00", 0))
    assert conflicts(festival, RULE) == []
    to = SetSetting(option_key(RULE, "least_screenings"), 2)
    assert len(conflicts(applied(festival, to), RULE)) == 1


def test_midnight_is_close_to_a_quarter_past_it() -> None:
    festival = shown(("23:45", 0), ("24:15", 1), ("24:30", 0))
    assert the_conflict(festival, RULE).fact("same_time") == 1


def test_sentences() -> None:
    assert sentences(broken(), RULE) == ["All 3 screenings of Chomo begin about 14:00."]
    assert sentences(shown(("14:00", 0), ("19:00", 0), ("22:00", 0)), RULE) == [
        "All 3 screenings of Chomo are on Cinema / Screen 1."
    ]
    assert sentences(shown(("14:00", 0), ("14:00", 0), ("14:00", 0)), RULE) == [
        "All 3 screenings of Chomo begin about 14:00 on Cinema / Screen 1."
    ]


def test_one_screen_has_no_other() -> None:
    festival = shown(("14:00", 0), ("19:00", 0), ("22:00", 0), screens=1)
    assert conflicts(festival, RULE) == []


def test_a_second_screen_makes_the_first_one_of_several() -> None:
    festival = shown(("14:00", 0), ("19:00", 0), ("22:00", 0), screens=1)
    rows = changes_of(festival, AddScreen("Studio"))
    after = festival.with_changes(rows)
    report = recheck(check(festival), festival, after, rows)
    assert report.conflicts == check(after).conflicts
    assert len(conflicts(after, RULE)) == 1


def test_the_screen_can_be_left_out() -> None:
    festival = shown(("14:00", 0), ("19:00", 0), ("22:00", 0))
    to = SetSetting(option_key(RULE, "same_screen"), value=False)
    assert conflicts(applied(festival, to), RULE) == []


def test_fixes_are_another_time_or_screen_for_one_of_them() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Chomo to Sat 10:00",
        "Move Chomo to Fri 10:00",
        "Move Chomo to Thu 10:00",
    ]
    on_one_screen = shown(("14:00", 0), ("19:00", 0), ("22:00", 0))
    assert fix_titles(on_one_screen, RULE)[:2] == [
        "Move Chomo to Cinema / Screen 2",
        "Move Chomo to Sat 10:00 on Cinema / Screen 2",
    ]
    both = shown(("14:00", 0), ("14:00", 0), ("14:00", 0))
    assert fix_titles(both, RULE)[0] == "Move Chomo to Sat 10:00 on Cinema / Screen 2"


def test_on_a_single_screen_another_time_is_enough() -> None:
    festival = shown(("14:00", 0), ("15:00", 0), ("14:30", 0), screens=1)
    assert fix_titles(festival, RULE)[0] == "Move Chomo to Sat 10:00"


def test_a_swap_with_an_evening() -> None:
    builder = building(broken())
    builder.screening("Salt", "20:00", day=2, screen=1)
    builder.screening("Rain", "15:00", day=2, screen=1)
    titles = fix_titles(builder.festival, RULE)
    assert "Swap Chomo with Salt, Sat 20:00 on Cinema / Screen 2" in titles
    assert not any("Rain" in title for title in titles)


def test_pinned_ones_stay() -> None:
    builder = building(broken())
    for screening in builder.festival.screenings():
        builder.set(screening, pinned_screen_id=screening.screen_id, pinned_start=screening.start)
    assert fix_titles(builder.festival, RULE) == []
