"""Every named edit, once as it is meant and once as it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from planner.edit import Edit, SetField, named_edits
from planner.edit.editions import AddSection, ChangeDays, SetSetting
from planner.edit.juries import AddJury, RemoveJury, SetJurors, SetJuryFilms
from planner.edit.parts import AddPart, RemovePart
from planner.edit.passes import AddPass, RemovePass, SetPassSections
from planner.edit.patterns import RepeatDay, RepeatScreen
from planner.edit.people import (
    AddPerson,
    ForgetAppearance,
    JoinFilm,
    LeaveFilm,
    RemovePerson,
    SetAppearance,
    SetAvailability,
)
from planner.edit.programmes import (
    AddEvent,
    AddFilm,
    MakeShortsProgramme,
    RemoveFilm,
    RemoveProgramme,
    SetFilms,
)
from planner.edit.relations import Relate, RemoveRelation, SetTravel
from planner.edit.screenings import (
    AcceptConflict,
    CancelScreening,
    ConfirmScreening,
    DuplicateScreening,
    MoveHold,
    MoveScreening,
    PinScreening,
    PlaceHold,
    PlaceProgramme,
    RemoveHold,
    RenumberScreenings,
    SwapScreenings,
    Unschedule,
    WithdrawAcceptance,
)
from planner.edit.texts import AddLanguage, SetText
from planner.edit.venues import (
    AddScreen,
    GroupScreens,
    MoveScreen,
    RemoveScreen,
    RenameScreen,
    SetHours,
)
from planner.errors import UserError
from planner.model import Copy, Edition, Kdm, Pass, Record, Release, RowChange, columns
from planner.times import Day, WallTime, parse_wall
from tests.build import FestivalBuilder, applied, changes_of, own_programme

BUILD = FestivalBuilder(screens=2, zone="Europe/Paris", first_day="2026-03-27", days=4)
FILM = BUILD.film("Film", 90)
OTHER = BUILD.film("Other", 15)
PROGRAMME = own_programme(BUILD.festival, FILM)
SHORTS = BUILD.shorts("Shorts", FILM, OTHER)
EVENT = BUILD.event("Party")
SCREENING = BUILD.screening(FILM, "10:00", code="X1")
LATE = BUILD.screening(OTHER, "21:00", screen=1, code="103")
PINNED = BUILD.screening(OTHER, "14:00", screen=1, code="102")
PINNED = BUILD.set(PINNED, pinned_screen_id=PINNED.screen_id, pinned_start=PINNED.start)
HOLD = BUILD.hold("12:00")
COPY = BUILD.row(Copy, film_id=FILM.id, format="DCP", encrypted=True)
KDM = BUILD.row(
    Kdm,
    copy_id=COPY.id,
    screen_id=SCREENING.screen_id,
    valid_from=WallTime(SCREENING.start - 60),
    valid_until=WallTime(SCREENING.start + 240),
)
BUILD.run(MoveScreen(BUILD.screen("Studio", "Odeon").id, 1))
JIA = BUILD.person("Jia", FILM)
ANN = BUILD.person("Ann")
BUILD.appears(JIA, SCREENING)
JURY = BUILD.jury("Jury", JIA, films=(FILM,))
COMPETITION = BUILD.section("Competition")
PASS = BUILD.row(Pass, name="Everything")
WISH = BUILD.relation("before", FILM, EVENT)
BUILD.run(AcceptConflict("known", "They agreed"))
FESTIVAL = BUILD.festival
FIRST, STUDIO, SECOND = FESTIVAL.screens_in_order()
NOON = parse_wall("2026-03-27T12:00")
IN_THE_GAP = parse_wall("2026-03-29T02:30")
FROZEN = applied(
    FESTIVAL.with_changes([]), SetField("plan", FESTIVAL.plan_id, "frozen", value=True)
).in_plan(FESTIVAL.plan_id)
RELEASED = FESTIVAL.with_changes(
    [RowChange("release", 1, None, Release(id=1, plan_id=FESTIVAL.plan_id, name="R", made=NOON))]
)
DAY = FESTIVAL.days()[0]
EDITION = FESTIVAL.edition.id
CINEMA, ODEON = FIRST.venue_id, STUDIO.venue_id


@dataclass(frozen=True)
class Case:
    """One edit that goes well, and others with the sentence that refuses them."""

    good: Edit
    bad: tuple[tuple[Edit, str], ...]


GONE = "no longer exists"
CASES = (
    Case(
        SetField("film", FILM.id, "year", 2006),
        (
            (SetField("film", FILM.id, "year", 1066), "Year: 1066 is too small"),
            (SetField("film", FILM.id, "year", "soon"), "Year cannot be “soon”"),
            (SetField("film", FILM.id, "title", None), "Title cannot be empty"),
            (SetField("film", FILM.id, "colour", 1), "no field “colour” in film"),
            (SetField("film", FILM.id, "id", 1), "no field “id” in film"),
            (SetField("cinema", 1, "name", ""), "no field “name” in cinema"),
            (SetField("film", FILM.id, "section_id", 7), GONE),
            (SetField("film", FILM.id, "status", "perhaps"), "not one of invited, confirmed"),
            (SetField("film", FILM.id, "countries", ("a\nb",)), "one line"),
            (SetField("film", 7, "year", 2006), GONE),
            (SetField("edition", EDITION, "zone", "Mars"), "no time zone “Mars”"),
            (
                SetField("edition", EDITION, "last_day", Day(DAY - 1)),
                "before the first",
            ),
            (SetField("edition", EDITION, "code_pattern", "{day}"), "needs {number}"),
            (
                SetField("edition", EDITION, "code_pattern", "{number.x}"),
                "code pattern",
            ),
            (
                SetField("edition", EDITION, "code_pattern", "{number:0999999999d}"),
                "code pattern",
            ),
            (SetField("edition", EDITION, "name", " "), "needs a name"),
        ),
    ),
    Case(
        ChangeDays(DAY, Day(DAY + 9)),
        (
            (ChangeDays(DAY, Day(DAY - 1)), "is before the first"),
            (ChangeDays(DAY, Day(DAY + 60)), "more than 60 days"),
        ),
    ),
    Case(
        AddPart("copy", (("film_id", FILM.id), ("format", "35 mm"))),
        ((AddPart("film", ()), "nothing that can be added so"),),
    ),
    Case(
        RemovePart("copy", COPY.id),
        ((RemovePart("copy", 1), "no longer exists"),),
    ),
    Case(
        AddLanguage("fr", "Français"),
        (
            (AddLanguage(" "), "needs a code"),
            (AddLanguage("en"), "has the language “en” already"),
        ),
    ),
    Case(
        SetText("film", FILM.id, "logline", "en", "A town."),
        (
            (SetText("film", FILM.id, "note", "en", "x"), "no text “note”; there are: film: title"),
            (SetText("screen", FIRST.id, "name", "en", "x"), "screen has no text “name”"),
            (SetText("film", FILM.id, "title", "fr", "x"), "no language “fr”; add it first"),
            (SetText("film", 7, "title", "en", "x"), GONE),
        ),
    ),
    Case(AddSection("Shorts"), ((AddSection("  "), "section needs a name"),)),
    Case(SetSetting("rule.turnaround.severity", "off"), ((SetSetting("", 1), "needs a name"),)),
    Case(
        AddFilm("Still Life", 6660),
        (
            (AddFilm(" "), "needs a title"),
            (AddFilm("F", 0), "Runtime: .* is too small"),
            (AddFilm("F", 60, section_id=7), GONE),
        ),
    ),
    Case(RemoveFilm(FILM.id), ((RemoveFilm(7), GONE),)),
    Case(
        MakeShortsProgramme((FILM.id, OTHER.id)),
        (
            (MakeShortsProgramme((FILM.id, FILM.id)), "at least two films"),
            (MakeShortsProgramme((FILM.id, 7)), GONE),
        ),
    ),
    Case(
        SetFilms(SHORTS.id, (OTHER.id, FILM.id)),
        (
            (SetFilms(SHORTS.id, ()), "remove the programme instead"),
            (SetFilms(EVENT.id, (FILM.id,)), "event has no films"),
            (SetFilms(SHORTS.id, (FILM.id, 7)), GONE),
            (SetFilms(7, (FILM.id,)), GONE),
        ),
    ),
    Case(
        AddEvent("Awards", 90),
        ((AddEvent(""), "needs a title"), (AddEvent("Awards", 0), "Length: .* is too small")),
    ),
    Case(
        RemoveProgramme(SHORTS.id),
        ((RemoveProgramme(PROGRAMME.id), "remove the film instead"), (RemoveProgramme(7), GONE)),
    ),
    Case(
        PlaceProgramme(PROGRAMME.id, FIRST.id, NOON),
        (
            (PlaceProgramme(7, FIRST.id, NOON), "programme no longer exists"),
            (PlaceProgramme(PROGRAMME.id, 7, NOON), "screen no longer exists"),
            (PlaceProgramme(PROGRAMME.id, FIRST.id, NOON, kind_id=7), "kind no longer exists"),
            (PlaceProgramme(PROGRAMME.id, FIRST.id, IN_THE_GAP), "02:30 does not exist on Sat 28"),
        ),
    ),
    Case(
        MoveScreening(SCREENING.id, SECOND.id, NOON),
        (
            (MoveScreening(7, SECOND.id, NOON), GONE),
            (MoveScreening(SCREENING.id, 7, NOON), GONE),
            (MoveScreening(SCREENING.id, FIRST.id, IN_THE_GAP), "clocks go forward"),
        ),
    ),
    Case(
        DuplicateScreening(SCREENING.id, SECOND.id, NOON),
        (
            (DuplicateScreening(7, SECOND.id, NOON), GONE),
            (DuplicateScreening(SCREENING.id, 7, NOON), GONE),
            (DuplicateScreening(SCREENING.id, FIRST.id, IN_THE_GAP), "clocks go forward"),
        ),
    ),
    Case(
        SwapScreenings(SCREENING.id, LATE.id),
        (
            (SwapScreenings(SCREENING.id, 7), GONE),
            (SwapScreenings(7, LATE.id), GONE),
            (SwapScreenings(LATE.id, LATE.id), "choose two"),
            (SwapScreenings(SCREENING.id, PINNED.id), "“Other” is pinned"),
            (SwapScreenings(PINNED.id, SCREENING.id), "“Other” is pinned"),
        ),
    ),
    Case(Unschedule((SCREENING.id,)), ((Unschedule((SCREENING.id, 7)), GONE),)),
    Case(PinScreening(SCREENING.id), ((PinScreening(7), GONE),)),
    Case(CancelScreening(SCREENING.id, "Print lost"), ((CancelScreening(7), GONE),)),
    Case(ConfirmScreening(SCREENING.id), ((ConfirmScreening(7), GONE),)),
    Case(
        PlaceHold(FIRST.id, NOON, 30),
        (
            (PlaceHold(7, NOON, 30), GONE),
            (PlaceHold(FIRST.id, NOON, 0), "Length: 0 is too small"),
            (PlaceHold(FIRST.id, NOON, 3000), "Length: 3000 is too large"),
        ),
    ),
    Case(
        MoveHold(HOLD.id, SECOND.id, NOON),
        ((MoveHold(7, SECOND.id, NOON), GONE), (MoveHold(HOLD.id, 7, NOON), GONE)),
    ),
    Case(RemoveHold(HOLD.id), ((RemoveHold(7), GONE),)),
    Case(AcceptConflict("key", "They agreed"), ((AcceptConflict("key", " "), "needs a reason"),)),
    Case(WithdrawAcceptance("known"), ((WithdrawAcceptance("unknown"), "is not accepted"),)),
    Case(
        AddScreen("Salle 3", "Rex", 300),
        (
            (AddScreen(" "), "needs a name"),
            (AddScreen("Screen 1", "Cinema"), "already has a screen called Screen 1"),
            (AddScreen("Big", "Rex", -1), "Seats: -1 is too small"),
        ),
    ),
    Case(
        RenameScreen(FIRST.id, "Red"),
        (
            (RenameScreen(FIRST.id, ""), "needs a name"),
            (RenameScreen(7, "Red"), GONE),
            (RenameScreen(FIRST.id, "Screen 2"), "already has a screen called Screen 2"),
        ),
    ),
    Case(MoveScreen(FIRST.id, 1), ((MoveScreen(7, 0), GONE),)),
    Case(GroupScreens(), ()),
    Case(
        RepeatDay(DAY, Day(DAY + 1)),
        (
            (RepeatDay(DAY, DAY), "choose another festival day"),
            (RepeatDay(DAY, Day(DAY + 99)), "choose another festival day"),
            (RepeatDay(Day(DAY + 1), DAY), "Nothing is on"),
            (RepeatDay(DAY, Day(DAY + 1), 7), GONE),
        ),
    ),
    Case(
        RepeatScreen(DAY, FIRST.id, STUDIO.id),
        (
            (RepeatScreen(DAY, FIRST.id, 7), GONE),
            (RepeatScreen(DAY, 7, FIRST.id), GONE),
            (RepeatScreen(DAY, FIRST.id, FIRST.id), "choose another screen"),
            (RepeatScreen(DAY, STUDIO.id, FIRST.id), "Nothing is on"),
        ),
    ),
    Case(RemoveScreen(FIRST.id), ((RemoveScreen(7), GONE),)),
    Case(
        SetHours(FIRST.id, 600, 1470),
        (
            (SetHours(FIRST.id, 1200, 600), "cannot close at 10:00 when it opens at 20:00"),
            (SetHours(FIRST.id, 600, 3000), "Closes: 50:00 is too large"),
            (SetHours(7, 600, 1200), GONE),
        ),
    ),
    Case(
        AddPerson("Jia", "moderator", FILM.id, "director"),
        (
            (AddPerson(" "), "needs a name"),
            (AddPerson("Jia", "star"), "Roles: “star” is not one of guest, moderator"),
            (AddPerson("Jia", film_id=7), GONE),
        ),
    ),
    Case(RemovePerson(JIA.id), ((RemovePerson(7), GONE),)),
    Case(
        JoinFilm(OTHER.id, JIA.id, "director"),
        ((JoinFilm(7, JIA.id), GONE), (JoinFilm(FILM.id, 7), GONE)),
    ),
    Case(
        LeaveFilm(FILM.id, JIA.id),
        (
            (LeaveFilm(OTHER.id, JIA.id), "Jia does not belong to Other"),
            (LeaveFilm(7, JIA.id), GONE),
            (LeaveFilm(FILM.id, 7), GONE),
        ),
    ),
    Case(
        SetAvailability(JIA.id, DAY, 600, 1500),
        (
            (SetAvailability(JIA.id, DAY, 1200, 600), "from 20:00 until 10:00"),
            (SetAvailability(JIA.id, DAY, 600, 3000), "Until: 50:00 is too large"),
            (SetAvailability(7, DAY), GONE),
        ),
    ),
    Case(
        SetAppearance(SCREENING.id, ANN.id, "moderator", "qa"),
        (
            (SetAppearance(7, JIA.id), GONE),
            (SetAppearance(SCREENING.id, 7), GONE),
            (SetAppearance(SCREENING.id, JIA.id, "star"), "Role: “star” is not one of"),
            (SetAppearance(SCREENING.id, JIA.id, part="always"), "Appears at: “always”"),
        ),
    ),
    Case(
        ForgetAppearance(SCREENING.id, JIA.id),
        (
            (ForgetAppearance(SCREENING.id, ANN.id), "Nothing was decided about Ann"),
            (ForgetAppearance(7, JIA.id), GONE),
            (ForgetAppearance(SCREENING.id, 7), GONE),
        ),
    ),
    Case(
        AddJury("Main jury", deadline=NOON),
        ((AddJury(" "), "needs a name"), (AddJury("Main jury", 7), GONE)),
    ),
    Case(RemoveJury(JURY.id), ((RemoveJury(7), GONE),)),
    Case(
        SetJurors(JURY.id, (ANN.id,)), ((SetJurors(7, ()), GONE), (SetJurors(JURY.id, (7,)), GONE))
    ),
    Case(
        SetJuryFilms(JURY.id, (OTHER.id,)),
        ((SetJuryFilms(7, ()), GONE), (SetJuryFilms(JURY.id, (7,)), GONE)),
    ),
    Case(
        AddPass("Everything", (COMPETITION.id,)),
        ((AddPass(" "), "needs a name"), (AddPass("Everything", (7,)), GONE)),
    ),
    Case(RemovePass(PASS.id), ((RemovePass(7), GONE),)),
    Case(
        SetPassSections(PASS.id, (COMPETITION.id,)),
        ((SetPassSections(7, ()), GONE), (SetPassSections(PASS.id, (7,)), GONE)),
    ),
    Case(
        Relate("days apart", PROGRAMME.id, SHORTS.id, 2),
        (
            (Relate("near", PROGRAMME.id, SHORTS.id), "Relation: “near” is not one of before"),
            (Relate("before", PROGRAMME.id, PROGRAMME.id), "related to itself"),
            (Relate("before", PROGRAMME.id, 7), GONE),
            (Relate("days apart", PROGRAMME.id, SHORTS.id, 0), "Days: 0 is too small"),
        ),
    ),
    Case(RemoveRelation(WISH.id), ((RemoveRelation(7), GONE),)),
    Case(
        SetTravel(CINEMA, ODEON, 15),
        (
            (SetTravel(CINEMA, CINEMA, 15), "Within one venue nobody travels"),
            (SetTravel(CINEMA, ODEON, -1), "Travel: -1 is too small"),
            (SetTravel(CINEMA, 7, 15), GONE),
        ),
    ),
)
REFUSED = [(edit, sentence) for case in CASES for edit, sentence in case.bad]
RELEASED_ONLY = {"renumber"}
OF_THE_PLAN = (
    PlaceProgramme(PROGRAMME.id, FIRST.id, NOON),
    MoveScreening(SCREENING.id, SECOND.id, NOON),
    DuplicateScreening(SCREENING.id, SECOND.id, NOON),
    RepeatDay(DAY, Day(DAY + 1)),
    RepeatScreen(DAY, FIRST.id, STUDIO.id),
    SwapScreenings(SCREENING.id, LATE.id),
    Unschedule((SCREENING.id,)),
    PinScreening(SCREENING.id),
    CancelScreening(SCREENING.id),
    ConfirmScreening(SCREENING.id),
    PlaceHold(FIRST.id, NOON, 30),
    MoveHold(HOLD.id, SECOND.id, NOON),
    RemoveHold(HOLD.id),
    SetAppearance(SCREENING.id, ANN.id),
    ForgetAppearance(SCREENING.id, JIA.id),
)


def test_no_named_edit_is_forgotten_here() -> None:
    assert {case.good.name for case in CASES} | RELEASED_ONLY == set(named_edits())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.good.name)
def test_an_edit_that_is_meant_changes_something_and_says_what(case: Case) -> None:
    assert changes_of(FESTIVAL, case.good)
    assert case.good.label()
    assert case.good.label()[0].isupper()
    assert "{" not in case.good.label()
    assert isinstance(case.good.parameters(), dict)
    hash(case.good.merge_key())


@pytest.mark.parametrize(("edit", "sentence"), REFUSED, ids=lambda it: getattr(it, "name", it))
def test_an_edit_that_cannot_be_is_refused_with_its_sentence(edit: Edit, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence.replace("{", r"\{")):
        changes_of(FESTIVAL, edit)


@pytest.mark.parametrize("edit", OF_THE_PLAN, ids=lambda edit: edit.name)
def test_a_released_plan_stays_as_it_is(edit: Edit) -> None:
    assert changes_of(FESTIVAL, edit)
    with pytest.raises(UserError, match="“Main” is a release and cannot change"):
        changes_of(FROZEN, edit)


def test_codes_may_be_renumbered_until_the_first_release() -> None:
    (change,) = changes_of(FESTIVAL, RenumberScreenings())
    assert [getattr(row, "code", "") for row in (change.before, change.after)] == ["X1", "101"]
    with pytest.raises(UserError, match="have been released"):
        changes_of(RELEASED, RenumberScreenings())


def test_every_field_of_every_form_can_be_set_to_what_it_is() -> None:
    for table, rows in FESTIVAL.tables.items():
        for row in rows.values():
            for name, value in vars_of(row).items():
                if name not in {"id", "version"}:
                    assert changes_of(FESTIVAL, SetField(table, row.id, name, value)) == ()
    assert FESTIVAL.rows(Edition)


def field_names(row: Record) -> list[str]:
    return [known.name for known in columns(type(row))]


def vars_of(row: Record) -> dict[str, Any]:
    return {name: getattr(row, name) for name in field_names(row)}
