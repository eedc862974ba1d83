"""A release is a frozen copy; its rows and its codes stay whatever is done afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.document import Document
from planner.edit import Edit, SetField, Together, Work
from planner.edit.frozen import changes_of
from planner.edit.plans import MakeRelease, rekeyed
from planner.edit.programmes import RemoveFilm, RemoveProgramme, SetFilms
from planner.edit.screenings import (
    CancelScreening,
    MoveScreening,
    PlaceProgramme,
    RenumberScreenings,
    Unschedule,
)
from planner.edit.venues import MoveScreen, RemoveScreen
from planner.errors import UserError
from planner.model import Acceptance, Appearance, Festival, Hold, Person, Plan, Release, Screening
from planner.rules import accept, check
from planner.times import WallTime
from tests.build import FestivalBuilder, at, document_of, plain, the_film, the_programme

MADE = WallTime(1000)


def a_release(festival: Festival, name: str = "Catalogue") -> MakeRelease:
    return MakeRelease(festival.plan_id, name, "First print", MADE)


@pytest.fixture
def document() -> Iterator[Document]:
    build = FestivalBuilder()
    one = build.screening("Ritoma", "10:00", external_id="r-1")
    two = build.screening("Maineland", "10:30", code="")
    build.shorts("Block", build.film("Short", 10), build.film("Other", 12))
    build.screening("Block", "15:00", screen=1, code="")
    build.hold("12:00", 30, screen=1)
    overlap = check(build.festival).by_key[
        f"screen-overlap:{min(one.id, two.id)}:{max(one.id, two.id)}"
    ]
    build.run(accept(overlap, "one ticket for both"))
    work = Work(build.festival)
    guest = work.add(Person, name="Guest")
    work.add(Appearance, screening_id=one.id, person_id=guest.id)
    build.festival = build.festival.with_changes(work.changes())
    with document_of(build.festival) as document:
        yield document


def released(document: Document) -> Festival:
    """The festival through the plan that the last release froze."""
    release = document.festival.latest_release()
    assert release is not None
    return document.festival.in_plan(release.plan_id)


def named(document: Document, title: str) -> Screening:
    programme = the_programme(document.festival, title)
    return document.festival.screenings_of(programme.id)[0]


# -- making one ---------------------------------------------------------------------------------


def test_a_release_is_a_frozen_copy_of_everything_in_the_plan(document: Document) -> None:
    before = document.festival
    document.run(a_release(before))
    after, copy = document.festival, released(document)
    (release,) = after.rows(Release).values()
    plan = after.rows(Plan)[release.plan_id]
    assert (release.name, release.note, release.made) == ("Catalogue", "First print", MADE)
    assert (plan.name, plan.frozen) == ("Catalogue", True)
    assert after.plan_id == before.plan_id
    assert len(copy.screenings()) == 3
    assert not {s.id for s in copy.screenings()} & {s.id for s in after.screenings()}
    for mine, theirs in zip(after.screenings(), copy.screenings(), strict=True):
        assert (mine.start, mine.code, mine.external_id) == (
            theirs.start,
            theirs.code,
            theirs.external_id,
        )
        assert after.released(mine) == theirs
    assert len(after.rows(Hold)) == 2 * len(before.rows(Hold))
    first = copy.screenings()[0]
    assert [one.by_hand for one in copy.appearances(first.id)] == [True]


def test_an_acceptance_holds_in_the_copy_as_well(document: Document) -> None:
    document.run(a_release(document.festival))
    report = check(released(document))
    overlaps = [c for c in report.conflicts if c.rule == "screen-overlap"]
    assert overlaps
    assert all(report.is_accepted(conflict) for conflict in overlaps)
    assert len(document.festival.rows(Acceptance)) == 2


def test_a_key_that_names_no_ids_is_left_alone() -> None:
    assert rekeyed("rule:30:5:12", {30: 1}) == "rule:1:5:12"
    assert rekeyed("something-else:abc", {1: 2}) == "something-else:abc"
    assert rekeyed("rule", {1: 2}) == "rule"


def test_every_screening_has_a_code_of_its_own_afterwards(document: Document) -> None:
    document.run(a_release(document.festival))
    codes = [screening.code for screening in document.festival.screenings()]
    assert codes[0] == "101"
    assert all(codes)
    assert len(set(codes)) == 3


def test_two_screenings_of_one_code_are_named(document: Document) -> None:
    document.run(SetField("screening", named(document, "Maineland").id, "code", "101"))
    with pytest.raises(UserError, match="“Ritoma” and “Maineland” have the same code “101”"):
        document.run(a_release(document.festival))


@pytest.mark.parametrize("name", ["", "  ", "Main", "MAIN", "Catalogue"])
def test_a_name_must_be_new(document: Document, name: str) -> None:
    document.run(a_release(document.festival))
    with pytest.raises(UserError, match=r"needs a name|already"):
        document.run(a_release(document.festival, name))


def test_a_release_cannot_be_released_again(document: Document) -> None:
    document.run(a_release(document.festival))
    document.show_plan(released(document).plan_id)
    with pytest.raises(UserError, match="“Catalogue” is a release"):
        document.run(a_release(document.festival, "Again"))


def test_a_release_is_undone_and_done_again_whole(document: Document) -> None:
    before = plain(document.festival)
    document.run(a_release(document.festival))
    assert document.undo_title == "Release “Catalogue”"
    after = plain(document.festival)
    document.undo()
    assert plain(document.festival) == before
    document.run(RenumberScreenings())
    document.undo()
    document.undo_title  # noqa: B018 - the release lies on a branch of its own now
    release = next(s for s in document.history() if s.title.startswith("Release"))
    document.go_to(release.id)
    assert plain(document.festival) == after


def test_what_was_released_is_seen_as_it_was_then(document: Document) -> None:
    document.run(a_release(document.festival))
    film = the_film(document.festival, "Ritoma")
    document.run(SetField("film", film.id, "title", "Ritoma, restored"))
    document.run(SetField("film", film.id, "runtime_seconds", 7200), "later")
    (release,) = document.festival.rows(Release).values()
    then = document.festival_of(release.id)
    assert then.films[film.id].title == "Ritoma"
    assert [s.code for s in then.screenings()] == [s.code for s in released(document).screenings()]
    with pytest.raises(UserError, match="no such release"):
        document.festival_of(7)


# -- what cannot be done to it --------------------------------------------------------------------


def test_what_stands_in_a_release_cannot_be_removed(document: Document) -> None:
    document.run(a_release(document.festival))
    festival = document.festival
    film = the_film(festival, "Ritoma")
    short, block = the_film(festival, "Short"), the_programme(festival, "Block")
    screen = festival.screens_in_order()[0]
    refused: list[tuple[Edit, str]] = [
        (
            RemoveFilm(film.id),
            "“Ritoma” is in the release “Catalogue” .* the film to withdrawn",
        ),
        (RemoveFilm(short.id), "“Short” is in the release “Catalogue” and cannot be removed"),
        (RemoveProgramme(block.id), "“Block” is in the release “Catalogue” .* cancel its"),
        (RemoveScreen(screen.id), "Cinema / Screen 1 is used in the release “Catalogue”"),
        (Together((RemoveFilm(film.id),), "x"), "“Ritoma” is in the release"),
    ]
    for edit, sentence in refused:
        with pytest.raises(UserError, match=sentence):
            document.run(edit)
        with pytest.raises(UserError, match=sentence):
            document.what_if(edit)
    assert document.festival is festival


def test_what_is_not_in_it_can(document: Document) -> None:
    document.run(a_release(document.festival))
    document.run(CancelScreening(named(document, "Ritoma").id, "Print lost"))
    document.run(SetField("film", the_film(document.festival, "Ritoma").id, "status", "withdrawn"))
    document.run(Unschedule((named(document, "Maineland").id,)))
    document.run(MoveScreen(document.festival.screens_in_order()[0].id, 1))
    short = the_film(document.festival, "Short")
    document.run(SetFilms(the_programme(document.festival, "Block").id, (short.id,)))
    assert len(document.festival.screenings()) == 2
    assert [s.cancelled for s in released(document).screenings()] == [False, False, False]


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("screening", "note", "x"),
        ("hold", "title", "x"),
        ("acceptance", "reason", "x"),
        ("plan", "name", "x"),
        ("plan", "frozen", False),
        ("release", "name", "x"),
    ],
)
def test_its_rows_cannot_be_changed(
    document: Document, table: str, field: str, value: object
) -> None:
    document.run(a_release(document.festival))
    frozen = released(document)
    rows = {
        "screening": frozen.screenings()[0].id,
        "hold": frozen.holds_on(frozen.screens_in_order()[1].id)[0].id,
        "acceptance": next(
            r.id for r in frozen.rows(Acceptance).values() if r.plan_id == frozen.plan_id
        ),
        "plan": frozen.plan_id,
        "release": next(iter(frozen.rows(Release))),
    }
    with pytest.raises(UserError, match="“Catalogue” is a release and cannot change"):
        document.run(SetField(table, rows[table], field, value))


def test_only_its_note_and_its_place_among_the_plans_may_change(document: Document) -> None:
    document.run(a_release(document.festival))
    (release,) = document.festival.rows(Release).values()
    for table, row_id, field, value in (
        ("release", release.id, "note", "Second thoughts"),
        ("plan", release.plan_id, "note", "n"),
        ("plan", release.plan_id, "order", 7),
    ):
        assert document.run(SetField(table, row_id, field, value)).rows


def test_an_appearance_in_a_release_stays(document: Document) -> None:
    document.run(a_release(document.festival))
    frozen = {s.id for s in released(document).screenings()}
    rows = document.festival.rows(Appearance).values()
    (decided,) = [row for row in rows if row.screening_id in frozen]
    with pytest.raises(UserError, match="is a release and cannot change"):
        document.run(SetField("appearance", decided.id, "part", "qa"))


class _BringBack(MakeRelease):
    """What restores a whole older state may touch everything."""

    thaws = True

    def apply(self, work: Work) -> None:
        for release in list(work.rows(Release)):
            work.remove(Plan, release.plan_id)


def test_an_edit_that_declares_it_may_thaw(document: Document) -> None:
    document.run(a_release(document.festival))
    document.run(_BringBack(0, "", "", MADE))
    assert not document.festival.rows(Release)
    assert len(document.festival.rows(Plan)) == 1


# -- codes ----------------------------------------------------------------------------------------


def test_a_released_code_stays_with_its_screening(document: Document) -> None:
    document.run(a_release(document.festival))
    screening = named(document, "Ritoma")
    with pytest.raises(UserError, match="“101” of “Ritoma” has been released"):
        document.run(SetField("screening", screening.id, "code", "999"))
    with pytest.raises(UserError, match="have been released"):
        document.run(RenumberScreenings())
    document.run(MoveScreening(screening.id, screening.screen_id, WallTime(screening.start + 600)))
    assert named(document, "Ritoma").code == "101"


def test_a_released_code_never_comes_back_for_something_else(document: Document) -> None:
    document.run(a_release(document.festival))
    festival = document.festival
    gone = named(document, "Ritoma")
    document.run(Unschedule((gone.id,)))
    programme = the_programme(festival, "Maineland")
    document.run(PlaceProgramme(programme.id, gone.screen_id, at(festival, "18:00")))
    codes = [screening.code for screening in document.festival.screenings()]
    assert gone.code not in codes
    new = document.festival.screenings_of(programme.id)[-1]
    with pytest.raises(UserError, match="“101” was released for “Ritoma”"):
        document.run(SetField("screening", new.id, "code", gone.code))
    again = PlaceProgramme(gone.programme_id, gone.screen_id, gone.start)
    document.run(again)
    back = named(document, "Ritoma")
    document.run(SetField("screening", back.id, "code", gone.code), "a file that has the old code")
    assert named(document, "Ritoma").code == gone.code


def test_no_new_screening_gets_the_code_of_any_other(document: Document) -> None:
    document.run(a_release(document.festival))
    document.run(CancelScreening(named(document, "Ritoma").id))
    taken = {s.code for s in document.festival.all_screenings.values()}
    programme = the_programme(document.festival, "Block")
    screen = document.festival.screens_in_order()[1]
    for hour in range(17, 24):
        start = at(document.festival, f"{hour}:00")
        (row,) = changes_of(PlaceProgramme(programme.id, screen.id, start), document.festival)
        assert isinstance(row.after, Screening)
        assert row.after.code not in taken
        taken.add(row.after.code)
        document.run(PlaceProgramme(programme.id, screen.id, start))
