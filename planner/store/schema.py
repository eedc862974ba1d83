"""Whether a file's tables are those that Marquee makes, asked before anything in them is read.

A file may come from anybody. A trigger in it would run with our own writes, a view in place of a
table may never end, and nobody can say what a foreign table means. So everything in the file must
be known to the letter; only a newer minor version may have added columns that may be empty.
"""

from __future__ import annotations

import hashlib
import re
import shlex
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from planner.errors import FestivalDamaged
from planner.i18n import _
from planner.store.header import MAJOR, USER_VERSION
from planner.store.tables import METADATA, MIGRATED

FINGERPRINT = "d3190dc17d3e261c56283e3ccb3d572745c9427a4316a18061a5ccc75c80ff0f"
"""What ``fingerprint`` says of a file of this version. It only saves time: where it differs, all is
compared piece by piece.
"""

_MOST_NAMED = 6
_PLAIN_COLUMN = re.compile(r'"?([a-z][a-z0-9_]*)"? (?:INTEGER|TEXT)')


class Thing(NamedTuple):
    """Something that a database has: what kind, its name, and the table it belongs to."""

    kind: str
    name: str
    table: str


Things = Mapping[Thing, str]
"""All that a database has, each with the statement that makes it; empty for what SQLite adds."""


def things_in(connection: sqlite3.Connection) -> Things:
    """Everything that an open database has."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {Thing(kind, name, table): sql or "" for kind, name, table, sql in rows}


def fingerprint(things: Things) -> str:
    """A number that differs when anything differs, how it is written included."""
    digest = hashlib.sha256()
    for thing in sorted(things):
        digest.update("\0".join((*thing, things[thing], "")).encode())
    return digest.hexdigest()


@cache
def known_things() -> Things:
    """Everything that a file of this version has."""
    dialect = sqlite.dialect()
    tables = [*METADATA.tables.values(), MIGRATED]
    known = {
        Thing("table", table.name, table.name): str(CreateTable(table).compile(dialect=dialect))
        for table in tables
    }
    for table in tables:
        if any(column.type.python_type is str for column in table.primary_key):
            known[Thing("index", f"sqlite_autoindex_{table.name}_1", table.name)] = ""
    return known


def require_known(connection: sqlite3.Connection, path: Path) -> None:
    """Raise FestivalDamaged unless the file has the tables of this version and nothing else."""
    found = things_in(connection)
    if fingerprint(found) != FINGERPRINT:
        unlike = list(differences(found, known_things(), may_grow=is_newer(connection)))
        if unlike:
            raise foreign(path, unlike)


def is_newer(connection: sqlite3.Connection) -> bool:
    """Whether a newer Marquee of the same major version wrote the file."""
    version = user_version(connection)
    return version > USER_VERSION and version // 1000 == MAJOR


def is_older(connection: sqlite3.Connection) -> bool:
    """Whether an older Marquee wrote the file, so that its tables must be migrated."""
    return user_version(connection) < USER_VERSION


def user_version(connection: sqlite3.Connection) -> int:
    """The version of the file: a thousand times the major one, and the minor one."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def foreign(path: Path, unlike: list[str]) -> FestivalDamaged:
    """The sentence for a file with other tables than Marquee's."""
    named = ", ".join(unlike[:_MOST_NAMED]) + (", …" if len(unlike) > _MOST_NAMED else "")
    return FestivalDamaged(
        _(
            "“{path}” is not as Marquee makes it ({named}) and was not opened; nothing in it was "
            "changed. Import it as data into a new file with Help, “Check and repair a file…”, or: "
            "marquee doctor {argument} --salvage --out NEW.marquee"
        ).format(path=path, named=named, argument=shlex.quote(str(path)))
    )


def differences(found: Things, known: Things, *, may_grow: bool = False) -> Iterator[str]:
    """What is missing, too much, or otherwise made than in the known database: table “film”.

    With ``may_grow`` tables may have more columns that may be empty.
    """
    for thing in sorted({*found, *known}):
        if (
            thing not in found
            or thing not in known
            or not _alike(_parts(found[thing]), _parts(known[thing]), thing.name, may_grow=may_grow)
        ):
            yield f"{thing.kind} “{thing.name}”"


class _Parts(NamedTuple):
    """A statement that makes a table: what stands before, in and behind the parentheses."""

    before: str
    items: frozenset[str]
    behind: str


@lru_cache(maxsize=256)
def _parts(sql: str) -> _Parts:
    """The statement without what is only layout; nothing in a known one is quoted text with
    commas or parentheses, so a foreign one that is may look as different as it likes.
    """
    plain = " ".join(sql.split())
    before, _opens, rest = plain.partition("(")
    inside, _closes, behind = rest.rpartition(")")
    items, depth, start = [], 0, 0
    for at, letter in enumerate(inside):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            items.append(inside[start:at].strip())
            start = at + 1
    return _Parts(before.strip(), frozenset([*items, inside[start:].strip()]), behind.strip())


def _alike(found: _Parts, known: _Parts, table: str, *, may_grow: bool) -> bool:
    if (found.before, found.behind) != (known.before, known.behind):
        return False
    more = found.items - known.items
    if known.items - found.items or (more and not may_grow):
        return False
    names = {match[1] for item in more if (match := _PLAIN_COLUMN.fullmatch(item))}
    return all(_PLAIN_COLUMN.fullmatch(item) or _bounds(item, table, names) for item in more)


def _bounds(item: str, table: str, columns: set[str]) -> bool:
    """Whether it says which values one of these columns may have, as Marquee says it."""
    return any(
        re.fullmatch(
            rf"CONSTRAINT ck_{table}_{column} CHECK \({column} IN \((?:[^()',]+|'[^'()]*'|, )+\)\)",
            item,
        )
        for column in columns
    )
