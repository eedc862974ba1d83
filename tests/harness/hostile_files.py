"""What somebody can do to a festival with SQL, who means harm or knows no better."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r)"


def make_hostile(chance: random.Random, path: Path) -> str:
    """Do one of these to a sound file; returns which."""
    name = chance.choice(list(HOSTILE))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("PRAGMA legacy_alter_table=ON")
        with suppress(sqlite3.IntegrityError):  # a value that even SQLite would not have
            HOSTILE[name](connection, chance)
    return name


def _script(sql: str) -> Callable[[sqlite3.Connection, random.Random], None]:
    def run(connection: sqlite3.Connection, _chance: random.Random) -> None:
        connection.executescript(sql)

    return run


def _replace_sql(
    before: str, after: str, name: str = "film"
) -> Callable[[sqlite3.Connection, random.Random], None]:
    """Change the statement of a table behind SQLite's back."""

    def run(connection: sqlite3.Connection, _chance: random.Random) -> None:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET sql=replace(sql, ?, ?) WHERE name=?", (before, after, name)
        )

    return run


def _deep_views(connection: sqlite3.Connection, chance: random.Random) -> None:
    connection.execute("CREATE VIEW v0 AS SELECT 1 AS n UNION ALL SELECT 2")
    for number in range(1, chance.choice((5, 30, 60))):
        below = f"v{number - 1}"
        connection.execute(f"CREATE VIEW v{number} AS SELECT a.n FROM {below} a, {below} b")


