"""Festivals that look like festivals: five screens on four days, and twenty-five on one."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from planner.document import Document
from planner.edit import Edit, Work
from planner.edit.screenings import PinScreening
from planner.edit.venues import SetHours
from planner.model import RECORDS, Festival, Film, Programme, Screening, ScreeningStatus
from tests.build import FestivalBuilder
from ui.session import Session

SECTIONS = (
    ("Family", "FAM", 1),
    ("Sci-fi", "SCI", 6),
    ("Tibet", "TIB", 4),
    ("Protest", "PRO", 3),
    ("Real lives", "RL", 0),
    ("The past", "PST", 5),
    ("Shorts", "SH", 7),
)
FILMS = (
    ("Go Back to China", "FAM", 96, ""),
    ("Under the flag", "FAM", 15, ""),
    ("Winds of Spring", "FAM", 6, "Un Printemps"),
    ("New Year’s Eve", "FAM", 22, ""),
    ("Last Sunrise", "SCI", 104, ""),
    ("Ritoma", "TIB", 6, ""),
    ("A Little Wisdom", "TIB", 92, ""),
    ("Chomo", "TIB", 42, ""),
    ("Ai Weiwei: Yours Truly", "PRO", 76, ""),
    ("Inside These Walls", "PRO", 44, ""),
    ("Letter from Masanjia", "PRO", 77, ""),
    ("Eternal Spring", "PRO", 85, "長春"),
    ("Maineland", "RL", 90, ""),
    ("China Love", "RL", 90, ""),
    ("Thousand Pieces of Gold", "PST", 105, ""),
    ("Sealed Off", "SH", None, "封鎖"),
    ("The Story of This Life", "SH", 17, ""),
)
SHORTS = (
    ("Shorts 1: Family", ("Under the flag", "Winds of Spring", "New Year’s Eve")),
    ("Shorts 2: Chomo and Ritoma", ("Chomo", "Ritoma")),
)
FRIDAY = (
    ("Thousand Pieces of Gold", "12:00", 0, None),
    ("China Love", "15:00", 0, 20),
    ("Maineland", "18:00", 0, 25),
    ("Last Sunrise", "20:05", 0, 20),
    ("Shorts 1: Family", "13:00", 1, 20),
    ("A Little Wisdom", "15:45", 1, None),
    ("Eternal Spring", "18:15", 1, 25),
    ("Ai Weiwei: Yours Truly", "19:50", 1, None),
    ("Inside These Walls", "12:30", 2, 20),
    ("Shorts 2: Chomo and Ritoma", "14:30", 2, None),
    ("Go Back to China", "17:30", 2, 15),
    ("Sealed Off", "20:30", 2, None),
    ("Ritoma", "16:00", 3, 15),
    ("Letter from Masanjia", "17:45", 3, 20),
    ("Archives: a talk", "12:00", 4, None),
    ("Ai Weiwei: Yours Truly", "14:00", 4, None),
    ("The Story of This Life", "23:50", 4, None),
    ("China Love", "16:30", 4, None),
)


@dataclass(frozen=True)
class AsBuilt(Edit):
    """Start a document with all rows of a festival that a builder made."""

    festival: Festival

    def apply(self, work: Work) -> None:
        for table, rows in self.festival.tables.items():
            for row in rows.values():
                values = {f.name: getattr(row, f.name) for f in dataclasses.fields(row)}
                work.add(RECORDS[table], **values)


def session_of(festival: Festival) -> Session:
    """A session in which this festival is open, in memory."""
    session = Session()
    session.use(Document.in_memory(AsBuilt(festival)))
    return session


def with_films(builder: FestivalBuilder) -> dict[str, Film | Programme]:
    """Add sections, films and shorts programmes; returns what can be placed by its title."""
    sections = {code: builder.section(name, code, hue=hue).id for name, code, hue in SECTIONS}
    placeable: dict[str, Film | Programme] = {}
    for title, section, minutes, original in FILMS:
        placeable[title] = builder.film(
            title, minutes, section_id=sections[section], original_title=original
        )
    films: dict[str, Any] = dict(placeable)
    for title, parts in SHORTS:
        placeable[title] = builder.shorts(title, *(films[part] for part in parts))
    placeable["Archives: a talk"] = builder.event("Archives: a talk", 60)
    return placeable


def five_screens() -> Festival:
    """A busy Friday with an overlap, holds, a pin, a cancelled show and one of unknown length."""
    builder = FestivalBuilder(screens=0, days=4, name="Shanghai Panorama 2026")
    rooms = (
        ("Odeon 1", "Odeon", 310, 630, 1440),
        ("Odeon 2", "Odeon", 140, 630, 1440),
        ("Odeon 3", "Odeon", 96, 630, 1440),
        ("Studio", "Lux", 75, 780, 1440),
        ("Auditorium", "City Museum", 120, 630, 1350),
    )
    for name, venue, seats, opens, closes in rooms:
        screen = builder.screen(name, venue, seats=seats)
        builder.run(SetHours(screen.id, opens, closes))
    placeable = with_films(builder)
    placed: list[Screening] = []
    for title, clock, screen, qa in FRIDAY:
        values = {} if qa is None else {"qa_minutes": qa}
        placed.append(builder.screening(placeable[title], clock, screen, day=1, **values))
    for title, clock, screen, day in (
        ("Maineland", "17:00", 0, 0),
        ("Eternal Spring", "19:30", 1, 0),
        ("China Love", "14:00", 2, 2),
        ("Last Sunrise", "20:00", 0, 3),
    ):
        builder.screening(placeable[title], clock, screen, day)
    for number in (2, 14):
        builder.run(PinScreening(placed[number].id))
    builder.set(
        placed[17], status=ScreeningStatus.CANCELLED, cancelled_reason="The print did not come."
    )
    builder.hold("19:30", 110, 4, 1, title="sponsor evening")
    builder.hold("21:00", 60, 3, 1, title="tech check")
    return builder.festival


def many_screens(screens: int = 25) -> Festival:
    """One day with some hundred screenings on many screens of several venues."""
    builder = FestivalBuilder(screens=0, days=4, name="Metropolis 2026")
    venues = ("Odeon", "Lux", "City Museum", "Grand", "Rialto", "Kino Süd", "Open Air", "Library")
    for number in range(screens):
        venue = venues[number * len(venues) // screens]
        screen = builder.screen(f"{venue} {number}", venue, seats=60 + number * 37 % 340)
        builder.run(SetHours(screen.id, 630 + number % 3 * 60, 1440))
    placeable = list(with_films(builder).values())
    for number in range(screens * 5):
        start = 630 + number // screens * 150 + number % screens * 25 % 75
        values = {"qa_minutes": 20} if number % 3 == 0 else {}
        builder.screening(
            placeable[number * 7 % len(placeable)],
            f"{start // 60:02d}:{start % 60:02d}",
            number % screens,
            day=1,
            **values,
        )
    return builder.festival
