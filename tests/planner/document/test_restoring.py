"""An open festival goes back to a backup as one step, which can be undone like any other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.document import Document
from planner.document.restoring import festival_in, festival_of_file
from planner.edit import SetField
from planner.edit.plans import MakeRelease
from planner.edit.programmes import AddFilm
from planner.errors import FestivalDamaged, FestivalReadOnly, UserError
from planner.model import Changes, Film, Plan, Release
from planner.store import Backup, list_backups, verify
from planner.times import WallTime
from tests.build import FestivalBuilder, document_of, plain, start_festival
from tests.planner.store.test_old_files import FIRST as OLD


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Fest.marquee"
    builder = FestivalBuilder()
    for number in range(15):
        builder.screening(builder.film(f"Film {number}"), f"{8 + number}:00")
    document_of(builder.festival, path).close()
    return path


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    with Document.open(path) as document:
        wait_for_backups(document)
        yield document


@pytest.fixture
def backup(document: Document) -> Backup:
    (backup,) = document.backups()
    return backup


def wait_for_backups(document: Document) -> None:
    document.flush()
    backups = document._store._opened.backups
    assert backups is not None
    backups.wait()


def change_much(document: Document) -> None:
    document.run(AddFilm("Later", 5000))
    first = next(iter(document.festival.films))
    document.run(SetField(Film.table, first, "title", "Other"))


def test_a_backup_comes_back_as_one_step(document: Document, backup: Backup) -> None:
    then = plain(document.festival)
    change_much(document)
    now = plain(document.festival)
    steps = len(document.history())
    told: list[Changes] = []
    document.subscribe(told.append)
    changes = document.restore(backup, "menu")
    assert plain(document.festival) == then
    assert changes.title == document.undo_title == f"Restore the backup of {backup.when}"
    assert told == [changes]
    assert changes.source == "menu"
    assert {row.table for row in changes.rows} == {"film", "programme", "programme_film"}
    assert len(document.history()) == steps + 1
    document.undo()
    assert plain(document.festival) == now
    document.redo()
    assert plain(document.festival) == then
    document.close()
    assert verify(document.path) == []
    with Document.open(document.path) as again:
        assert plain(again.festival) == then
        again.undo()
        assert plain(again.festival) == now


def test_a_backup_of_the_present_is_made_first(document: Document, backup: Backup) -> None:
    change_much(document)
    now = plain(document.festival)
    document.restore(backup)
    wait_for_backups(document)
    newest = document.backups()[0]
    assert newest.why == "restore"
    assert newest.reason == "before another version took its place"
    assert plain(festival_in(newest)) == now


def test_what_is_there_already_makes_no_step_and_no_backup(
    document: Document, backup: Backup
) -> None:
    assert document.restore(backup).rows == ()
    wait_for_backups(document)
    assert document.backups() == (backup,)
    assert len(document.history()) == 1


def test_another_file_of_the_festival_is_taken_as_data(document: Document, tmp_path: Path) -> None:
    other = tmp_path / "colleague.marquee"
    document.save_copy(other)
    with Document.open(other) as theirs:
        theirs.run(AddFilm("Theirs", 5000))
        wanted = plain(theirs.festival)
    change_much(document)
    assert plain(festival_of_file(other)) == wanted
    assert document.restore(other).title == "Restore what “colleague.marquee” says"
    assert plain(document.festival) == wanted


def test_another_festival_is_refused(document: Document, tmp_path: Path) -> None:
    other = tmp_path / "other.marquee"
    Document.create(other, start_festival(name="Other Festival")).close()
    with pytest.raises(UserError, match="“Other Festival” is another festival"):
        document.restore(other)
    with Document.open(other) as opened:
        wait_for_backups(opened)
        (theirs,) = opened.backups()
    with pytest.raises(UserError, match="another festival"):
        document.restore(theirs)
    assert document.undo_title is None


def test_the_plan_that_is_shown_may_go(document: Document, backup: Backup) -> None:
    work = FestivalBuilder(screens=0)
    work.festival = document.festival
    plan = document.festival.rows(Plan)[document.festival.plan_id]
    new = Plan(id=77, name="Second", order=plan.order + 1)
    from planner.edit.restoring import Restore

    tables = {**document.festival.tables, "plan": {plan.id: plan, 77: new}}
    document.run(Restore(type(document.festival)(tables), "Second plan"))
    document.show_plan(77)
    document.restore(backup)
    assert document.festival.plan_id == plan.id


def release(document: Document, name: str) -> None:
    document.run(MakeRelease(document.festival.plan_id, name, "", WallTime(1000)))


def names_of_releases(document: Document) -> set[str]:
    return {made.name for made in document.festival.rows(Release).values()}


def test_a_backup_from_before_a_release_comes_back(document: Document, backup: Backup) -> None:
    then = plain(document.festival)
    change_much(document)
    release(document, "Catalogue")
    now = plain(document.festival)
    document.restore(backup)
    assert plain(document.festival) == then
    assert names_of_releases(document) == set()
    document.undo()
    assert plain(document.festival) == now
    assert names_of_releases(document) == {"Catalogue"}
    document.redo()
    assert plain(document.festival) == then
    document.undo()
    document.close()
    assert verify(document.path) == []
    with Document.open(document.path) as again:
        assert plain(again.festival) == now
        first = min(again.festival.screenings(), key=lambda one: one.start)
        frozen = next(plan for plan in again.festival.rows(Plan).values() if plan.frozen)
        with pytest.raises(UserError, match="“Catalogue” is a release"):
            again.run(SetField(Plan.table, frozen.id, "name", "Other"))
        with pytest.raises(UserError, match="has been released"):
            again.run(SetField("screening", first.id, "code", "new"))


def test_a_copy_with_another_release_is_taken_whole(document: Document, tmp_path: Path) -> None:
    release(document, "Catalogue")
    other = tmp_path / "colleague.marquee"
    document.save_copy(other)
    with Document.open(other) as theirs:
        release(theirs, "Guide")
        wanted = plain(theirs.festival)
    document.undo()
    release(document, "Poster")
    now = plain(document.festival)
    document.restore(other)
    assert plain(document.festival) == wanted
    assert names_of_releases(document) == {"Catalogue", "Guide"}
    document.undo()
    assert plain(document.festival) == now
    assert names_of_releases(document) == {"Poster"}


def test_a_spoilt_backup_changes_nothing(document: Document, backup: Backup) -> None:
    change_much(document)
    now = plain(document.festival)
    backup.file.write_bytes(backup.file.read_bytes()[:-9])
    with pytest.raises(FestivalDamaged, match="take another one"):
        document.restore(backup)
    assert plain(document.festival) == now


def test_who_only_looks_restores_nothing(path: Path, document: Document, backup: Backup) -> None:
    document.close()
    with Document.read(path) as looking, pytest.raises(FestivalReadOnly):
        looking.restore(backup)


def test_a_backup_of_an_older_marquee_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.marquee"
    shutil.copy(OLD, path)
    with Document.open(path) as document:
        then = plain(document.festival)
        document.run(AddFilm("Later", 5000))
        (backup,) = (b for b in list_backups(path) if b.content() == OLD.read_bytes())
        assert plain(festival_in(backup)) == then
        document.restore(backup)
        assert plain(document.festival) == then
    assert verify(path) == []
