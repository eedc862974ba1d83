"""The model: frozen records, and the snapshot that holds them all."""

from planner.model.attendance import Attendance, Duty, Presence
from planner.model.base import RECORDS, Column, Editor, Meta, Record, column, columns, new_id
from planner.model.changes import Changes, RowChange
from planner.model.copy import Copy, Kdm
from planner.model.edition import (
    Changeover,
    Edition,
    FestivalSetting,
    Kind,
    Language,
    Pass,
    PassSection,
    Section,
)
from planner.model.editorial import (
    Editorial,
    PageKind,
    PagePlace,
    Sponsor,
    pictures_in,
    pictures_of,
)
from planner.model.festival import Festival, proposed_appearances
from planner.model.film import Credit, Film, FilmStatus, GuestsWanted, Premiere, Translation
from planner.model.imported import Import
from planner.model.lengths import Length, Span
from planner.model.person import (
    Appearance,
    Availability,
    FilmPerson,
    Jury,
    JuryFilm,
    JuryMember,
    Part,
    Person,
    PersonRole,
    PersonStatus,
)
from planner.model.programme import (
    Programme,
    ProgrammeFilm,
    ProgrammeKind,
    Relation,
    RelationKind,
    Wanted,
)
from planner.model.screening import Acceptance, Hold, Plan, Release, Screening, ScreeningStatus
from planner.model.timetable import WantedCount
from planner.model.venue import Blackout, Opening, Screen, Slot, Travel, Venue

__all__ = [
    "RECORDS",
    "Acceptance",
    "Appearance",
    "Attendance",
    "Availability",
    "Blackout",
    "Changeover",
    "Changes",
    "Column",
    "Copy",
    "Credit",
    "Duty",
    "Edition",
    "Editor",
    "Editorial",
    "Festival",
    "FestivalSetting",
    "Film",
    "FilmPerson",
    "FilmStatus",
    "GuestsWanted",
    "Hold",
    "Import",
    "Jury",
    "JuryFilm",
    "JuryMember",
    "Kdm",
    "Kind",
    "Language",
    "Length",
    "Meta",
    "Opening",
    "PageKind",
    "PagePlace",
    "Part",
    "Pass",
    "PassSection",
    "Person",
    "PersonRole",
    "PersonStatus",
    "Plan",
    "Premiere",
    "Presence",
    "Programme",
    "ProgrammeFilm",
    "ProgrammeKind",
    "Record",
    "Relation",
    "RelationKind",
    "Release",
    "RowChange",
    "Screen",
    "Screening",
    "ScreeningStatus",
    "Section",
    "Slot",
    "Span",
    "Sponsor",
    "Translation",
    "Travel",
    "Venue",
    "Wanted",
    "WantedCount",
    "column",
    "columns",
    "new_id",
    "pictures_in",
    "pictures_of",
    "proposed_appearances",
]
