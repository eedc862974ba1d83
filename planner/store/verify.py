"""The thorough examination of a festival file, for ``marquee doctor``; nothing in it is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from planner.errors import FestivalDamaged, UserError
from planner.i18n import _
from planner.model import (
    RECORDS,
    Column,
    Festival,
    Film,
    Programme,
    ProgrammeKind,
    Record,
    columns,
    picture_of,
    showing_pictures,
)
from planner.model.values import checked
from planner.store.connection import only_reading
from planner.store.file import FestivalFile, held_file
from planner.store.journal import read_all, read_position
from planner.store.load import load
from planner.store.mending import label
from planner.store.possible import impossible_rows
from planner.store.rows import values_of
from planner.store.schema import differences, is_newer, is_older, known_things, things_in
from planner.store.stills import read_still


def verify(path: Path) -> list[str]:
    """What is wrong with a festival, one sentence each; empty when all is well.

    Raises NotAFestival, FestivalTooNew or FestivalHeld when it cannot be examined at all.
    """
    try:
        with _as_it_is(path) as file:
            return list(_problems(file))
    except (FestivalDamaged, sqlite3.Error, sa.exc.DBAPIError, ValueError):
        return [_("SQLite cannot read the file; what it holds must be salvaged.")]


@contextmanager
def _as_it_is(path: Path) -> Iterator[FestivalFile]:
    """The file, held; of an older Marquee's, a copy in memory that is up to date."""
    with closing(held_file(path)) as file:
        if not is_older(file.driver):
            yield file
            return
        from planner.store.migrate import migrated_in_memory

        with closing(migrated_in_memory(file)) as copy:
            yield copy


def _problems(file: FestivalFile) -> Iterator[str]:
    connection = file.connection
    unlike = list(_other_schema(file))
    yield from unlike
    if unlike:  # whatever else is asked might never end
        return
    with only_reading(connection):
        broken = list(_broken_pages(connection))
        yield from broken
        if broken:
            return
        yield from _lost_references(connection)
        impossible = list(_impossible_numbers(connection))
        yield from impossible
        if impossible:  # such rows are not loaded
            return
        yield from _unless_unreadable(_broken_rows, connection)
        yield from _unless_unreadable(_broken_journal, connection)


def _unless_unreadable(
    look: Callable[[sa.Connection], Iterator[str]], connection: sa.Connection
) -> Iterator[str]:
    try:
        yield from look(connection)
    except Exception as error:  # noqa: BLE001 - whatever reading raises is what is wrong
        yield _("The rows cannot be read ({reason}).").format(reason=repr(error))


def _broken_pages(connection: sa.Connection) -> Iterator[str]:
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield _("SQLite finds: {line}.").format(line=line)


def _lost_references(connection: sa.Connection) -> Iterator[str]:
    for table, row_id, other, _key in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _("{table} {id} refers to a {other} that does not exist.").format(
            table=table, id=row_id, other=other
        )


def _other_schema(file: FestivalFile) -> Iterator[str]:
    found = things_in(file.driver)
    for unlike in differences(found, known_things(), may_grow=is_newer(file.driver)):
        yield _("The {thing} is not as Marquee makes it.").format(thing=unlike)


def _impossible_numbers(connection: sa.Connection) -> Iterator[str]:
    for name in RECORDS:
        for row_id in connection.scalars(impossible_rows(name)):
            yield _("{table} {id} has a number that no festival has.").format(table=name, id=row_id)


def _broken_rows(connection: sa.Connection) -> Iterator[str]:
    festival = load(connection)
    yield from _broken_records(festival)
    for row in showing_pictures(festival):
        name = picture_of(row)
        if name and read_still(connection, name) is None:
            yield _lost(row)


def _broken_records(festival: Festival) -> Iterator[str]:
    for table, rows in festival.tables.items():
        for row in rows.values():
            for column in columns(type(row)):
                problem = _out_of_bounds(column, row)
                if problem:
                    yield f"{table} {row.id}: {problem}"
    edition = festival.edition
    if edition.last_day < edition.first_day:
        yield _("The last festival day is before the first.")
    for programme in festival.rows(Programme).values():
        if programme.kind is not ProgrammeKind.EVENT and not festival.entries(programme.id):
            yield _("Programme {id} has no film.").format(id=programme.id)


def _lost(row: Record) -> str:
    if isinstance(row, Film):
        return _("The still of “{title}” is lost; set it again.").format(title=row.title)
    return _("The picture of “{name}” is lost; set it again.").format(name=label(values_of(row)))


def _out_of_bounds(column: Column, row: Record) -> str:
    try:
        checked(column, getattr(row, column.name))
    except UserError as error:
        return str(error)
    return ""


def _broken_journal(connection: sa.Connection) -> Iterator[str]:
    steps = {step.id: step for step in read_all(connection)}
    for step in steps.values():
        if step.parent is not None and step.parent not in steps:
            yield _("A step before “{title}” is missing in the history.").format(title=step.title)
        try:
            _rows = step.rows
        except UserError as error:
            yield _("The step “{title}” cannot be read ({reason}).").format(
                title=step.title, reason=repr(error.__cause__)
            )
    read_position(connection)
