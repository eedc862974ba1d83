"""A file of a newer minor version: what it has that this Marquee does not know stays in it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit import SetField
from planner.edit.programmes import AddFilm, RemoveFilm
from planner.errors import FestivalLost, UserError
from planner.store import list_backups, verify
from planner.store.newer import _steps_between
from tests.build import start_festival, the_film

NEWER = (
    "ALTER TABLE film ADD COLUMN mood TEXT;"
    "ALTER TABLE film ADD COLUMN stars INTEGER;"
    "ALTER TABLE film ADD COLUMN line2 TEXT;"
    "PRAGMA user_version=5001"
)

Row = tuple[str, str | None, int | None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two films, and a last step of the newer Marquee: one is calm instead of wild."""
    path = tmp_path / "newer.marquee"
    with Document.create(path, start_festival()) as document:
        document.run(AddFilm("Ritoma", 360))
        document.run(AddFilm("Maineland", 5400))
        ritoma, maineland = (the_film(document.festival, t).id for t in ("Ritoma", "Maineland"))
        document.run(SetField("film", ritoma, "note", "as the newer Marquee did it"))
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(NEWER)
        raw.execute("UPDATE film SET mood='calm', stars=5 WHERE id=?", (ritoma,))
        raw.execute("UPDATE film SET mood='loud' WHERE id=?", (maineland,))
        (head,) = raw.execute("SELECT value FROM meta WHERE key='head'").fetchone()
        (changes,) = raw.execute("SELECT changes FROM journal WHERE id=?", (head,)).fetchone()
        ((_table, _id, before, after),) = rows = json.loads(changes)
        before.update(mood="wild", stars=5)
        after.update(mood="calm", stars=5)
        raw.execute("UPDATE journal SET changes=? WHERE id=?", (json.dumps(rows), head))
        raw.commit()
    return path


def films(path: Path) -> dict[str, Row]:
    """What the newer Marquee would find."""
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT title, mood, stars, year FROM film").fetchall()
        assert raw.execute("PRAGMA user_version").fetchone() == (5001,)
    return {title: (mood, stars, year) for title, mood, stars, year in rows}


def test_undoing_what_the_newer_did_undoes_it_whole(path: Path) -> None:
    with Document.open(path) as document:
        document.undo()
    assert films(path)["Ritoma"] == ("wild", 5, None)
    with Document.open(path) as document:
        document.redo()
    assert films(path)["Ritoma"] == ("calm", 5, None)
    assert verify(path) == []


def test_a_row_that_is_removed_and_there_again_is_whole(path: Path) -> None:
    for _ in range(2):
        with Document.open(path) as document:
            document.run(RemoveFilm(the_film(document.festival, "Ritoma").id))
        assert "Ritoma" not in films(path)
        with Document.open(path) as document:
            document.undo()
        assert films(path)["Ritoma"] == ("calm", 5, None)
    with Document.open(path) as document:
        document.redo()
        document.undo()
        document.undo()
    assert films(path) == {"Ritoma": ("wild", 5, None), "Maineland": ("loud", None, None)}


def test_our_own_steps_are_whole_for_the_newer(path: Path) -> None:
    """It takes a step back by putting the whole row there as the journal has it."""
    with Document.open(path) as document:
        film = the_film(document.festival, "Ritoma")
        document.run(SetField("film", film.id, "year", 2018))
        document.run(SetField("film", film.id, "year", 2019))
        document.run(AddFilm("New here"))
    with closing(sqlite3.connect(path)) as raw:
        steps = [json.loads(row[0]) for row in raw.execute("SELECT changes FROM journal")]
    images = [
        image
        for step in steps
        for table, row_id, before, after in step
        for image in (before, after)
        if table == "film" and row_id == film.id and image and image.get("year")
    ]
    assert images
    assert all((image["mood"], image["stars"]) == ("calm", 5) for image in images)


def test_a_long_way_back_and_forth_ends_where_it_began(path: Path) -> None:
    with Document.open(path) as document:
        film = the_film(document.festival, "Maineland")
        document.run(SetField("film", film.id, "year", 2017))
        document.run(RemoveFilm(film.id))
        document.run(AddFilm("Another"))
    before = films(path)
    with Document.open(path) as document:
        while document.undo_title:
            document.undo()
        while document.redo_title:
            document.redo()
    assert films(path) == before
    with Document.open(path) as document:
        document.undo()
        document.undo()
    assert films(path)["Maineland"] == ("loud", None, 2017)


def test_backups_and_copies_have_it(path: Path) -> None:
    with Document.open(path) as document:
        document.save_copy(path.with_name("copy.marquee"))
    backup = list_backups(path)[0]
    restored = path.with_name("restored.marquee")
    restored.write_bytes(backup.content())
    assert films(restored) == films(path.with_name("copy.marquee")) == films(path)


def test_no_row_is_brought_back_without_it(path: Path) -> None:
    with Document.open(path) as document:
        copy = path.with_name("copy.marquee")
        document.save_copy(copy)
        document.run(RemoveFilm(the_film(document.festival, "Ritoma").id))
        with pytest.raises(UserError, match="was written by a newer Marquee"):
            document.restore(copy)
        document.undo()
    assert "Ritoma" in films(path)


@pytest.mark.parametrize("spoilt", [False, True])
def test_a_rescue_copy_has_it(path: Path, spoilt: bool) -> None:
    with Document.open(path) as document:
        backups = document._store._opened.backups
        assert backups is not None
        film = the_film(document.festival, "Ritoma")
        document.run(SetField("film", film.id, "year", 2018))
        document.run(AddFilm("New here"))
        document.flush()
        backups.wait()
        if spoilt:
            connection = document._store._connection
            document._store._ask(lambda: connection.exec_driver_sql("PRAGMA shrink_memory"))
            size = path.stat().st_size
            source = ["if=/dev/urandom", f"of={path}", f"bs={size}", "count=1", "conv=notrunc"]
            subprocess.run(["dd", *source], check=True, capture_output=True)
        else:
            path.unlink()
        with pytest.raises(FestivalLost) as caught:
            document.flush()
    rescued = caught.value.rescued
    assert rescued is not None
    assert verify(rescued) == []
    assert films(rescued) == {
        "Ritoma": ("calm", 5, 2018),
        "Maineland": ("loud", None, None),
        "New here": (None, None, None),
    }
    with Document.open(rescued) as document:
        for _ in range(3):
            document.undo()
    assert films(rescued)["Ritoma"] == ("wild", 5, None)


def test_the_way_to_another_branch_leads_over_where_they_part(path: Path) -> None:
    with Document.open(path) as document:
        start = document._store.state.position.head
        document.run(AddFilm("One"))
        document.run(AddFilm("Two"))
        document.flush()
        left = document._store.state.position.head
        document.undo()
        document.undo()
        document.run(AddFilm("Three"))
        document.flush()
        here = document._store.state.position.head
        connection = document._store._connection

        def way(first: int | None, last: int | None) -> list[tuple[str, bool]]:
            with connection.begin():
                steps = _steps_between(connection, first, last)
            return [(json.loads(changes)[0][3]["title"], undone) for _id, changes, undone in steps]

        ask = document._store._ask
        assert ask(lambda: way(here, left)) == [("Three", True), ("One", False), ("Two", False)]
        assert ask(lambda: way(left, start)) == [("Two", True), ("One", True)]
        assert ask(lambda: way(start, left)) == [("One", False), ("Two", False)]
        assert ask(lambda: way(here, here)) == []
        assert ask(lambda: way(here, 77)) == []
