"""Films, who made them, and their texts in several languages."""

from __future__ import annotations

from enum import StrEnum

from planner.i18n import N_
from planner.model.base import Editor, Record, field, record


class FilmStatus(StrEnum):
    """How sure it is that the festival shows the film."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


@record("film")
class Film(Record):
    """A work. Its copies, programmes and screenings are other things."""

    title: str = field(N_("Title"), Editor.LINE)
    original_title: str = field(N_("Original title"), Editor.LINE, default="")
    alternate_titles: tuple[str, ...] = field(N_("Alternate titles"), Editor.LIST, default=())
    section_id: int | None = field(
        N_("Section"), Editor.REFERENCE, default=None, ref="section", on_delete="clear"
    )
    runtime_seconds: int | None = field(
        N_("Runtime"),
        Editor.RUNTIME,
        default=None,
        minimum=1,
        help=N_("Empty means unknown: planned with the festival's assumed length, and reported."),
    )
    year: int | None = field(N_("Year"), Editor.NUMBER, default=None, minimum=1880, maximum=2100)
    countries: tuple[str, ...] = field(N_("Countries"), Editor.LIST, default=())
    languages: tuple[str, ...] = field(N_("Languages"), Editor.LIST, default=())
    status: FilmStatus = field(N_("Status"), Editor.CHOICE, default=FilmStatus.INVITED)
    logline: str = field(N_("Logline"), Editor.TEXT, default="")
    synopsis: str = field(N_("Synopsis"), Editor.TEXT, default="")
    statement: str = field(N_("Statement"), Editor.TEXT, default="")
    note: str = field(N_("Note"), Editor.TEXT, default="", help=N_("Never printed."))
    source_file: str = field(N_("Imported from"), default="")
    source_line: int | None = field(N_("Line"), default=None)


@record("credit")
class Credit(Record):
    """A person's name and role on a film, as the catalogue writes it."""

    film_id: int = field(N_("Film"), ref="film")
    order: int = field(N_("Order"), default=0)
    role: str = field(N_("Role"), Editor.LINE, default="")
    name: str = field(N_("Name"), Editor.LINE)


@record("translation")
class Translation(Record):
    """A text of a film, section or venue in one of the festival's languages."""

    language_id: int = field(N_("Language"), ref="language")
    of_table: str = field(N_("Table"))
    of_id: int = field(N_("Row"))
    of_field: str = field(N_("Field"))
    text: str = field(N_("Text"), Editor.TEXT, default="")
