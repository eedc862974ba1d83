"""Marquee used by a real mouse and a real keyboard: one sentence a gesture.

    robot.drag_film("Ritoma", to="Odeon 1", at="19:30")
    robot.sees_conflict("overlap")
    robot.undoes()

``play`` tells a story in a process of its own, on an X server that nobody sees. There the window
lives in the main thread, while the story moves the pointer with xdotool from another, as a hand
would; only where a film or a free place is, it asks the widgets.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget

from tests.eye import Eye
from tests.hand import in_sight
from tests.stage import Stage

ROOT = Path(__file__).resolve().parent.parent
_STORY_SECONDS = 240


def play(story: str, folder: Path, *arguments: str) -> None:
    """Tell ``module:function`` with a new window; raises AssertionError with what went wrong.

    Settings and files of the window are below ``folder``, so that a second story finds what the
    first one left.
    """
    with Stage() as stage:
        env = {**stage.env, "HOME": str(folder)}
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            env[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
        command = [sys.executable, "-m", "tests.robot", story, str(folder), *arguments]
        told = subprocess.run(
            command,
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            timeout=_STORY_SECONDS,
            check=False,
        )
        assert told.returncode == 0, f"{story}\n{told.stdout}\n{told.stderr}"


class Robot(Eye):
    """A programmer at the window."""

    # -- sentences -------------------------------------------------------------------------------

    def starts_festival(
        self, name: str, screens: str, path: Path, days: tuple[str, ...] = ()
    ) -> None:
        """Answer the questions of a new festival; ``days`` are its first and last."""
        from PySide6.QtWidgets import QPlainTextEdit

        self.presses("ctrl+n")
        self.enters(QLineEdit, name)
        for field, day in zip(("First day", "Last day"), days, strict=False):
            self.enters(QLineEdit, day, called=field)
        self.enters(QPlainTextEdit, screens)
        self.clicks("Create")
        self.gives_file(path)
        self.eventually(lambda: self.window.session.is_open, "the new festival opens")
        self.is_in_front()

    def opens_recent(self, name: str) -> None:
        """Click a festival on the welcome page."""
        row = self.eventually(
            lambda: next((w for w in in_sight(QWidget) if w.accessibleName() == name), None),
            f"{name} among the recent festivals",
        )
        self.click_at(self.ask(lambda: row.mapToGlobal(row.rect().center())))
        self.eventually(lambda: self.window.session.is_open, f"{name} opens")

    def imports(self, path: Path) -> None:
        """Bring a file in through the film list's button and the preview."""
        from ui.films import FilmsPanel

        self.clicks("Import…", FilmsPanel)
        self.gives_file(path)
        self.clicks("Import ")
        self.eventually(lambda: self.window.session.festival.films, "films come in")
        self.is_in_front()

    def is_in_front(self) -> None:
        """Wait until no dialog covers the window."""
        self.eventually(lambda: QApplication.activeWindow() is self.window, "the window in front")

    def drag_film(self, title: str, to: str, at: str) -> None:
        """Drag a film of the list to a screen, at a clock time of the shown day; where that is
        not in sight, rest at the edge until it is.
        """
        from ui.timetable.dropping import FILM_GRIP

        start = self._film(title)
        self.takes(start)
        if not self.ask(lambda: self._in_sight(to, at)):
            edge = self.ask(lambda: self._edge(to, at))
            self.carries(start, edge)
            self._slot(to, at)
            start = self.ask(self._middle)
            self.carries(edge, start)
        self.carries(start, self._slot(to, at) + QPoint(0, FILM_GRIP.y()))
        self.do("mouseup", 1)
        self.sees_screening(title, to, at)

    def drag_screening(self, title: str, to: str, at: str) -> None:
        """Drag a block of the timetable to another screen or time."""
        middle, corner = self._block(title)
        self.drag_at(middle, self._slot(to, at) + QPoint(0, middle.y() - corner.y()))
        self.sees_screening(title, to, at)

    def places(self, title: str, to: str, at: str) -> int:
        """Search a film and drag it to its place; how many gestures that took."""
        gestures = 2
        self.searches(title)
        if self.ask(lambda: self._row(title)) is None:
            self.unfolds(title)
            gestures = 3
        self.drag_film(title, to=to, at=at)
        return gestures

    def searches(self, title: str) -> None:
        """Type a title over what was searched for before."""
        self.presses("ctrl+f")
        self.types(title)
        self.eventually(lambda: self._is_found(title), f"{title} found")

    def unfolds(self, film: str) -> None:
        """Press the small arrow of the programme that has the film."""
        from ui.films import FilmsPanel
        from ui.films.list import FOLD_ZONE

        films = self.part(FilmsPanel).list

        def arrow() -> QPoint | None:
            row = self._row_with(film)
            if row is None:
                return None
            at = films.visualRect(films.model().index(row, 0)).topLeft() + FOLD_ZONE.center()
            return films.viewport().mapToGlobal(at)

        self.click_at(self.eventually(arrow, f"a programme with {film}"))

    def joins(self, title: str, films: list[str]) -> None:
        """Click films of the list with Ctrl held, and make a programme of them."""
        for number, film in enumerate(films):
            self.scrolls_to(film)
            if number:
                self.do("keydown", "ctrl")
            self.clicks_film(film)
            if number:
                self.do("keyup", "ctrl")
        self.clicks("Make shorts programme")
        self.names(title)

    def adds_event(self, title: str) -> None:
        """Add an event by the menu and name it."""
        self.clicks("Menu")
        self.chooses("Edit", "Add event")
        self.names(title)

    def names(self, title: str) -> None:
        """Type a title over that of what is selected, in the inspector."""
        self.enters(QLineEdit, title, called="Title")
        self.presses("Return")
        self.eventually(lambda: self._programme(title), f"a programme called {title}")

    def scrolls_to(self, film: str) -> None:
        """Turn the wheel over the list until a film is in sight."""
        from ui.films import FilmsPanel

        films = self.part(FilmsPanel).list
        middle = self.ask(lambda: films.viewport().mapToGlobal(films.viewport().rect().center()))
        self.do("mousemove", middle.x(), middle.y())
        for _turn in range(60):
            way = self.ask(lambda: self._way_to(film))
            if not way:
                return
            self.do("click", 5 if way > 0 else 4)
        raise AssertionError(f"{film} does not come into sight")

    def places_by_keys(self, title: str, on: str, at: str, day: int) -> int:
        """Search a film, carry it to its day, time and screen, put it down; gestures it took."""
        from ui.timetable import TimetablePanel

        canvas = self.part(TimetablePanel).canvas
        self.searches(title)
        self.walks_to_film(title)
        self.presses("m")
        self.eventually(lambda: canvas.dropping.by_keys, f"{title} in the hand")
        self._carries_by_keys(day, on, at)
        self.presses("Return")
        self.sees_screening(title, on, at, day)
        return 3

    def _carries_by_keys(self, day: int, on: str, at: str) -> None:
        """Carry to a day, to a screen and to a typed time, looking where it is in between."""
        from planner.times import parse_clock
        from ui.timetable import TimetablePanel

        session, canvas = self.window.session, self.part(TimetablePanel).canvas
        days = self.ask(session.festival.days)
        names = self.ask(lambda: [s.name for s in session.festival.screens_in_order()])
        by = day - self.ask(lambda: days.index(session.day))
        self.presses(*["Next" if by > 0 else "Prior"] * abs(by), *at.replace(":", ""))
        self.eventually(lambda: session.day == days[day], f"day {day}")
        by = names.index(on) - self.ask(lambda: canvas.dropping.place[0])
        if by:
            self.presses(*["Right" if by > 0 else "Left"] * abs(by))
        place = names.index(on), parse_clock(at)
        self.eventually(lambda: canvas.dropping.place == place, f"in the hand on {on} at {at}")

    def walks_to_film(self, title: str) -> None:
        """Go down from the search field to a film of the list, into its programme if need be."""
        from ui.films import FilmsPanel

        films = self.part(FilmsPanel).list
        self.presses("Down")
        self.eventually(films.hasFocus, "the keyboard in the list")
        self.presses("Home")
        if self.ask(lambda: self._row(title)) is None:
            self.presses("Right")
            self.eventually(lambda: self._row(title), f"{title} in its programme")
        self.goes_down(films, title)

    def goes_down(self, films: Any, title: str, key: str = "Down") -> None:
        """Press a key until the keyboard is on that film."""
        for _step in range(60):
            before = self.ask(films.currentIndex)
            if before.data() == title:
                return
            self.presses(key)
            self.eventually(lambda before=before: films.currentIndex() != before, "the next film")
        raise AssertionError(f"no way down to {title}")

    def joins_by_keys(self, title: str, films: list[str]) -> None:
        """Mark films of the list with the space bar, and make a programme of them."""
        from ui.films import FilmsPanel

        view = self.part(FilmsPanel).list
        self.presses("ctrl+f", "BackSpace")
        self.eventually(lambda: self._row(films[-1]), "all films")
        first, *others = self.ask(lambda: sorted(films, key=lambda film: self._row(film) or 0))
        self.walks_to_film(first)
        for film in others:
            self.goes_down(view, film, "ctrl+Down")
            self.presses("ctrl+space")
        self.presses("ctrl+k")
        self.types("Make shorts")
        self.presses("Return")
        self.names_by_keys(title)

    def adds_event_by_keys(self, title: str) -> None:
        """Add an event by the palette and name it."""
        self.presses("ctrl+k")
        self.types("Add event")
        self.presses("Return")
        self.names_by_keys(title)

    def names_by_keys(self, title: str) -> None:
        """Go to the inspector and type a title."""
        self.is_in_front()
        self.presses("ctrl+e")
        self.eventually(self._writes_title, "the keyboard in the title")
        self.presses("ctrl+a")
        self.types(title)
        self.presses("Return")
        self.eventually(lambda: self._programme(title), f"a programme called {title}")

    def _writes_title(self) -> bool:
        focus = QApplication.focusWidget()
        return isinstance(focus, QLineEdit) and focus.accessibleName() == "Title"

    def _is_found(self, title: str) -> bool:
        from ui.films import FilmsPanel

        panel = self.window.findChild(FilmsPanel)
        said = panel.search.text() == title and 0 < panel.model.rowCount() <= 6
        return said and (self._row(title) is not None or self._row_with(title) is not None)

    def zooms_out(self, steps: int) -> None:
        """Draw the day smaller."""
        for _step in range(steps):
            self.presses("ctrl+minus")

    def copies_screening(self, title: str, to: str, at: str) -> None:
        """Drag a block with Ctrl held: one more screening, and the first stays."""
        before = self.finds_screenings(title)
        middle, corner = self._block(title)
        self._drag_with("ctrl", middle, self._slot(to, at) + QPoint(0, middle.y() - corner.y()))
        self.sees_screening(title, to, at)
        assert set(before) < set(self.finds_screenings(title))

    def swaps(self, title: str, other: str) -> None:
        """Drag a block on another one with Shift held."""
        one, two = self.finds_screenings(title)[0], self.finds_screenings(other)[0]
        self._drag_with("shift", self._block(title)[0], self._block(other)[0])
        self.sees_screening(title, *two)
        self.sees_screening(other, *one)

    def _drag_with(self, key: str, start: QPoint, end: QPoint) -> None:
        self.takes(start)
        self.do("keydown", key)
        self.carries(start, end)
        with self._changing(f"a drop with {key} held"):  # a drop asks which keys are held by then
            self.do("mouseup", 1)
        self.do("keyup", key)

    def drops_on_best(self, title: str, hops: int = 1) -> None:
        """Drag a film over the timetable, press N so often, and let go."""
        from ui.timetable import TimetablePanel

        canvas = self.part(TimetablePanel).canvas
        middle = self.ask(lambda: canvas.viewport().mapToGlobal(canvas.viewport().rect().center()))
        film = self._film(title)
        self.takes(film)
        self.carries(film, middle)
        self.eventually(lambda: canvas.dropping.outlook is not None, "the places it may go to")
        best = self.ask(lambda: canvas.dropping.outlook.best(canvas.lanes))
        for hop in range(hops):
            self.presses("n")
            there = best[hop].start
            self.eventually(
                lambda there=there: canvas.stands_at(there), f"{title} at the best place {hop + 1}"
            )
        self.do("mouseup", 1)
        self.finds_screening(title)

    def stretches(self, title: str, minutes: int) -> None:
        """Draw the lower edge of a block out by so many minutes of Q&A."""
        from ui.timetable import TimetablePanel

        canvas = self.part(TimetablePanel).canvas

        def edge() -> tuple[QPoint, QPoint]:
            row = next(n for n, b in enumerate(canvas.list.blocks) if b.title == title)
            rect = canvas.visualRect(canvas.list.index(row))
            at = QPoint(rect.center().x(), rect.bottom())
            by = QPoint(0, round(minutes * canvas.grid.per_hour / 60))
            return canvas.viewport().mapToGlobal(at), canvas.viewport().mapToGlobal(at + by)

        self.drag_at(*self.ask(edge))

    def clicks_film(self, title: str) -> None:
        """Select a film of the list."""
        self.click_at(self._film(title))

    def clicks_block(self, title: str) -> None:
        """Select a block of the timetable."""
        self.click_at(self._block(title)[0])

    def finds_screenings(self, title: str) -> list[tuple[str, str]]:
        """Wait for screenings of that title: the screen and the clock time of each."""
        return self.eventually(lambda: self._starts(title), f"{title} on the timetable")

    def drag_to_day(self, title: str, day: int, to: str, at: str) -> None:
        """Drag a block to another day (0 is the first) by resting on its tab."""
        from ui.timetable import TimetablePanel

        panel, session = self.part(TimetablePanel), self.window.session
        middle, corner = self._block(title)
        tab = self.ask(lambda: panel.tabs.mapToGlobal(panel.tabs.tabRect(day).center()))
        self.takes(middle)
        self.carries(middle, tab)
        self.eventually(lambda: session.day == session.festival.days()[day], "the other day")
        end = self._slot(to, at) + QPoint(0, middle.y() - corner.y())
        self.carries(tab, end)
        self.do("mouseup", 1)
        self.sees_screening(title, to, at)

    def shows_day(self, day: int) -> None:
        """Click the tab of a day."""
        from ui.timetable import TimetablePanel

        panel, session = self.part(TimetablePanel), self.window.session
        self.click_at(self.ask(lambda: panel.tabs.mapToGlobal(panel.tabs.tabRect(day).center())))
        self.eventually(lambda: session.day == session.festival.days()[day], f"day {day}")

    def drags_off(self, title: str) -> None:
        """Drag a block out to the film list."""
        from ui.films import FilmsPanel

        panel = self.part(FilmsPanel)
        end = self.ask(lambda: panel.mapToGlobal(panel.rect().center()))
        self.drag_at(self._block(title)[0], end)
        self.sees_nothing_of(title)

    def takes_off(self, title: str) -> None:
        """Click a block and press Delete."""
        self.click_at(self._block(title)[0])
        self.presses("Delete")
        self.sees_nothing_of(title)

    def sees_screening(self, title: str, on: str, at: str, day: int | None = None) -> None:
        """Wait until there is a screening of that title, screen and time (and day; 0 is the
        first).
        """
        hope = f"{title} on {on} at {at}"
        self.eventually(lambda: (on, at) in self._starts(title, day), hope)

    def finds_screening(self, title: str) -> str:
        """Wait for a screening of that title; the clock time at which it starts."""
        return self.eventually(lambda: self._starts(title), f"{title} on the timetable")[0][1]

    def sees_nothing_of(self, title: str) -> None:
        """Wait until there is no screening of that title."""
        self.eventually(lambda: not self._starts(title), f"{title} off the timetable")

    def sees_pin(self, title: str) -> None:
        """Wait until a screening of that title is pinned."""

        def pinned() -> bool:
            festival = self.window.session.festival
            return any(
                s.pinned and festival.title(s.programme_id) == title for s in festival.screenings()
            )

        self.eventually(pinned, f"{title} pinned")

    def sees_minutes_of_talk(self, title: str, minutes: int) -> None:
        """Wait until a screening of that title has so many minutes of Q&A."""

        def long_enough() -> bool:
            festival = self.window.session.festival
            return any(
                s.qa_minutes == minutes and festival.title(s.programme_id) == title
                for s in festival.screenings()
            )

        self.eventually(long_enough, f"{minutes} minutes of Q&A after {title}")

    def sees_conflict(self, words: str) -> None:
        """Wait for a conflict whose sentence has these words."""
        self.eventually(lambda: any(words in s for s in self._sentences()), f"conflict “{words}”")

    def sees_no_conflict(self, words: str) -> None:
        """Wait until no conflict's sentence has these words."""
        self.eventually(
            lambda: not any(words in s for s in self._sentences()), f"no conflict “{words}”"
        )

    def mends(self, words: str) -> None:
        """Press the first remedy of the conflict whose sentence has these words."""
        self.click_at(self.eventually(lambda: self._fix(words), f"a remedy for “{words}”"))

    def goes_to_conflict(self, words: str) -> None:
        """Walk down the list of conflicts to the one whose sentence has these words."""
        from ui.conflicts.view import ConflictList

        self.tabs_to(ConflictList)
        self.presses("Home")
        for _step in range(30):
            row = self.ask(lambda: self.window.findChild(ConflictList).current_row())
            if row is not None and row.conflict and words in self._sentence(row.conflict):
                return
            self.presses("Down")
        raise AssertionError(f"no way down to the conflict “{words}”")

    def undoes(self) -> None:
        """Press the undo button, and wait until something was taken back: rows of lists may stand
        elsewhere then.
        """
        with self._changing("an undo"):
            self.clicks("Undo")

    def prints(self, path: Path) -> None:
        """Print the day grid, with what is not confirmed yet, to a PDF file."""
        self.clicks("Print…")
        self.tabs_to(QCheckBox)  # what is not confirmed yet
        self.presses("space")
        self.waits_until_drawn()
        self.clicks("Save PDF")
        self.gives_file(path)
        self.eventually(path.is_file, f"{path.name} is written")
        self.waits_until_drawn()
        self.clicks("Close")
        self.is_in_front()

    def waits_until_drawn(self) -> None:
        """Wait until the page to print shows what was chosen."""
        from ui.dialogs import PrintDialog

        self.eventually(lambda: self._saves(PrintDialog), "the page is drawn")

    def _saves(self, kind: type[Any]) -> bool:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        return bool(shown) and shown[0].save.isEnabled()

    @contextmanager
    def _changing(self, what: str) -> Iterator[None]:
        """Wait at the end until the festival is another one."""
        before = self.ask(lambda: self.window.session.festival)
        yield
        self.eventually(lambda: self.window.session.festival is not before, what)

    def leaves(self) -> None:
        """Quit."""
        self.presses("ctrl+q")


def give_up(app: QApplication, folder: Path) -> None:
    """Leave a picture of what was to be seen, and end."""
    picture = os.environ.get("MARQUEE_ROBOT_PICTURE", str(folder / "failed.png"))
    app.primaryScreen().grabWindow(0).save(picture)
    app.exit(1)


def main(story: str, folder: Path, arguments: list[str]) -> int:
    """Open the window, tell the story in a second thread, and say whether it went well."""
    from ui.app import make_application, make_window
    from ui.memory import Memory

    app = make_application()
    window = make_window(Memory())
    robot = Robot(window, folder)
    failed: list[str] = []

    def tell() -> None:
        module, _colon, function = story.partition(":")
        try:
            getattr(importlib.import_module(module), function)(robot, *arguments)
        except BaseException:  # noqa: BLE001 - whatever went wrong is the result
            failed.append(traceback.format_exc())
            robot.errand.asked.emit(lambda: give_up(app, folder))

    window.resize(1440, 860)
    window.show()
    window.painted.connect(lambda: QTimer.singleShot(0, threading.Thread(target=tell).start))
    code = app.exec()
    window.session.close()
    sys.stdout.write("\n".join(failed))
    return 1 if failed else code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
