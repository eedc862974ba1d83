"""Files damaged by chance, and made by somebody who means harm, from sound ones of several kinds.

``make(number, folder)`` makes the same file for the same number, always, but for the names of the
festivals and the times of their steps, which are as long in each.
"""

from __future__ import annotations

import random
import shutil
import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.document import Document
from planner.edit import SetField
from planner.edit.programmes import AddFilm
from planner.model import Film
from tests.build import FestivalBuilder, document_of, many_screenings
from tests.harness.hostile_files import make_hostile
from tests.harness.hot_journal import hot_journal, naming_another_file

OLD_FILE = Path(__file__).parents[1] / "data" / "old_files" / "0001.marquee"
NAME = "festival.marquee"
VICTIM = "precious.txt"
"""A file of the user's that has nothing to do with the festival."""

PAGE = 4096


@dataclass(frozen=True)
class Damaged:
    """A damaged file: what was done to it, and whether something lies beside it."""

    path: Path
    what: str
    beside: bool


@dataclass(frozen=True)
class Base:
    """A sound file, an older version of it, and the journal that a crash left of that."""

    content: bytes
    older: bytes
    journal: bytes


@cache
def bases(folder: Path) -> tuple[Base, ...]:
    """A small festival with a history, one of 500 screenings, and one of an older Marquee, as
    often as they are to be damaged: the last two take longer.
    """
    random.seed("sound files")  # ids are made of it, and pages of ids
    small = folder / "small.marquee"
    document = document_of(_small().festival, small)
    document.close()
    older = small.read_bytes()
    with Document.open(small) as document:
        for number in range(6):
            document.run(AddFilm(f"Later {number}", 5000 + number))
        film = next(iter(document.festival.films))
        document.run(SetField(Film.table, film, "synopsis", "Long. " * 3000))
        document.undo()
        document.undo()
    first = Base(small.read_bytes(), older, hot_journal(older, folder))
    large = folder / "large.marquee"
    document_of(many_screenings(500), large).close()
    content = large.read_bytes()
    old = OLD_FILE.read_bytes()
    second = Base(content, content, hot_journal(content, folder))
    third = Base(old, old, hot_journal(old, folder))
    return (*[first] * 16, *[second] * 3, third)


def _small() -> FestivalBuilder:
    builder = FestivalBuilder(screens=2, days=3)
    section = builder.section("Panorama")
    films = [builder.film(f"Film {number}", 80 + number) for number in range(12)]
    films.append(builder.film("長春", 90, section_id=section.id, countries=("China", "France")))
    for number, film in enumerate(films):
        builder.screening(film, f"{10 + number % 12}:00", screen=number % 2, day=number % 3)
    builder.screening(builder.shorts("Shorts", *films[:3]), "09:00")
    builder.screening(builder.event("Opening", 120), "20:00", screen=1)
    builder.hold("12:00", 60)
    return builder


def make(number: int, folder: Path, whole: tuple[Base, ...]) -> Damaged:
    """The damaged file of that number, alone in the folder with what belongs to it."""
    chance = random.Random(number)
    base = chance.choice(whole)
    path = folder / NAME
    (folder / VICTIM).write_text("precious", encoding="utf-8")
    kind = chance.choice(KINDS)
    wounds = kind(chance, path, base)
    return Damaged(path, wounds, any(p.name not in {NAME, VICTIM} for p in folder.iterdir()))


# -- bytes --------------------------------------------------------------------------------------


def _bytes(chance: random.Random, path: Path, base: Base) -> str:
    data = bytearray(base.content)
    names = []
    for _again in range(chance.choice((1, 1, 1, 2, 3))):
        wound = chance.choice(BYTE_WOUNDS)
        names.append(wound.__name__.strip("_"))
        wound(data, chance)
    path.write_bytes(data)
    return "+".join(names)


def _flip(data: bytearray, chance: random.Random) -> None:
    for _again in range(chance.choice((1, 2, 5, 30, 200, 1000))):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)


def _zero(data: bytearray, chance: random.Random) -> None:
    start, size = chance.randrange(len(data) + 1), chance.choice((8, 100, PAGE, 5 * PAGE))
    size = len(data[start : start + size])
    data[start : start + size] = bytes(size)


def _zero_page(data: bytearray, chance: random.Random) -> None:
    start = PAGE * chance.randrange(len(data) // PAGE + 1)
    data[start : start + PAGE] = bytes(len(data[start : start + PAGE]))


def _swap(data: bytearray, chance: random.Random) -> None:
    pages = len(data) // PAGE
    if pages > 1:
        one, two = (PAGE * chance.randrange(pages) for _end in range(2))
        data[one : one + PAGE], data[two : two + PAGE] = (
            data[two : two + PAGE],
            data[one : one + PAGE],
        )


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data) + 1) :]


def _header(data: bytearray, chance: random.Random) -> None:
    if len(data) >= 100:
        at = chance.choice((0, 16, 18, 20, 21, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 68, 92, 96))
        number = chance.choice(
            (0, 1, 2, 3, 1000, 1001, 2001, 3000, 4000, 5000, 0x7FFFFFFF, 0xFFFFFFFF)
        )
        data[at : at + 4] = struct.pack(">I", number)


def _list_of_tables(data: bytearray, chance: random.Random) -> None:
    """Wounds where the tables are named, which a wound anywhere seldom meets."""
    for _again in range(chance.choice((3, 10, 40))):
        if len(data) >= 4 * PAGE:
            data[chance.randrange(100, 4 * PAGE)] = chance.randrange(256)


def _append(data: bytearray, chance: random.Random) -> None:
    data += chance.randbytes(chance.choice((1, 100, PAGE, 3 * PAGE)))


BYTE_WOUNDS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip,
    _flip,
    _zero,
    _zero_page,
    _swap,
    _cut,
    _header,
    _list_of_tables,
    _append,
)


# -- beside the file ----------------------------------------------------------------------------


def _journals(chance: random.Random, path: Path, base: Base) -> str:
    """A journal of another version, or of nothing, beside the file or an older version of it."""
    path.write_bytes(chance.choice((base.content, base.older)))
    journal = bytearray(base.journal)
    for _again in range(chance.choice((0, 0, 1, 20))):
        journal[chance.randrange(len(journal))] = chance.randrange(256)
    if chance.random() < 0.2:
        journal = bytearray(chance.randbytes(chance.choice((1, 600, 6000))))
    if chance.random() < 0.3:
        journal = bytearray(naming_another_file(bytes(journal), path.with_name(VICTIM)))
    end = chance.choice(("-journal", "-journal", "-wal", "-shm"))
    path.with_name(path.name + end).write_bytes(journal)
    return f"beside{end}"


def _hostile(chance: random.Random, path: Path, base: Base) -> str:
    path.write_bytes(base.content)
    return make_hostile(chance, path)


KINDS = (*[_bytes] * 10, *[_hostile] * 5, _journals)


def cleared(folder: Path) -> Path:
    """The folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
