"""Festivals as a source: damaged by chance, made to harm, or with values nobody would enter."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Any

from planner.exchange.structured.chosen import CHOICES
from tests.harness.damaged_files import BYTE_WOUNDS, OLD_FILE, bases, cleared
from tests.harness.hostile_files import make_hostile
from tests.soak.inputs.case import Case, folder

_NAME = "other.marquee"
_VALUES: tuple[Any, ...] = (
    None, "", "x", -1, 0, 1, 2**31, 2**62, -(2**63), 1.5, b"\xff\xfe", b"", "\x00", "長" * 300,
    "films", "screening", "[]", "[1]", "{", "Mars/Crater", "9" * 30, "a\nb", "\x1b[2J",
)  # fmt: skip


@cache
def _sound() -> tuple[bytes, ...]:
    """A small festival mostly, one of an older Marquee at times, which takes long."""
    small = bases(cleared(folder() / "bases"))[0].content
    return (*[small] * 99, OLD_FILE.read_bytes())


def a_festival_file(chance: random.Random) -> Case:
    """A festival file with damaged bytes, hostile statements, or other values in its tables."""
    content = chance.choice(_sound())
    how = chance.random()
    if how < 0.45:
        data = bytearray(content)
        for _wound in range(chance.choice((1, 1, 2))):
            chance.choice(BYTE_WOUNDS)(data, chance)
        content = bytes(data)
    elif how < 0.97:
        content = _by_sql(content, chance, harm=how < 0.65)
    name = chance.choice((_NAME, _NAME, "other.csv", "other"))
    kind = chance.choice(("", "", *CHOICES))
    return Case(content, name, kind, chance.random() < 0.2)


def _by_sql(content: bytes, chance: random.Random, *, harm: bool) -> bytes:
    path = Path(folder(), "wounded.marquee")
    path.write_bytes(content)
    if harm:
        make_hostile(chance, path)
    else:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA ignore_check_constraints=ON")
            connection.execute("PRAGMA journal_mode=OFF")
            for _wound in range(chance.choice((1, 1, 2, 5))):
                with suppress(sqlite3.Error):  # a value that the tables would never have
                    _other_value(connection, chance)
    return path.read_bytes()


def _other_value(connection: sqlite3.Connection, chance: random.Random) -> None:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    table = chance.choice(names)[0]
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    column, value = chance.choice(columns), chance.choice(_VALUES)
    rows = connection.execute(f'SELECT rowid, "{column}" FROM "{table}"').fetchall()
    if not rows:
        return
    row = chance.choice(rows)[0]
    if chance.random() < 0.2:
        connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))
        return
    if chance.random() < 0.3:  # what another row has there
        value = chance.choice(rows)[1]
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (value, row))
