"""A small festival open in a session, with conflicts of each severity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from planner.document import Document
from planner.edit import Edit, SetField, Together
from planner.edit.editions import AddSection
from planner.edit.programmes import AddFilm, MakeShortsProgramme
from planner.edit.screenings import PlaceProgramme
from planner.edit.venues import AddScreen
from planner.model import Film, Programme, Screen, Screening
from tests.build import at, own_programme, start_festival
from ui.session import Session


@dataclass
class Office:
    """A session, and its rows by the names that tests use."""

    session: Session

    def run(self, *edits: Edit) -> None:
        for edit in edits:
            assert self.session.run(edit)

    def film(self, title: str) -> Film:
        return next(f for f in self.session.festival.films.values() if f.title == title)

    def programme(self, title: str) -> Programme:
        festival = self.session.festival
        film = next((f for f in festival.films.values() if f.title == title), None)
        if film is not None:
            return own_programme(festival, film)
        return next(p for p in festival.programmes.values() if p.title == title)

    def screen(self, name: str) -> Screen:
        return next(s for s in self.session.festival.screens.values() if s.name == name)

    def place(self, title: str, screen: str, clock: str, day: int = 0) -> Screening:
        festival = self.session.festival
        before = set(festival.all_screenings)
        where = self.screen(screen).id
        start = at(festival, clock, day)
        self.run(PlaceProgramme(self.programme(title).id, where, start))
        now = self.session.festival.all_screenings
        return now[next(iter(set(now) - before))]

    def screening(self, title: str) -> Screening:
        return self.session.festival.screenings_of(self.programme(title).id)[0]


@pytest.fixture
def office(qapp: object) -> Iterator[Office]:
    session = Session()
    with Document.in_memory(start_festival(3)) as document:
        session.use(document)
        made = Office(session)
        made.run(
            Together((AddScreen("Odeon 1", "Odeon", 310), AddScreen("Odeon 2", "Odeon", 140)), "a"),
            AddSection("Protest", "PRO"),
            AddFilm("Maineland", 5400),
            AddFilm("Eternal Spring", 5160),
            AddFilm("Ritoma", 360),
            AddFilm("Chomo", None),
        )
        film = made.film("Eternal Spring")
        section = session.festival.sections_in_order()[0]
        made.run(
            SetField("film", film.id, "section_id", section.id),
            SetField("film", film.id, "original_title", "長春"),
            MakeShortsProgramme((made.film("Ritoma").id, made.film("Chomo").id), "Tibet"),
        )
        made.place("Maineland", "Odeon 1", "18:00")
        made.place("Eternal Spring", "Odeon 1", "19:00")
        yield made
        session.close()
