from __future__ import annotations

from pathlib import Path

import pytest

from planner.document import Document
from planner.edit import SetField, Together
from planner.edit.editions import StartFestival
from planner.edit.programmes import AddFilm, RemoveFilm
from planner.edit.screenings import MoveScreening, PlaceProgramme
from planner.edit.venues import AddScreen
from planner.errors import UserError
from planner.model import Changes, Film
from tests.build import (
    FestivalBuilder,
    at,
    document_of,
    plain,
    start_festival,
    the_film,
    the_programme,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Été 電影.marquee"


def test_a_new_festival_is_on_disk_and_opens_again_equal(path: Path) -> None:
    with Document.create(path, start_festival()) as document:
        document.run(AddScreen("Screen 1", "Cinema"))
        document.run(AddFilm("三峡好人 ½ 🎬", 6660))
        before = document.festival
    with Document.open(path) as again:
        assert again.festival.tables == before.tables
        assert again.festival.plan_id == before.plan_id
        assert again.path == path


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    path.write_text("precious")
    with pytest.raises(UserError, match="exists already"):
        Document.create(path, start_festival())
    assert path.read_text() == "precious"


def test_an_impossible_beginning_leaves_no_file(path: Path) -> None:
    with pytest.raises(UserError, match="Mars/Olympus"):
        Document.create(path, start_festival(zone="Mars/Olympus"))
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no folder “[^”]+nowhere”"):
        Document.create(tmp_path / "nowhere" / "f.marquee", start_festival())


def test_the_snapshot_changes_at_once_and_the_old_one_stays() -> None:
    with Document.in_memory(start_festival()) as document:
        before = document.festival
        changes = document.run(AddFilm("Film"), source="test")
        assert changes.source == "test"
        assert changes.title == "Add film"
        assert the_film(document.festival, "Film").id in changes.ids("film")
        assert not before.films


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    with Document.in_memory(start_festival()) as document:
        document.run(AddFilm("Film"))
        film = the_film(document.festival, "Film")
        heard: list[Changes] = []
        document.subscribe(heard.append)
        assert document.run(SetField("film", film.id, "title", "Film")) == Changes()
        assert heard == []
        assert len(document.history()) == 2


def test_an_impossible_edit_changes_nothing() -> None:
    with Document.in_memory(start_festival()) as document:
        before = document.festival
        with pytest.raises(UserError, match="no longer exists"):
            document.run(Together((AddFilm("Film"), RemoveFilm(7)), "Both"))
        assert document.festival is before
        assert document.undo_title is None


def test_what_if_changes_nothing() -> None:
    build = FestivalBuilder()
    screening = build.screening("Film", "10:00")
    with document_of(build.festival) as document:
        later = at(build.festival, "12:00")
        tried = document.what_if(MoveScreening(screening.id, screening.screen_id, later))
        assert tried.all_screenings[screening.id].start == later
        assert document.festival.all_screenings[screening.id].start == screening.start


def test_everyone_hears_of_a_change_until_they_leave() -> None:
    heard: list[str] = []
    with Document.in_memory(start_festival()) as document:
        stay = document.subscribe(lambda changes: heard.append("stays " + changes.title))
        leave = document.subscribe(lambda changes: heard.append("leaves " + changes.title))
        document.run(AddFilm("One"))
        leave()
        leave()
        document.undo()
        stay()
        document.redo()
    assert heard == ["stays Add film", "leaves Add film", "stays Add film"]


@pytest.mark.logs_warnings
def test_a_listener_that_fails_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    heard: list[Changes] = []

    def broken(_changes: Changes) -> None:
        raise RuntimeError("a view with a bug")

    with Document.in_memory(start_festival()) as document:
        document.subscribe(broken)
        document.subscribe(heard.append)
        document.run(AddFilm("One"))
    assert len(heard) == 1
    assert "a view with a bug" in caplog.text


def test_a_listener_sees_the_new_snapshot_and_may_edit() -> None:
    with Document.in_memory(start_festival()) as document:

        def answer(changes: Changes) -> None:
            if changes.touches("film") and len(document.festival.films) < 3:
                document.run(AddFilm(f"Film {len(document.festival.films) + 1}"))

        document.subscribe(answer)
        document.run(AddFilm("Film 1"))
        assert sorted(f.title for f in document.festival.films.values()) == [
            "Film 1",
            "Film 2",
            "Film 3",
        ]


def test_edits_need_not_wait_for_one_another_to_be_saved(path: Path) -> None:
    with Document.create(path, start_festival()) as document:
        document.run(AddFilm("Film"))
        film = the_film(document.festival, "Film")
        for year in range(1900, 2000):
            document.run(SetField("film", film.id, "year", year), source=str(year))
        document.flush()
        assert document.saved
        assert document.festival.films[film.id].version == 101
        before = plain(document.festival)
    with Document.open(path) as again:
        assert plain(again.festival) == before


def test_a_copy_is_complete_and_stands_for_itself(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.marquee"
    with Document.create(path, start_festival()) as document:
        document.run(AddFilm("Both"))
        document.save_copy(copy)
        document.run(AddFilm("Only here"))
        with Document.open(copy) as other:
            assert [film.title for film in other.festival.films.values()] == ["Both"]
            assert other.undo_title == "Add film"
            other.run(AddFilm("Only there"))
            assert len({step.copy for step in other.history()}) == 2
        with pytest.raises(UserError, match="exists already"):
            document.save_copy(copy)
        with pytest.raises(UserError, match="exists already"):
            document.save_copy(path)
        document.undo()
        assert len(document.festival.films) == 1


def test_closing_lets_go_of_the_file(path: Path) -> None:
    document = Document.create(path, start_festival())
    document.close()
    assert list(path.parent.iterdir()) == [path]
    Document.open(path).close()


def test_a_festival_of_everything_comes_back_equal(path: Path) -> None:
    build = FestivalBuilder()
    section = build.section("Shorts")
    one = build.film("One", 10, section_id=section.id, countries=("China", "Hong Kong"), year=1934)
    programme = build.shorts("Block", one, build.film("Two", None, alternate_titles=("長春", "2")))
    build.screening(programme, "24:30", screen=1, day=2, note="a\nb\x00c", qa_minutes=0)
    build.hold("09:00", 30, title="Tech check")
    with document_of(build.festival, path) as document:
        before = document.festival
    with Document.open(path) as again:
        assert again.festival.tables == before.tables


def test_a_place_in_a_festival_without_a_plan_of_that_name_is_refused() -> None:
    with Document.in_memory(start_festival()) as document:
        document.run(AddFilm("Film"))
        document.run(AddScreen("Screen"))
        programme = the_programme(document.festival, "Film")
        screen = document.festival.screens_in_order()[0]
        start = at(document.festival, "10:00")
        document.run(PlaceProgramme(programme.id, screen.id, start))
        assert [s.code for s in document.festival.screenings()] == ["101"]
        with pytest.raises(UserError, match="screen no longer exists"):
            document.run(PlaceProgramme(programme.id, 7, start))


def test_a_beginning_that_is_refused_in_memory_raises_its_sentence() -> None:
    first = start_festival().first_day
    with pytest.raises(UserError, match="before the first"):
        Document.in_memory(StartFestival("F", first, type(first)(first - 1), "Europe/Paris"))


def test_records_are_what_the_model_says_they_are(path: Path) -> None:
    build = FestivalBuilder()
    build.film("Film", 10, countries=("China",))
    with document_of(build.festival, path):
        pass
    with Document.open(path) as again:
        (film,) = again.festival.rows(Film).values()
        assert type(film.countries) is tuple
        assert film.status.value == "invited"
        assert all(kind.public in (True, False) for kind in again.festival.kinds.values())
