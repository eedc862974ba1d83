"""The model: frozen records, and the snapshot that holds them all."""

from planner.model.base import RECORDS, Column, Editor, Meta, Record, column, columns, new_id
from planner.model.changes import Changes, RowChange
from planner.model.edition import Edition, FestivalSetting, Kind, Language, Section
from planner.model.festival import Festival
from planner.model.film import Credit, Film, FilmStatus, Translation
from planner.model.lengths import Length, Span
from planner.model.programme import Programme, ProgrammeFilm, ProgrammeKind
from planner.model.screening import (
    Acceptance,
    Hold,
    Plan,
    Release,
    Screening,
    ScreeningStatus,
)
from planner.model.venue import Opening, Screen, Venue

__all__ = [
    "RECORDS",
    "Acceptance",
    "Changes",
    "Column",
    "Credit",
    "Edition",
    "Editor",
    "Festival",
    "FestivalSetting",
    "Film",
    "FilmStatus",
    "Hold",
    "Kind",
    "Language",
    "Length",
    "Meta",
    "Opening",
    "Plan",
    "Programme",
    "ProgrammeFilm",
    "ProgrammeKind",
    "Record",
    "Release",
    "RowChange",
    "Screen",
    "Screening",
    "ScreeningStatus",
    "Section",
    "Span",
    "Translation",
    "Venue",
    "column",
    "columns",
    "new_id",
]
