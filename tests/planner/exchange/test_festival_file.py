"""Another festival comes in from its file, which stays as it is, whoever has it open."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.document import Document
from planner.document.compare import compare
from planner.edit.editions import AddSection
from planner.edit.programmes import AddFilm
from planner.edit.screenings import PlaceProgramme
from planner.edit.stills import SetStill
from planner.edit.venues import AddScreen
from planner.errors import UserError
from planner.exchange import import_suffixes, plan_import
from planner.exchange.source import Source
from planner.times import WallTime
from tests.build import a_festival, applied, start_festival


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "other.marquee"
    with Document.create(path, start_festival(name="Other")) as document:
        document.run(AddSection("Night"))
        document.run(AddFilm("Salt", 5580))
        document.run(AddFilm("Rain", 720))
        document.run(AddScreen("Screen 1", "Cinema"))
        (programme, *_) = document.festival.programmes
        (screen,) = document.festival.screens
        start = WallTime(document.festival.edition.first_day * 1440 + 1200)
        document.run(PlaceProgramme(programme, screen, start))
    return path


def test_an_empty_festival_becomes_the_other(path: Path) -> None:
    before = path.read_bytes()
    empty = a_festival(screens=0)
    plan = plan_import(empty, [path])
    assert plan.problems == ()
    after = applied(empty, plan.as_edit(empty))
    with Document.read(path) as document:
        assert not compare(document.festival, after)
    assert path.read_bytes() == before
    assert ".marquee" in import_suffixes()


@pytest.mark.parametrize(
    ("kind", "counts"), [("films", (2, 0, 0)), ("screens", (0, 1, 0)), ("plan", (1, 1, 1))]
)
def test_a_part_of_it(path: Path, kind: str, counts: tuple[int, int, int]) -> None:
    mine = a_festival(screens=0)
    after = applied(mine, plan_import(mine, [path], kind).as_edit(mine))
    assert (len(after.films), len(after.screens), len(after.screenings())) == counts
    assert after.edition == mine.edition


HOLDER = """
import sys
from pathlib import Path
from planner.document import Document
from planner.edit.programmes import AddFilm
with Document.open(Path(sys.argv[1])) as document:
    document.run(AddFilm("Reed", 600))
    document.flush()
    print("open", flush=True)
    sys.stdin.read()
"""


def test_one_that_another_program_holds(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        mine = a_festival(screens=0)
        films = [row for row in plan_import(mine, [path]).rows.records if row.table == "film"]
        assert len(films) >= 2
        holder.communicate("")
    assert holder.returncode == 0


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def torn(content: bytes) -> bytes:
    return content[:4096] + bytes(len(content) - 4096)


def newer(content: bytes) -> bytes:
    return content[:60] + b"\x7f\xff\x00\x00" + content[64:]


def of_others(content: bytes) -> bytes:
    return content[:68] + bytes(4) + content[72:]


@pytest.mark.parametrize("change", [cut, torn, newer, of_others])
def test_one_that_cannot_be_read_is_a_sentence(
    path: Path, change: Callable[[bytes], bytes]
) -> None:
    content = change(path.read_bytes())
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        plan_import(a_festival(), [path])
    assert "other.marquee" in str(caught.value)
    assert path.read_bytes() == content


def test_a_large_festival_is_not_too_large(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.exchange.source.MAX_BYTES", 1000)
    assert len(plan_import(a_festival(screens=0), [path]).rows.records) > 5


def test_the_open_one_is_refused(path: Path) -> None:
    with Document.open(path) as document, pytest.raises(UserError, match="is the festival that is"):
        plan_import(document.festival, [path])


def test_a_text_of_which_nothing_tells_the_kind_is_read_as_a_table() -> None:
    text = Source("a.txt", "title;colour\nSalt;red\n", ".txt")
    assert [film.title for film in plan_import(a_festival(), [text], "films").rows.films] == [
        "Salt"
    ]


def test_its_stills_come_too(path: Path, tmp_path: Path) -> None:
    with Document.open(path) as other:
        (film, *_) = other.festival.films
        other.run(SetStill(film, other.keep_still(b"a picture"), "salt.jpg"))
    with Document.create(tmp_path / "new.marquee", start_festival(name="New")) as document:
        document.run(plan_import(document.festival, [path], "films").as_edit(document.festival))
        named = [one.still_sha256 for one in document.festival.films.values()]
        assert document.still("".join(named)) == b"a picture"
