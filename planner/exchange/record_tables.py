"""The tables that are exchanged as their records declare them: people, copies, venues, hours …

Films, screens, programmes and screenings have row types of their own, since people write them in
many ways. All other records are a ``TableRow``: a new column is one ``field(...)`` line, a new
table one line here. ``key`` are the columns that say which record a row without a number means.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.model import (
    Appearance,
    Availability,
    Blackout,
    Changeover,
    Column,
    Copy,
    Edition,
    Editor,
    Editorial,
    FilmPerson,
    Jury,
    JuryFilm,
    JuryMember,
    Kdm,
    Kind,
    Language,
    Opening,
    Pass,
    PassSection,
    Person,
    ProgrammeFilm,
    Record,
    Relation,
    Section,
    Slot,
    Sponsor,
    Translation,
    Travel,
    Venue,
    Wanted,
    columns,
)


@dataclass(frozen=True, slots=True)
class RecordTable:
    """One table: ``name`` is its file's and what ``marquee import --as`` calls it."""

    name: str
    cls: type[Record]
    key: tuple[str, ...]
    extra: tuple[str, ...] = ()
    """Columns that no form shows and that are exchanged all the same."""


BEFORE_FILMS = (
    RecordTable("festival", Edition, ()),
    RecordTable("languages", Language, ("code",)),
    RecordTable("sections", Section, ("name",)),
    RecordTable("kinds", Kind, ("name",)),
    RecordTable("changeovers", Changeover, ("before_kind_id", "after_kind_id")),
    RecordTable("passes", Pass, ("name",)),
    RecordTable("pass_sections", PassSection, ("pass_id", "section_id")),
    RecordTable("venues", Venue, ("name",)),
    RecordTable("travel", Travel, ("venue_id", "other_venue_id")),
    RecordTable("people", Person, ("name",)),
    RecordTable("pages", Editorial, ("title", "place")),
    RecordTable("sponsors", Sponsor, ("name",)),
)
"""What films, screens and programmes may refer to."""

BEFORE_SCREENINGS = (
    RecordTable("hours", Opening, ("screen_id", "day")),
    RecordTable("blackouts", Blackout, ("screen_id", "start")),
    RecordTable("slots", Slot, ("screen_id", "start", "day")),
    RecordTable("copies", Copy, ("film_id", "format", "title")),
    RecordTable("kdms", Kdm, ("copy_id", "screen_id", "valid_from")),
    RecordTable("availability", Availability, ("person_id", "day")),
    RecordTable("film_people", FilmPerson, ("film_id", "person_id")),
    RecordTable("juries", Jury, ("name",)),
    RecordTable("jury_members", JuryMember, ("jury_id", "person_id")),
    RecordTable("jury_films", JuryFilm, ("jury_id", "film_id")),
    RecordTable("relations", Relation, ("kind", "programme_id", "other_programme_id")),
    RecordTable("wanted", Wanted, ("programme_id", "kind_id")),
    RecordTable("gaps", ProgrammeFilm, ("programme_id", "film_id", "order"), ("order",)),
)
"""What refers to films, screens and programmes."""

AFTER_SCREENINGS = (
    RecordTable("appearances", Appearance, ("screening_id", "person_id", "role")),
    RecordTable(
        "texts",
        Translation,
        ("language_id", "of_table", "of_id", "of_field"),
        ("of_table", "of_field"),
    ),
)

RECORD_TABLES = {
    table.name: table for table in (*BEFORE_FILMS, *BEFORE_SCREENINGS, *AFTER_SCREENINGS)
}
NAMES = {table.cls.table: table.name for table in RECORD_TABLES.values()}
"""What a table of records is called, by the table's own name."""


def referring(table: RecordTable) -> tuple[Column, ...]:
    """The columns that name another record; a text's row is one of the table it names."""
    found = tuple(known for known in columns(table.cls) if known.meta.ref)
    if table.cls is Translation:
        return (*found, next(c for c in columns(Translation) if c.name == "of_id"))
    return found


def plain_columns(table: RecordTable) -> tuple[Column, ...]:
    """The columns that are exchanged as they are declared."""
    return tuple(
        known
        for known in columns(table.cls)
        if not known.meta.ref
        and (known.name in table.extra or known.meta.editor is not Editor.NONE)
    )


def name_column(column: Column) -> str:
    """The heading under which the name stands of what a column refers to."""
    return column.name.removesuffix("_id")
