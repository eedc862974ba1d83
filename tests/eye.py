"""Where films, free places, blocks and remedies are on the screen: the robot asks the widgets."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint

from tests.hand import Hand


class Eye(Hand):
    """Finds what a programmer would see. All of it waits until there is something to be found."""

    def _film(self, title: str) -> QPoint:
        from ui.films import FilmsPanel

        panel = self.part(FilmsPanel)

        def find() -> QPoint | None:
            for row in range(panel.model.rowCount()):
                index = panel.model.index(row)
                if index.data() == title:
                    rect = panel.list.visualRect(index)
                    inside = panel.list.viewport().rect().contains(rect.center())
                    return panel.list.viewport().mapToGlobal(rect.center()) if inside else None
            return None

        return self.eventually(find, f"{title} in the film list")

    def _row(self, film: str) -> int | None:
        """The row of a film in the list."""
        from ui.films import FilmsPanel

        model = self.window.findChild(FilmsPanel).model
        found = (row for row in range(model.rowCount()) if model.index(row).data() == film)
        return next(found, None)

    def _row_with(self, film: str) -> int | None:
        """The row of a programme that has the film."""
        from ui.films import FilmsPanel

        model, festival = self.window.findChild(FilmsPanel).model, self.window.session.festival
        for row in range(model.rowCount()):
            programme = model.programme(model.index(row))
            entries = festival.entries(programme) if programme is not None else ()
            if len(entries) > 1 and film in {festival.films[e.film_id].title for e in entries}:
                return row
        return None

    def _way_to(self, film: str) -> int:
        """Whether a film of the list is below (1) or above (-1) what is in sight, or in it (0)."""
        from ui.films import FilmsPanel

        panel = self.window.findChild(FilmsPanel)
        inside = panel.list.viewport().rect()
        for row in range(panel.model.rowCount()):
            if panel.model.index(row).data() == film:
                at = panel.list.visualRect(panel.model.index(row)).center()
                return 0 if inside.contains(at) else (1 if at.y() > inside.center().y() else -1)
        raise AssertionError(f"{film} is not in the list")

    def _programme(self, title: str) -> int:
        """The id of the programme with that title; 0 when there is none."""
        festival = self.window.session.festival
        return next((p for p in festival.programmes if festival.title(p) == title), 0)

    def _slot(self, screen: str, clock: str) -> QPoint:
        """Where a time of a screen is, as soon as it is in sight."""
        return self.eventually(lambda: self._in_sight(screen, clock), f"{screen} at {clock}")

    def _in_sight(self, screen: str, clock: str) -> QPoint | None:
        from planner.times import parse_clock
        from ui.timetable import TimetablePanel

        canvas = self.window.findChild(TimetablePanel).canvas
        names = [s.name for s in self.window.session.festival.screens_in_order()]
        box = canvas.grid.strip(names.index(screen), parse_clock(clock), parse_clock(clock) + 5)
        at = QPoint(box.x + box.w // 2, box.y) - canvas.offset()
        inside = canvas.viewport().rect().adjusted(0, 0, 0, -30).contains(at)
        return canvas.viewport().mapToGlobal(at) if inside else None

    def _edge(self, screen: str, clock: str) -> QPoint:
        """The edge of the timetable at which a time lies that is not in sight."""
        from planner.times import parse_clock
        from ui.timetable import TimetablePanel

        canvas = self.window.findChild(TimetablePanel).canvas
        names = [s.name for s in self.window.session.festival.screens_in_order()]
        minute = parse_clock(clock)
        box = canvas.grid.strip(names.index(screen), minute, minute + 5)
        early = box.y < canvas.offset().y()
        y = 4 if early else canvas.viewport().height() - 4
        return canvas.viewport().mapToGlobal(QPoint(box.x + box.w // 2, y))

    def _middle(self) -> QPoint:
        """The middle of the timetable."""
        from ui.timetable import TimetablePanel

        viewport = self.window.findChild(TimetablePanel).canvas.viewport()
        return viewport.mapToGlobal(viewport.rect().center())

    def _block(self, title: str) -> tuple[QPoint, QPoint]:
        """The middle and the corner of a block."""
        from ui.timetable import TimetablePanel

        canvas = self.part(TimetablePanel).canvas

        def find() -> tuple[QPoint, QPoint] | None:
            for row, block in enumerate(canvas.list.blocks):
                if block.title == title:
                    rect = canvas.visualRect(canvas.list.index(row))
                    to_screen = canvas.viewport().mapToGlobal
                    return to_screen(rect.center()), to_screen(rect.topLeft())
            return None

        return self.eventually(find, f"a block “{title}”")

    def _fix(self, words: str) -> QPoint | None:
        from ui.conflicts import ConflictsPanel

        panel = self.window.findChild(ConflictsPanel)
        for number, row in enumerate(panel.model.rows):
            if row.conflict is not None and words in self._sentence(row.conflict):
                rect = panel.list.visualRect(panel.model.index(number))
                fix = panel.list.itemDelegate().parts(row, rect).fix
                return panel.list.viewport().mapToGlobal(fix.center()) if fix.isValid() else None
        return None

    def _starts(self, title: str, day: int | None = None) -> list[tuple[str, str]]:
        """Screen and time of each screening of that title, of one day or of all."""
        from planner.times import festival_clock

        festival = self.window.session.festival
        days = festival.days() if day is None else festival.days()[day : day + 1]
        return [
            (festival.screens[s.screen_id].name, festival_clock(s.start, shown))
            for shown in days
            for s in festival.screenings_on_day(shown)
            if festival.title(s.programme_id) == title
        ]

    def _sentences(self) -> list[str]:
        return [self._sentence(conflict) for conflict in self.window.session.report.open()]

    def _sentence(self, conflict: Any) -> str:
        from planner.rules import explain

        return explain(conflict, self.window.session.festival)