def _endless_instead(connection: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice(("meta", "film", "screening", "alembic_version", "journal", "edition"))
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    named = ", ".join(f'n AS "{column}"' for column in columns)
    connection.execute(f"DROP TABLE {table}")
    connection.execute(f"CREATE VIEW {table} AS {ENDLESS} SELECT {named} FROM r WHERE n < 0")


def _trigger(connection: sqlite3.Connection, chance: random.Random) -> None:
    what = chance.choice(("INSERT", "UPDATE", "DELETE"))
    table = chance.choice(("film", "journal", "meta", "screening"))
    connection.execute(
        f"CREATE TRIGGER spy AFTER {what} ON {table} BEGIN UPDATE film SET title='owned'; END"
    )


def _huge_text(connection: sqlite3.Connection, chance: random.Random) -> None:
    size = chance.choice((100_000, 2_000_000))
    column = chance.choice(("title", "synopsis", "countries", "status", "external_id"))
    connection.execute(f"UPDATE film SET {column}=? ", ("x" * (size // 10),))
    connection.execute(
        f"UPDATE film SET {column}=? WHERE id=(SELECT min(id) FROM film)", ("x" * size,)
    )


TEXTS = (
    "",
    "\0",
    "a\0b",
    "\ud7ff",
    "\ufffd",
    "\u202e",
    "x" * 5000,
    "0",
    "-1",
    "NULL",
    "{",
    "[]",
    "\n\n",
)


def _texts(connection: sqlite3.Connection, chance: random.Random) -> None:
    for _again in range(chance.choice((1, 3))):
        table, column = _any_column(connection, chance, "TEXT")
        text = chance.choice(TEXTS)
        connection.execute(f'UPDATE OR REPLACE "{table}" SET "{column}"=?', (text,))


def _bad_letters(connection: sqlite3.Connection, chance: random.Random) -> None:
    table, column = _any_column(connection, chance, "TEXT")
    bad = chance.choice(("ff41", "c328", "eda080", "f8888080", "00ff"))
    sql = f'UPDATE OR REPLACE "{table}" SET "{column}"=CAST(? AS TEXT)'
    connection.execute(sql, (bytes.fromhex(bad),))


NUMBERS = (
    0,
    1,
    -1,
    2,
    60,
    1440,
    -(2**31),
    2**31,
    2**53,
    2**62,
    2**63 - 1,
    -(2**63),
    10**10,
    4 * 10**8,
)


def _numbers(connection: sqlite3.Connection, chance: random.Random) -> None:
    for _again in range(chance.choice((1, 3))):
        table, column = _any_column(connection, chance, "INTEGER")
        number = chance.choice(NUMBERS)
        where = "" if column != "id" else f' WHERE "id"=(SELECT min("id") FROM "{table}")'
        connection.execute(f'UPDATE OR REPLACE "{table}" SET "{column}"=?{where}', (number,))


def _any_column(
    connection: sqlite3.Connection, chance: random.Random, kind: str
) -> tuple[str, str]:
    found = connection.execute(
        "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c "
        "WHERE t.type='table' AND c.type=? AND t.name<>'alembic_version' ORDER BY 1, 2",
        (kind,),
    ).fetchall()
    filled = [
        (table, column)
        for table, column in found
        if connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone()
    ]
    table, column = chance.choice(filled)
    return str(table), str(column)


def _wrong_types(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Values of any type in a table that no longer says it is strict."""
    table, column = _any_column(connection, chance, chance.choice(("TEXT", "INTEGER")))
    _replace_sql("STRICT", "", table)(connection, chance)
    _reread(connection)
    value = chance.choice((1.5, "text", b"\xff\x00", None, 7, "12"))
    connection.execute(f'UPDATE OR IGNORE "{table}" SET "{column}"=?', (value,))
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute(
        "UPDATE sqlite_master SET sql=rtrim(sql)||' STRICT' WHERE name=? AND ?",
        (table, chance.random() < 0.7),
    )


def _reread(connection: sqlite3.Connection) -> None:
    """Let the connection forget what it knows of the tables."""
    (version,) = connection.execute("PRAGMA schema_version").fetchone()
    connection.execute(f"PRAGMA schema_version={version + 1}")


JOURNALS = (
    "[",
    "{}",
    "7",
    "null",
    "[1]",
    '[["film",1,null]]',
    '[["nothing",1,null,null]]',
    '[["film",1,"x",null]]',
    '[["film",1,null,null]]',
    '[["film",1,{"id":1},null]]',
    '[["film",1,null,{"id":2,"version":1,"title":"t"}]]',
    '[["film",1,null,{"id":1,"version":1,"title":5}]]',
    '[["film",[],null,null]]',
    '[["edition",1,{"id":1,"version":1,"name":"x","first_day":"x"},null]]',
    "[" * 5000,
    '[["film",' + "9" * 5000 + ",null,null]]",
    '[["film",1e999,null,null]]',
)


def _journal_garbage(connection: sqlite3.Connection, chance: random.Random) -> None:
    connection.execute("UPDATE journal SET changes=?", (chance.choice(JOURNALS),))


def _journal_that_removes_everything(connection: sqlite3.Connection, chance: random.Random) -> None:
    """An undo that would leave no festival, or one that never was."""
    table = chance.choice(("edition", "plan", "screen"))
    rows = connection.execute(f'SELECT id FROM "{table}"').fetchall()
    changes = [[table, row_id, None, {"id": row_id}] for (row_id,) in rows]
    full = json.loads(connection.execute("SELECT max(changes) FROM journal").fetchone()[0])
    images = [[t, i, None, after] for t, i, _before, after in full if t == table and after]
    connection.execute("UPDATE journal SET changes=?", (json.dumps(images or changes),))


def _journal_in_circles(connection: sqlite3.Connection, chance: random.Random) -> None:
    connection.execute(
        chance.choice(("UPDATE journal SET parent=id", "UPDATE journal SET parent=7"))
    )


def _second_edition(connection: sqlite3.Connection, chance: random.Random) -> None:
    columns = [row[1] for row in connection.execute("PRAGMA table_info(edition)")]
    named = ", ".join("id + 1" if column == "id" else column for column in columns)
    connection.execute(f"INSERT INTO edition SELECT {named} FROM edition")


HOSTILE: dict[str, Callable[[sqlite3.Connection, random.Random], None]] = {
    "trigger": _trigger,
    "endless view": _endless_instead,
    "deep views": _deep_views,
    "foreign table": _script("CREATE TABLE other (x); INSERT INTO other VALUES (1)"),
    "index": _script("CREATE INDEX spy ON film (title)"),
    "expression index": _script("CREATE INDEX spy ON film (length(hex(zeroblob(1000))))"),
    "virtual column": _replace_sql(
        "title TEXT", "spy TEXT AS (hex(zeroblob(100000000))), title TEXT"
    ),
    "stored column": _replace_sql("title TEXT", "spy TEXT AS (upper(title)) STORED, title TEXT"),
    "check": _replace_sql(
        "CONSTRAINT pk_film", "CHECK (length(hex(zeroblob(9000000)))>0), CONSTRAINT pk_film"
    ),
    "default": _replace_sql("title TEXT", "title TEXT DEFAULT (hex(zeroblob(9000000)))"),
    "collation": _replace_sql("title TEXT", "title TEXT COLLATE nothing"),
    "not strict": _replace_sql("STRICT", ""),
    "no rowid": _replace_sql("STRICT", "WITHOUT ROWID, STRICT"),
    "broken statement": _replace_sql("CREATE TABLE", "CREATE TABEL"),
    "virtual table": _script("CREATE VIRTUAL TABLE spy USING fts5(a)"),
    "root page": _script(
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage=1 WHERE name='film'"
    ),
    "root page nowhere": _script(
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage=99999 WHERE name='journal'"
    ),
    "same page": _script(
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage="
        "(SELECT rootpage FROM sqlite_master WHERE name='venue') WHERE name='screen'"
    ),
    "renamed": _script("ALTER TABLE film RENAME TO films"),
    "dropped": _script("DROP TABLE screening"),
    "utf-16": _script("PRAGMA writable_schema=ON; DELETE FROM sqlite_master"),
    "huge text": _huge_text,
    "texts": _texts,
    "more texts": _texts,
    "bad letters": _bad_letters,
    "numbers": _numbers,
    "more numbers": _numbers,
    "yet more numbers": _numbers,
    "wrong types": _wrong_types,
    "unknown choice": _script("UPDATE film SET status='lost'"),
    "no edition": _script("DELETE FROM edition"),
    "two editions": _second_edition,
    "no plan": _script("DELETE FROM plan"),
    "lost references": _script("DELETE FROM screen"),
    "no meta": _script("DELETE FROM meta"),
    "head": _script("UPDATE meta SET value='99' WHERE key='head'"),
    "head is text": _script("UPDATE meta SET value='x' WHERE key='tip'"),
    "uuid": _script("UPDATE meta SET value='../../../../tmp/x' WHERE key IN ('uuid','copy')"),
    "no journal": _script("DELETE FROM journal"),
    "journal garbage": _journal_garbage,
    "more journal garbage": _journal_garbage,
    "journal without a festival": _journal_that_removes_everything,
    "journal in circles": _journal_in_circles,
    "migrations": _script("UPDATE alembic_version SET version_num='9999'"),
    "other journal mode": _script("PRAGMA journal_mode=WAL"),
    "code pattern": _script("UPDATE edition SET code_pattern='{number:099999999d}'"),
    "code pattern with more": _script(
        "UPDATE edition SET code_pattern='{number.__class__}{number}'"
    ),
    "zone": _script("UPDATE edition SET zone='../../etc/passwd'"),
    "settings": _script("INSERT INTO setting VALUES (1,1,'','rule.turnaround.severity','[')"),
}
