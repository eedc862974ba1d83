"""Films, who made them, and their texts in several languages."""

from __future__ import annotations

from enum import StrEnum

from planner.i18n import N_
from planner.model.base import Editor, Record, field, picture_field, record
from planner.times import Day, WallTime


class FilmStatus(StrEnum):
    """How sure it is that the festival shows the film."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class Premiere(StrEnum):
    """Where the film has not been shown before; said together with the territory."""

    NONE = "none"
    WORLD = "world"
    INTERNATIONAL = "international"
    CONTINENTAL = "continental"
    NATIONAL = "national"
    REGIONAL = "regional"


class GuestsWanted(StrEnum):
    """At which of its screenings the film's guests are wanted."""

    NONE = "none"
    FIRST = "first"
    ALL = "all"


@record("film")
class Film(Record):
    """A work. Its copies, programmes and screenings are other things.

    ``expected_demand`` is in people for one screening. ``guest_intro_minutes`` and
    ``guest_qa_minutes`` are the talk that is wanted where its guests are.
    """

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
    subtitles: tuple[str, ...] = field(
        N_("Subtitles"), Editor.LIST, default=(), group=N_("Audience")
    )
    needs: tuple[str, ...] = field(
        N_("Needs"),
        Editor.LIST,
        default=(),
        help=N_("Equipment that its screen must have, as soft titles; captions."),
        group=N_("Audience"),
    )
    status: FilmStatus = field(N_("Status"), Editor.CHOICE, default=FilmStatus.INVITED)
    certificate: str = field(
        N_("Certificate"),
        Editor.LINE,
        default="",
        help=N_("The age it is released for, as 12."),
        group=N_("Audience"),
    )
    audience_tags: tuple[str, ...] = field(
        N_("Audience"),
        Editor.LIST,
        default=(),
        help=N_("As children; horror; documentary."),
        group=N_("Audience"),
    )
    expected_demand: int | None = field(
        N_("Expected demand"),
        Editor.NUMBER,
        default=None,
        minimum=0,
        maximum=1_000_000,
        help=N_("How many people would come to one screening."),
        group=N_("Audience"),
    )
    premiere: Premiere = field(
        N_("Premiere"), Editor.CHOICE, default=Premiere.NONE, group=N_("Premiere and contract")
    )
    premiere_territory: str = field(
        N_("Premiere in"),
        Editor.LINE,
        default="",
        help=N_("The territory, as Europe or France."),
        group=N_("Premiere and contract"),
    )
    licence_from: Day | None = field(
        N_("Licence from"), Editor.DAY, default=None, group=N_("Premiere and contract")
    )
    licence_until: Day | None = field(
        N_("Licence until"),
        Editor.DAY,
        default=None,
        help=N_("The last day, included."),
        group=N_("Premiere and contract"),
    )
    maximum_screenings: int | None = field(
        N_("Most screenings"),
        Editor.NUMBER,
        default=None,
        minimum=0,
        maximum=999,
        help=N_("How many the contract allows."),
        group=N_("Premiere and contract"),
    )
    guests_wanted: GuestsWanted = field(
        N_("Guests wanted"),
        Editor.CHOICE,
        default=GuestsWanted.NONE,
        help=N_("At none of its public screenings, at the first ones, or at all."),
        group=N_("Guests wanted"),
    )
    guests_first: int = field(
        N_("At the first"),
        Editor.NUMBER,
        default=1,
        minimum=1,
        maximum=99,
        help=N_("At how many screenings, when guests are wanted at the first."),
        group=N_("Guests wanted"),
    )
    guest_intro_minutes: int | None = field(
        N_("Intro with guests"),
        Editor.MINUTES,
        default=None,
        unit="min",
        minimum=0,
        maximum=600,
        group=N_("Guests wanted"),
    )
    guest_qa_minutes: int | None = field(
        N_("Q&A with guests"),
        Editor.MINUTES,
        default=None,
        unit="min",
        minimum=0,
        maximum=600,
        group=N_("Guests wanted"),
    )
    embargo: WallTime | None = field(
        N_("Embargo until"),
        Editor.WALL_TIME,
        default=None,
        help=N_("Nothing about it is public before."),
        group=N_("Premiere and contract"),
    )
    still: str = field(
        N_("Still"),
        Editor.LINE,
        default="",
        help=N_("The picture that is printed with it, by the name of its file."),
        group=N_("Still"),
    )
    still_credit: str = field(
        N_("Credit of the still"),
        Editor.LINE,
        default="",
        help=N_("Who must be named beside it."),
        group=N_("Still"),
    )
    still_sha256: str = picture_field(N_("Picture of the still"))
    logline: str = field(N_("Logline"), Editor.TEXT, default="")
    synopsis: str = field(N_("Synopsis"), Editor.TEXT, default="")
    statement: str = field(N_("Statement"), Editor.TEXT, default="")
    note: str = field(N_("Note"), Editor.TEXT, default="", help=N_("Never printed."))
    source_file: str = field(N_("Imported from"), default="")
    source_line: int | None = field(N_("Line"), default=None)


@record("credit", part=True)
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
