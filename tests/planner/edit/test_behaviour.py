"""What edits do beyond the row they name: programmes, venues, codes, hours, removals."""

from __future__ import annotations

import json

import pytest

from planner.edit import SetField, Together, Work
from planner.edit.codes import next_code
from planner.edit.editions import AddSection, SetSetting, section_code
from planner.edit.programmes import AddFilm, RemoveFilm, RemoveProgramme, SetFilms
from planner.edit.screenings import (
    AcceptConflict,
    CancelScreening,
    ConfirmScreening,
    MoveScreening,
    PinScreening,
    PlaceProgramme,
    RenumberScreenings,
    Unschedule,
    WithdrawAcceptance,
)
from planner.edit.venues import AddScreen, MoveScreen, RemoveScreen, RenameScreen, SetHours
from planner.errors import UserError
from planner.model import (
    Credit,
    FestivalSetting,
    Film,
    Language,
    Opening,
    Programme,
    ProgrammeFilm,
    ProgrammeKind,
    Section,
    Translation,
)
from planner.times import WallTime
from tests.build import FestivalBuilder, at, own_programme, the_film


@pytest.fixture
def build() -> FestivalBuilder:
    return FestivalBuilder()


def test_a_new_film_is_placeable_at_once(build: FestivalBuilder) -> None:
    build.run(AddFilm("  Still Life ", 6660))
    film = the_film(build.festival, "Still Life")
    (programme,) = build.festival.programmes_with(film.id)
    assert programme.kind is ProgrammeKind.FILM
    assert build.festival.title(programme.id) == "Still Life"


def test_removing_a_film_takes_along_what_cannot_be_without_it(build: FestivalBuilder) -> None:
    film, other = build.film("Gone"), build.film("Stays")
    shorts = build.shorts("Block", film, other)
    build.screening(film)
    kept = build.screening(shorts, "22:00")
    work = Work(build.festival)
    work.add(Credit, film_id=film.id, name="Somebody")
    (language,) = build.festival.rows(Language).values()
    for row in (film, other):
        work.add(Translation, language_id=language.id, of_table="film", of_id=row.id, of_field="t")
    build.festival = build.festival.with_changes(work.changes())
    build.run(RemoveFilm(film.id))
    assert list(build.festival.films) == [other.id]
    assert build.festival.screenings() == (kept,)
    assert build.festival.films_of(shorts.id) == (other,)
    assert not build.festival.rows(Credit)
    (text,) = build.festival.rows(Translation).values()
    assert text.of_id == other.id


def test_removing_a_section_empties_what_refers_to_it(build: FestivalBuilder) -> None:
    section = build.section("Shorts")
    film = build.film("Film", section_id=section.id)
    work = Work(build.festival)
    work.remove(Section, section.id)
    build.festival = build.festival.with_changes(work.changes())
    after = build.festival.films[film.id]
    assert (after.section_id, after.version) == (None, film.version + 1)


def test_removing_a_programme_leaves_each_of_its_films_placeable(build: FestivalBuilder) -> None:
    one, two = build.film("One"), build.film("Two")
    shorts = build.shorts("Block", one, two)
    work = Work(build.festival)
    work.remove(Programme, own_programme(build.festival, one).id)
    build.festival = build.festival.with_changes(work.changes())
    build.run(RemoveProgramme(shorts.id))
    for film in (one, two):
        (programme,) = build.festival.programmes_with(film.id)
        assert programme.kind is ProgrammeKind.FILM


def test_other_films_keep_the_gaps_of_those_that_stay(build: FestivalBuilder) -> None:
    one, two, three = (build.film(name) for name in ("One", "Two", "Three"))
    shorts = build.shorts("Block", one, two)
    first = build.festival.entries(shorts.id)[0]
    build.set(first, gap_seconds=30)
    build.run(SetFilms(shorts.id, (three.id, one.id)))
    entries = build.festival.entries(shorts.id)
    assert [(e.film_id, e.gap_seconds) for e in entries] == [(three.id, None), (one.id, 30)]
    assert build.festival.programmes_with(two.id)


def test_a_film_put_out_of_its_own_programme_gets_another(build: FestivalBuilder) -> None:
    one, two = build.film("One"), build.film("Two")
    build.run(SetFilms(own_programme(build.festival, one).id, (two.id,)))
    assert len(build.festival.programmes_with(one.id)) == 1
    own = own_programme(build.festival, one)
    build.run(SetFilms(own.id, (one.id, two.id)))
    assert build.festival.programmes[own.id].kind is ProgrammeKind.FILMS


