"""What became of every screening between two plans, releases, dates and files."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path

import pytest

from planner.document import Document
from planner.document.compare import Change, Comparison, Tally, compare
from planner.edit import SetField, Work
from planner.edit.plans import MakeRelease, copy_plan
from planner.edit.programmes import AddFilm, RemoveProgramme, SetFilms
from planner.edit.screenings import (
    AcceptConflict,
    CancelScreening,
    ConfirmScreening,
    MoveScreening,
    PinScreening,
    PlaceProgramme,
    Unschedule,
)
from planner.edit.venues import RenameScreen
from planner.model import Festival, Release, RowChange, Screening, new_id
from planner.times import WallTime
from tests.build import (
    FestivalBuilder,
    applied,
    at,
    changed,
    document_of,
    many_screenings,
    own_programme,
    the_film,
    the_programme,
    the_screening,
)


@pytest.fixture
def build() -> FestivalBuilder:
    """Three films on two screens: 101 Ritoma, 102 Maineland, 201 Ritoma again."""
    build = FestivalBuilder()
    build.screening("Ritoma", "10:00")
    build.screening("Maineland", "19:30", screen=1)
    build.screening("Ritoma", "19:30", day=1)
    return build


def told(found: Comparison) -> list[str]:
    return [one.sentence() for one in found.differences]


def changes(found: Comparison) -> list[tuple[str, ...]]:
    return [one.changes for one in found.differences]


def after(festival: Festival, *edits: object) -> list[str]:
    return told(compare(festival, applied(festival, *edits)))  # type: ignore[arg-type]


# -- one sentence for each ------------------------------------------------------------------------


def test_nothing_differs_from_itself(build: FestivalBuilder) -> None:
    found = compare(build.festival, build.festival)
    assert found == Comparison()
    assert not found
    assert set(found.counts()) == set(Change)
    assert set(found.counts().values()) == {0}


def test_each_change_says_itself(build: FestivalBuilder) -> None:
    festival = build.festival
    first, second = festival.screens_in_order()
    ritoma, maineland = the_screening(festival, "Ritoma"), the_screening(festival, "Maineland")
    later = WallTime(ritoma.start + 60)
    assert after(festival, MoveScreening(ritoma.id, second.id, ritoma.start)) == [
        "“Ritoma” moved from Screen 1 to Screen 2, Thu 5 Nov 10:00."
    ]
    assert after(festival, MoveScreening(ritoma.id, first.id, later)) == [
        "“Ritoma” moved from Thu 5 Nov 10:00 to 11:00, Screen 1."
    ]
    assert after(festival, MoveScreening(ritoma.id, second.id, at(festival, "24:30", 1))) == [
        "“Ritoma” moved from Screen 1, Thu 5 Nov 10:00 to Screen 2, Fri 6 Nov 24:30."
    ]
    assert after(festival, MoveScreening(ritoma.id, first.id, at(festival, "12:00", 2))) == [
        "“Ritoma” moved from Thu 5 Nov 10:00 to Sat 7 Nov 12:00, Screen 1."
    ]
    assert after(festival, Unschedule((maineland.id,))) == [
        "“Maineland” is no longer on: Screen 2, Thu 5 Nov 19:30."
    ]
    assert after(festival, CancelScreening(maineland.id, "print lost")) == [
        "“Maineland” is cancelled: Screen 2, Thu 5 Nov 19:30 (print lost)."
    ]
    assert after(festival, CancelScreening(maineland.id)) == [
        "“Maineland” is cancelled: Screen 2, Thu 5 Nov 19:30."
    ]
    new = PlaceProgramme(maineland.programme_id, first.id, at(festival, "14:00", 2))
    assert after(festival, new) == ["“Maineland” is new: Screen 1, Sat 7 Nov 14:00."]


def test_what_is_changed_otherwise_is_named(build: FestivalBuilder) -> None:
    festival = build.festival
    ritoma = the_screening(festival, "Ritoma")
    film = the_film(festival, "Maineland")
    press = next(kind for kind in festival.kinds.values() if kind.name != "Public")
    assert after(festival, SetField("screening", ritoma.id, "qa_minutes", 20)) == [
        (
            "“Ritoma” (Screen 1, Thu 5 Nov 10:00) lasts 110 instead of 90 minutes;"
            " has a Q&A of 20 minutes."
        )
    ]
    assert after(festival, SetField("screening", ritoma.id, "kind_id", press.id)) == [
        f"“Ritoma” (Screen 1, Thu 5 Nov 10:00) is {press.name} instead of Public."
    ]
    assert after(festival, SetField("film", film.id, "title", "Mainland")) == [
        "“Mainland” (Screen 2, Thu 5 Nov 19:30) was called “Maineland”."
    ]
    other = own_programme(festival, film)
    swapped = changed(festival, ritoma, programme_id=other.id)
    assert told(compare(festival, swapped)) == [
        "“Maineland” (Screen 1, Thu 5 Nov 10:00) was “Ritoma”."
    ]
    priced = changed(festival, ritoma, price="12", needs=("AD",), code="X")
    (said,) = told(compare(festival, priced))
    assert said.endswith(") has the code X instead of 101; differs in Needs, Price.")
    both = applied(
        festival,
        SetField("screening", ritoma.id, "qa_minutes", 20),
        MoveScreening(ritoma.id, festival.screens_in_order()[1].id, ritoma.start),
    )
    (one,) = compare(festival, both).differences
    assert one.changes == (Change.MOVED, Change.CHANGED)
    assert one.sentence() == (
        "“Ritoma” moved from Screen 1 to Screen 2, Thu 5 Nov 10:00; "
        "lasts 110 instead of 90 minutes; has a Q&A of 20 minutes."
    )


def test_a_film_that_is_swapped_within_a_programme_is_told() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    films = [builder.film(title, 20) for title in ("Ash", "Birch", "Cedar")]
    block = builder.shorts("Trees", films[0], films[1])
    screening = builder.screening(block, "18:00", code="1")
    before = builder.festival
    second = before.entries(block.id)[1]
    place = "“Trees” (Screen 1, Thu 5 Nov 18:00)"
    swapped = changed(before, second, film_id=films[2].id)
    assert told(compare(before, swapped)) == [f"{place} plays “Cedar” instead of “Birch”."]
    (one,) = told(compare(before, changed(before, second, order=-1)))
    assert one == f"{place} plays its films in another order."
    (less,) = told(compare(before, applied(before, SetFilms(block.id, (films[0].id,)))))
    assert less == f"{place} no longer plays “Birch”; lasts 20 instead of 40 minutes."
    shorter = changed(before, screening, qa_minutes=20, stated_end=screening.start + 60)
    less_talk = changed(shorter, screening, qa_minutes=0, stated_end=screening.start + 60)
    (said,) = told(compare(shorter, less_talk))
    assert said == f"{place} has no Q&A any more."


def test_what_was_cancelled_may_take_place_after_all(build: FestivalBuilder) -> None:
    ritoma = the_screening(build.festival, "Ritoma")
    cancelled = applied(build.festival, CancelScreening(ritoma.id))
    found = compare(cancelled, applied(cancelled, ConfirmScreening(ritoma.id)))
    assert changes(found) == [(Change.CHANGED,)]
    assert told(found)[0].endswith(") takes place after all.")


def test_what_nobody_outside_sees_is_no_difference(build: FestivalBuilder) -> None:
    ritoma = the_screening(build.festival, "Ritoma")
    edits = (
        PinScreening(ritoma.id),
        ConfirmScreening(ritoma.id),
        SetField("screening", ritoma.id, "note", "call them"),
    )
    assert after(build.festival, *edits) == []


def test_screens_of_several_venues_are_called_with_them(build: FestivalBuilder) -> None:
    build.screen("Screen 1", "Rex")
    ritoma = the_screening(build.festival, "Ritoma")
    rex = build.festival.screens_in_order()[2]
    assert after(build.festival, MoveScreening(ritoma.id, rex.id, ritoma.start)) == [
        "“Ritoma” moved from Cinema / Screen 1 to Rex / Screen 1, Thu 5 Nov 10:00."
    ]


def test_differences_come_by_day_and_time(build: FestivalBuilder) -> None:
    festival = build.festival
    ids = tuple(s.id for s in festival.screenings())
    found = compare(festival, applied(festival, Unschedule(ids)))
    assert [one.now.start for one in found.differences] == [s.start for s in festival.screenings()]
    assert found.of(Change.DROPPED) == found.differences
    assert found.counts()[Change.DROPPED] == 3


def test_it_is_plain_data(build: FestivalBuilder) -> None:
    found = compare(build.festival, applied(build.festival, AddFilm("New")))
    assert pickle.loads(pickle.dumps(found)) == found
    assert found.tallies == (
        Tally("film", added=1),
        Tally("programme", added=1),
        Tally("programme_film", added=1),
    )


# -- which is which -------------------------------------------------------------------------------


def test_a_release_is_compared_with_what_became_of_it(build: FestivalBuilder) -> None:
    festival = build.festival
    with document_of(festival) as document:
        document.run(MakeRelease(festival.plan_id, "Catalogue", "", WallTime(0)))
        ritoma = the_screening(document.festival, "Ritoma")
        second = document.festival.screens_in_order()[1]
        (release,) = document.festival.rows(Release)
        assert compare(document.festival_of(release), document.festival) == Comparison()
        document.run(MoveScreening(ritoma.id, second.id, ritoma.start))
        document.run(CancelScreening(the_screening(document.festival, "Maineland").id))
        document.run(PlaceProgramme(ritoma.programme_id, second.id, at(festival, "20:00", 2)))
        document.run(SetField("screening", ritoma.id, "qa_minutes", 15), "x")
        document.run(MakeRelease(document.festival.plan_id, "Guide", "", WallTime(9)))
        newer = next(one for one in document.festival.rows(Release) if one != release)
        one, two = document.festival_of(release), document.festival_of(newer)
        found = compare(one, two)
        assert changes(found) == [
            (Change.MOVED, Change.CHANGED),
            (Change.CANCELLED,),
            (Change.NEW,),
        ]
        assert changes(compare(one, document.festival)) == changes(found)
        assert compare(two, document.festival) == Comparison()
        assert {t.table for t in found.tallies} == {"plan", "release"}


def test_a_released_code_is_enough_though_something_else_is_shown(build: FestivalBuilder) -> None:
    festival = applied(
        build.festival, MakeRelease(build.festival.plan_id, "Catalogue", "", WallTime(0))
    )
    release = festival.latest_release()
    assert release is not None
    ritoma = the_screening(festival, "Ritoma")
    other = the_programme(festival, "Maineland")
    swapped = changed(festival, ritoma, programme_id=other.id)
    found = compare(festival.in_plan(release.plan_id), swapped)
    assert changes(found) == [(Change.CHANGED,)]
    assert found.differences[0].fields == ("programme_id",)


def a_copied_plan(festival: Festival) -> Festival:
    """The festival through a copy of its plan."""
    work = Work(festival)
    plan = copy_plan(work, festival.plan_id, name="B")
    return festival.with_changes(work.changes()).in_plan(plan.id)


def test_two_plans_are_compared_by_external_id_and_code(build: FestivalBuilder) -> None:
    ritoma = the_screening(build.festival, "Ritoma")
    build.set(ritoma, external_id="r-1", code="")
    build.hold("12:00")
    copy = a_copied_plan(build.festival)
    main = copy.in_plan(build.festival.plan_id)
    assert compare(main, copy) == Comparison()
    own = next(s for s in copy.screenings() if s.external_id == "r-1")
    moved = applied(copy, MoveScreening(own.id, own.screen_id, at(copy, "11:00", 2)))
    found = compare(moved.in_plan(build.festival.plan_id), moved)
    assert changes(found) == [(Change.RETIMED,)]


def without_codes(festival: Festival) -> Festival:
    for screening in festival.screenings():
        festival = changed(festival, screening, code="")
    return festival


def test_without_codes_the_place_counts_and_then_the_programme(build: FestivalBuilder) -> None:
    festival = without_codes(build.festival)
    copy = a_copied_plan(festival)
    main = festival.plan_id
    assert compare(copy.in_plan(main), copy) == Comparison()
    early, late = copy.screenings_of(the_programme(copy, "Ritoma").id)
    moved = applied(copy, MoveScreening(early.id, early.screen_id, at(copy, "09:00")))
    found = compare(moved.in_plan(main), moved)
    assert told(found) == ["“Ritoma” moved from Thu 5 Nov 10:00 to 09:00, Screen 1."]
    gone = applied(copy, Unschedule((late.id,)))
    assert changes(compare(gone.in_plan(main), gone)) == [(Change.DROPPED,)]


def test_with_codes_one_dropped_and_one_new_are_not_one_moved(build: FestivalBuilder) -> None:
    festival = build.festival
    ritoma = the_screening(festival, "Ritoma")
    new = PlaceProgramme(ritoma.programme_id, ritoma.screen_id, at(festival, "22:00"))
    found = compare(festival, applied(festival, Unschedule((ritoma.id,)), new))
    assert changes(found) == [(Change.DROPPED,), (Change.NEW,)]


def test_a_programme_taken_out_takes_its_screenings(build: FestivalBuilder) -> None:
    block = build.shorts("Block", build.film("A", 5), build.film("B", 5))
    build.screening(block, "22:00")
    found = compare(build.festival, applied(build.festival, RemoveProgramme(block.id)))
    assert told(found) == ["“Block” is no longer on: Screen 1, Thu 5 Nov 22:00."]
    assert Tally("programme", removed=1) in found.tallies


def test_two_files_made_apart_are_compared_by_names() -> None:
    def one(clock: str, screen: int) -> Festival:
        build = FestivalBuilder()
        build.screening("Ritoma", clock, screen)
        build.screening("Maineland", "12:00")
        return build.festival

    assert compare(one("10:00", 0), one("10:00", 0)).differences == ()
    assert told(compare(one("10:00", 0), one("18:00", 1))) == [
        "“Ritoma” moved from Screen 1, Thu 5 Nov 10:00 to Screen 2, Thu 5 Nov 18:00."
    ]


def test_a_copy_of_the_file_is_compared_by_ids(build: FestivalBuilder, tmp_path: Path) -> None:
    copy = tmp_path / "copy.marquee"
    with document_of(build.festival, tmp_path / "f.marquee") as document:
        document.save_copy(copy)
        with Document.open(copy) as other:
            assert not compare(document.festival, other.festival)
            first = other.festival.screens_in_order()[0]
            other.run(RenameScreen(first.id, "Red"))
            found = compare(document.festival, other.festival)
            assert found.differences == ()
            assert found.tallies == (Tally("screen", changed=1),)


def test_what_else_differs_is_counted_by_table(build: FestivalBuilder) -> None:
    build.run(AcceptConflict("key", "why"))
    build.hold("12:00", 30)
    copy = a_copied_plan(build.festival)
    (hold,) = copy.holds_on(copy.screens_in_order()[0].id)
    work = Work(copy)
    work.remove(type(hold), hold.id)
    work.change(type(the_film(copy, "Ritoma")), the_film(copy, "Ritoma").id, year=1999)
    later = copy.with_changes(work.changes())
    found = compare(copy.in_plan(build.festival.plan_id), later)
    assert found.tallies == (Tally("film", changed=1), Tally("hold", removed=1))


def test_every_screening_is_in_one_pair_or_none() -> None:
    festival = many_screenings(200, 5, 4, 20)
    rows = [RowChange("screening", s.id, s, None) for s in festival.screenings()]
    for number, screening in enumerate(festival.screenings()):
        code = "" if number % 3 else screening.code
        copy = dataclasses.replace(screening, id=new_id(), code=code)
        rows.append(RowChange("screening", copy.id, None, copy))
    found = compare(festival, festival.with_changes(rows))
    sides = [(one.before, one.after) for one in found.differences]
    assert {one.changes for one in found.differences} == {(Change.CHANGED,)}
    for side in (0, 1):
        ids = [pair[side].screening.id for pair in sides if pair[side] is not None]  # type: ignore[union-attr]
        assert len(ids) == len(set(ids))
    assert isinstance(festival.screenings()[0], Screening)