def test_a_screening_gets_the_next_code_and_the_first_kind(build: FestivalBuilder) -> None:
    codes = [build.screening(f"Film {n}", f"{10 + n}:00", day=n % 2).code for n in range(4)]
    assert codes == ["101", "201", "102", "202"]
    kind = build.festival.kinds[build.festival.screenings()[0].kind_id or 0]
    assert kind.name == "Public"


def test_codes_count_on_past_one_that_was_given_up(build: FestivalBuilder) -> None:
    first = build.screening("A", "10:00")
    build.screening("B", "12:00")
    build.run(Unschedule((first.id,)))
    assert build.screening("C", "14:00").code == "103"


def test_a_pattern_without_a_number_is_named(build: FestivalBuilder) -> None:
    build.edition(code_pattern="{day}")
    with pytest.raises(UserError, match=r"“\{day\}” needs \{number\}"):
        next_code(Work(build.festival), at(build.festival, "10:00"))


def test_renumbering_goes_by_day_and_start(build: FestivalBuilder) -> None:
    late, early = build.screening("Late", "20:00"), build.screening("Early", "10:00", screen=1)
    build.run(RenumberScreenings())
    screenings = build.festival.all_screenings
    assert (screenings[early.id].code, screenings[late.id].code) == ("101", "102")


def test_a_stated_end_moves_with_its_screening(build: FestivalBuilder) -> None:
    screening = build.screening("Film", "10:00")
    build.set(screening, stated_end=at(build.festival, "12:00"))
    later = WallTime(screening.start + 30)
    build.run(MoveScreening(screening.id, screening.screen_id, later))
    assert build.festival.all_screenings[screening.id].stated_end == at(build.festival, "12:30")


def test_a_screening_remembers_where_it_was_when_its_sale_began(build: FestivalBuilder) -> None:
    screening = build.screening("Film", "10:00")

    def sold() -> tuple[int | None, int | None]:
        row = build.festival.all_screenings[screening.id]
        return (row.sold_screen_id, row.sold_start)

    def sell(tickets: int | None) -> None:
        build.run(SetField("screening", screening.id, "tickets_sold", tickets))

    first, later = screening.start, WallTime(screening.start + 30)
    sell(0)
    assert sold() == (None, None)
    sell(12)
    build.run(MoveScreening(screening.id, screening.screen_id, later))
    sell(120)
    assert sold() == (screening.screen_id, first)
    sell(None)
    assert sold() == (None, None)
    sell(1)
    assert sold() == (screening.screen_id, later)


def test_a_pin_remembers_where_it_was_set(build: FestivalBuilder) -> None:
    screening = build.screening("Film", "10:00")
    build.run(PinScreening(screening.id))
    pinned = build.festival.all_screenings[screening.id]
    assert (pinned.pinned_screen_id, pinned.pinned_start) == (screening.screen_id, screening.start)
    build.run(PinScreening(screening.id, pinned=False))
    assert not build.festival.all_screenings[screening.id].pinned
    assert (PinScreening(1).label(), PinScreening(1, pinned=False).label()) == ("Pin", "Unpin")


def test_a_cancelled_screening_takes_place_again_when_confirmed(build: FestivalBuilder) -> None:
    screening = build.screening("Film")
    build.run(CancelScreening(screening.id, "Print lost"))
    cancelled = build.festival.all_screenings[screening.id]
    assert (cancelled.cancelled, cancelled.cancelled_reason) == (True, "Print lost")
    build.run(ConfirmScreening(screening.id))
    confirmed = build.festival.all_screenings[screening.id]
    assert (confirmed.cancelled, confirmed.cancelled_reason) == (False, "")


def test_an_acceptance_replaces_the_older_one_of_its_key(build: FestivalBuilder) -> None:
    build.run(AcceptConflict("key", "First", json.dumps({"minutes": 5})))
    build.run(AcceptConflict("key", "Second"))
    acceptance = build.festival.acceptance("key")
    assert acceptance is not None
    assert acceptance.reason == "Second"
    build.run(WithdrawAcceptance("key"))
    assert build.festival.acceptance("key") is None


def test_screens_of_one_name_stand_in_venues_of_their_own(build: FestivalBuilder) -> None:
    build.run(AddScreen("Screen 1", "Rex", 300))
    build.run(AddScreen("Open air"))
    names = [build.festival.screen_name(s.id) for s in build.festival.screens_in_order()]
    assert names == [
        "Cinema / Screen 1",
        "Cinema / Screen 2",
        "Rex / Screen 1",
        "Open air",
    ]


def test_screens_are_put_into_another_order(build: FestivalBuilder) -> None:
    third = build.screen("Screen 3")
    build.run(MoveScreen(third.id, 0))
    names = [screen.name for screen in build.festival.screens_in_order()]
    assert names == ["Screen 3", "Screen 1", "Screen 2"]
    build.run(MoveScreen(third.id, 99))
    assert build.festival.screens_in_order()[-1].id == third.id


def test_renaming_a_venue_holds_for_all_its_screens(build: FestivalBuilder) -> None:
    first, second = build.festival.screens_in_order()
    build.run(RenameScreen(first.id, "Red", "Rex"))
    assert build.festival.screen_name(first.id) == "Rex / Red"
    assert build.festival.screen_name(second.id) == "Rex / Screen 2"


def test_a_venue_goes_with_its_last_screen(build: FestivalBuilder) -> None:
    first, second = build.festival.screens_in_order()
    build.screening("Film", screen=0)
    build.hold(screen=0)
    build.run(SetHours(first.id, day=build.festival.days()[0]))
    build.run(RemoveScreen(first.id))
    assert len(build.festival.venues) == 1
    assert not build.festival.screenings()
    assert not build.festival.holds_on(first.id)
    assert not build.festival.rows(Opening)
    build.run(RemoveScreen(second.id))
    assert not build.festival.venues


def test_the_hours_of_a_day_replace_older_ones(build: FestivalBuilder) -> None:
    screen, day = build.festival.screens_in_order()[0], build.festival.days()[0]
    build.run(SetHours(screen.id, 600, 1200, day=day))
    build.run(SetHours(screen.id, 660, 1260, day=day))
    (opening,) = build.festival.rows(Opening).values()
    assert (opening.opens, opening.closes) == (660, 1260)
    assert build.run(SetHours(screen.id, day=day, forget=True))
    assert not build.festival.rows(Opening)


def test_sections_get_colours_and_codes_of_their_own(build: FestivalBuilder) -> None:
    for name in ("Shorts", "Short Docs", "Short Docs", "短片"):
        build.run(AddSection(name))
    sections = build.festival.sections_in_order()
    assert [section.hue for section in sections] == [0, 1, 2, 3]
    codes = [section.code for section in sections]
    assert codes == ["SHO", "SD", "SHO"[:2], "短片"]
    assert len(set(codes)) == 4


def test_section_codes_do_not_run_out() -> None:
    taken: set[str] = set()
    for _ in range(300):
        code = section_code("!!", taken)
        assert 1 <= len(code) <= 3
        assert code not in taken
        taken.add(code)


def test_settings_travel_with_the_festival(build: FestivalBuilder) -> None:
    build.run(SetSetting("rule.overlap.severity", "off"))
    assert build.run(SetSetting("rule.overlap.severity", "off")) == ()
    build.run(SetSetting("rule.overlap.severity", ["a", 1]))
    (setting,) = build.festival.rows(FestivalSetting).values()
    assert json.loads(setting.value) == ["a", 1]
    build.run(SetSetting("rule.overlap.severity", None))
    assert not build.festival.rows(FestivalSetting)
    assert build.run(SetSetting("rule.overlap.severity", None)) == ()


def test_together_each_edit_sees_what_the_one_before_left(build: FestivalBuilder) -> None:
    film = build.film("Film")
    programme = own_programme(build.festival, film)
    screen = build.festival.screens_in_order()[0]
    start = at(build.festival, "10:00")
    edit = Together(
        (
            PlaceProgramme(programme.id, screen.id, start),
            PlaceProgramme(programme.id, screen.id, WallTime(start + 180)),
            SetField("film", film.id, "year", 1934),
            SetField("film", film.id, "year", 2006),
        ),
        "Fill",
        "because",
    )
    rows = build.run(edit)
    assert (edit.label(), edit.comment()) == ("Fill", "because")
    assert [s.code for s in build.festival.screenings()] == ["101", "102"]
    (change,) = (row for row in rows if row.table == "film")
    assert isinstance(change.after, Film)
    assert (change.after.year, change.after.version) == (2006, film.version + 1)


def test_what_comes_back_to_where_it_was_is_no_change(build: FestivalBuilder) -> None:
    film = build.film("Film")
    there = SetField("film", film.id, "year", 2006)
    back = SetField("film", film.id, "year", None)
    assert build.run(Together((there, back), "Nothing")) == ()
    work = Work(build.festival)
    added = work.add(ProgrammeFilm, programme_id=1, film_id=film.id)
    work.remove(ProgrammeFilm, added.id)
    assert work.changes() == ()
    assert work.festival is not build.festival
    assert Work(build.festival).festival is build.festival
