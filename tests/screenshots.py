"""``make screenshots``: every view of the window as a picture, light and dark, in three sizes.

They go to ``build/screenshots``, to be looked at; those that the README and the manual show are
put beside the manual. The window is the real one on the sample festival, drawn without a screen.
``--few`` takes the views that tell most in some seconds, as CI does, and touches no picture of the
manual; names of views take only those. Each scheme and size has a process of its own, since the
scale of a screen is asked for once.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner.assets import resource
from planner.model import Festival, Screening
from planner.rules import Severity
from planner.sample import make_sample
from planner.times import Day, WallTime
from ui.app import Tidying, make_application, make_window
from ui.dialogs import ImportDialog
from ui.memory import Memory
from ui.theme import theme, use_scheme
from ui.window import MainWindow

ROOT = Path(__file__).parent.parent
OUT = ROOT / "build" / "screenshots"
PICTURES = ROOT / "resources" / "manual" / "pictures"
SIZES = {"1280x720": 1, "1440x900": 1, "2560x1440": 2}
"""Pixels of the picture, and how many of them are one of the window's."""
SCHEMES = ("light", "dark")
SETTLING_MS = 400
WORKING_MS = {
    "film-table": 6000,
    "tightest-first": 6000,
    "import": 4000,
    "print": 8000,
    "earlier": 9000,
    "releases": 9000,
    "check-file": 3000,
}
"""How long views that work in the background get before their picture is taken."""

View = Callable[[MainWindow], QWidget]
Rgb = tuple[int, int, int]
_EXACT = 192


def settle(milliseconds: int = SETTLING_MS) -> None:
    """Let the window do what it does when it is left alone."""
    QTest.qWait(milliseconds)


# -- views ----------------------------------------------------------------------------------------


def timetable(window: MainWindow) -> QWidget:
    """The second day, with the screening selected that is in the worst conflict."""
    session = window.session
    session.show_day(Day(session.festival.days()[1]))
    worst = [c for c in session.report.open() if c.severity is Severity.BLOCKER]
    session.show_screening(worst[0].screening_ids[0])
    return window


def film_selected(window: MainWindow) -> QWidget:
    """A film that waits in the list, in the inspector."""
    session = window.session
    waiting = next(p for p in session.festival.programmes if not session.festival.screenings_of(p))
    session.select(programme_ids=(waiting,))
    return window


def film_table(window: MainWindow) -> QWidget:
    """Films as a table, ordered by how few places are left for them."""
    timetable(window)
    assert window.workspace is not None
    films = window.workspace.films
    films.table_model.order_key = "=places"
    films.table.show_columns("title:190 runtime_seconds:80 =placed:70 =places:90 =conflicts:100")
    films.show_table(shown=True)
    return window


def tightest_first(window: MainWindow) -> QWidget:
    """What is left to place, with fewest places first."""
    from ui.films.sieve import Order, Show, Sieve

    timetable(window)
    assert window.workspace is not None
    films = window.workspace.films
    films.choose(Sieve(Show.LEFT))
    films.order_by(Order.TIGHTEST)
    return window


def shorts_builder(window: MainWindow) -> QWidget:
    """A shorts programme with an unkept order, and what keeping it would bring."""
    from ui.shorts import ShortsPanel

    timetable(window)
    session = window.session
    shorts = next(
        p for p in session.festival.programmes if "Family Matters" in session.festival.title(p)
    )
    session.select(programme_ids=(shorts,))
    window.show_page("shorts-builder")
    panel = window.findChild(ShortsPanel)
    assert panel is not None
    panel.model.moved.emit([0], 3)
    panel.talk.setValue(25)
    return window


def dashboard(window: MainWindow) -> QWidget:
    """What is left to do, and how the plan spreads."""
    timetable(window)
    window.show_page("dashboard")
    return window


def venues(tab: str) -> View:
    """One of the views of venues and guests."""

    def show(window: MainWindow) -> QWidget:
        timetable(window)
        window.show_venues(tab)
        return window

    return show


def wall(window: MainWindow) -> QWidget:
    """The day for a projector."""
    timetable(window)
    window.toggle_wall()
    assert window.wall is not None
    window.wall.resize(window.size())
    return window.wall


def in_the_hand(window: MainWindow) -> QWidget:
    """A film over the timetable, before it is dropped."""
    timetable(window)
    session = window.session
    festival = session.festival
    waiting = next(
        p.id for p in festival.programmes.values() if festival.title(p.id) == "Maineland"
    )
    assert window.workspace is not None
    canvas = window.workspace.timetable.canvas
    data = QMimeData()
    data.setData("application/x-marquee-programme", str(waiting).encode())
    window._carried = data  # type: ignore[attr-defined]  # Qt keeps no hold of it
    place = QPoint(canvas.viewport().width() // 2, canvas.viewport().height() // 2)
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    nothing = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas.viewport(), QDragEnterEvent(place, *how, nothing))
    QApplication.sendEvent(canvas.viewport(), QDragMoveEvent(place, *how, nothing))
    return window


def all_days(window: MainWindow) -> QWidget:
    """All days side by side."""
    window.show_days(0)
    return window


def one_section(window: MainWindow) -> QWidget:
    """One section over all days."""
    timetable(window)
    window.show_over_days("section")
    return window


def folded(window: MainWindow) -> QWidget:
    """The largest venue folded."""
    timetable(window)
    assert window.workspace is not None
    venues = [screen.venue_id for screen in window.session.festival.screens_in_order()]
    window.workspace.timetable.frame.sight.fold(max(venues, key=venues.count))
    return window


def carried(window: MainWindow) -> QWidget:
    """A screening in the hand of the keyboard, at its best place."""
    timetable(window)
    window.next_place(1)
    return window


def panels_hidden(window: MainWindow) -> QWidget:
    """Nothing but the timetable."""
    window.toggle_side_panels()
    window.toggle_conflicts()
    return window


def palette(window: MainWindow) -> QWidget:
    """Find or do anything."""
    window.find_or_do()
    QTest.keyClicks(QApplication.focusWidget() or window, "un")
    return window


def asked(name: str, subject: Callable[[MainWindow], object]) -> View:
    """A dialog that panels ask the window for."""

    def open_dialog(window: MainWindow) -> QWidget:
        before = set(QApplication.topLevelWidgets())
        window.session.ask(name, subject(window))
        settle()
        new = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
        assert new, f"“{name}” opened no window"
        return new[0]

    return open_dialog


def new_festival(window: MainWindow) -> QWidget:
    """The three questions of a new festival."""
    from ui.dialogs import NewFestivalDialog

    dialog = NewFestivalDialog(window.session, window)
    dialog.show()
    return dialog


def history(window: MainWindow) -> QWidget:
    """What was done, the step in the middle under the keyboard; one undone, one with a note."""
    from planner.edit.programmes import AddFilm
    from planner.edit.screenings import MoveScreening, PinScreening, Unschedule

    session = window.session
    timetable(window)
    moved = session.festival.all_screenings[session.selection[0]]
    other = next(s for s in session.festival.screenings() if s.id != moved.id)
    later = MoveScreening(moved.id, moved.screen_id, WallTime(moved.start + 45))
    for edit in (
        later,
        PinScreening(other.id, pinned=True),
        Unschedule((other.id,)),
        AddFilm("Platform"),
    ):
        session.run(edit)
    session.undo()
    steps = session.document.history() if session.document else ()
    session.note(steps[-4].id, "The house manager asked for a longer break.")
    window.toggle_history()
    settle()
    assert window.workspace is not None
    window.workspace.history.list.turn_to(steps[-4].id)
    return window


def _copy_of_its_own(window: MainWindow) -> Path:
    """The festival, closed, in a folder where the view may do to it what it likes."""
    document = window.session.document
    assert document is not None
    window.close_festival()
    folder = Path(tempfile.mkdtemp(dir=document.path.parent))
    return Path(shutil.copy(document.path, folder))


def _held_by_anna(window: MainWindow) -> Path:
    """The festival, closed, while somebody at another desk has it open."""
    from dataclasses import asdict, replace

    from planner.document import Holder

    document = window.session.document
    assert document is not None
    uuid = document.backups()[0].uuid
    path = _copy_of_its_own(window)
    anna = replace(Holder.me(uuid), host="desk-3", user="anna", pid=4242)
    path.with_name(f".{path.name}.lock").write_text(json.dumps(asdict(anna)))
    return path


def held(window: MainWindow) -> QWidget:
    """Somebody has it open."""
    from ui.dialogs import HeldDialog

    window.files.open(_held_by_anna(window))
    settle()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, HeldDialog))


def looked_at(window: MainWindow) -> QWidget:
    """The newest backup of what somebody has open."""
    window.session.look(_held_by_anna(window))
    return timetable(window)


def lost(window: MainWindow) -> QWidget:
    """The file was deleted under the window."""
    from ui.dialogs import LostDialog

    path = _copy_of_its_own(window)
    window.files.open(path)
    path.unlink()
    window.session.flush()
    settle(1500)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LostDialog))
    save(dialog, f"lost-dialog-{window.width()}-{theme().name}")
    dialog.close()
    return window


def _worked_on(window: MainWindow) -> None:
    """Move, take off and place a few screenings, so that a version before differs."""
    from planner.edit.programmes import AddFilm
    from planner.edit.screenings import MoveScreening, Unschedule

    session = window.session
    rows = sorted(session.festival.screenings(), key=lambda s: (s.start, s.id))
    screens = [screen.id for screen in session.festival.screens_in_order()]
    for number, row in enumerate(rows[:9]):
        later = WallTime(row.start + (45 if number % 3 else 0))
        screen = screens[number % len(screens)] if number % 2 else row.screen_id
        session.run(MoveScreening(row.id, screen, later))
    session.run(Unschedule(tuple(row.id for row in rows[-2:])))
    session.run(AddFilm("Platform"))


def earlier(window: MainWindow) -> QWidget:
    """The backups, and what going back to one would change."""
    _worked_on(window)
    return asked("earlier", lambda _w: None)(window)


def release(window: MainWindow) -> QWidget:
    """A release that blockers keep from being made."""
    return asked("release", lambda _w: None)(window)


def releases(window: MainWindow) -> QWidget:
    """What moved since the release."""
    from planner.edit.plans import MakeRelease
    from planner.times import now_wall

    session = window.session
    now = now_wall(session.festival.edition.zone)
    session.run(MakeRelease(session.festival.plan_id, "Catalogue", "Sent to the printer.", now))
    _worked_on(window)
    return asked("releases", lambda _w: None)(window)


def _spoilt(window: MainWindow) -> Path:
    """A copy of the festival of which the end is lost."""
    path = _copy_of_its_own(window)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 7 // 8])
    return path


def damaged(window: MainWindow) -> QWidget:
    """A file that cannot be opened."""
    from ui.dialogs import DamagedDialog

    window.files.open(_spoilt(window))
    settle()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, DamagedDialog))


def salvaged(window: MainWindow) -> QWidget:
    """What could be read of it."""
    from planner.document.restoring import salvage
    from ui.dialogs.damaged import SalvagedDialog

    path = _spoilt(window)
    dialog = SalvagedDialog(window.session, salvage(path, path.with_stem("salvaged")), window)
    dialog.open()
    return dialog


def _first_screen(window: MainWindow) -> int:
    return window.session.festival.screens_in_order()[0].id


VIEWS: dict[str, View] = {
    "timetable": timetable,
    "film": film_selected,
    "film-table": film_table,
    "tightest-first": tightest_first,
    "shorts-builder": shorts_builder,
    "dashboard": dashboard,
    **{f"venues-{tab}": venues(tab) for tab in ("hours", "days", "ways", "seats")},
    "wall": wall,
    "in-the-hand": in_the_hand,
    "all-days": all_days,
    "one-section": one_section,
    "folded": folded,
    "carried": carried,
    "panels-hidden": panels_hidden,
    "history": history,
    "held": held,
    "looked-at": looked_at,
    "lost": lost,
    "earlier": earlier,
    "release": release,
    "releases": releases,
    "damaged": damaged,
    "salvaged": salvaged,
    "check-file": asked("check-file", lambda _w: None),
    "palette": palette,
    "new-festival": new_festival,
    "import": asked("import", lambda _w: [resource("samples/shanghai-panorama.txt")]),
    "print": asked("print", lambda _w: None),
    "board": asked("board", lambda _w: None),
    "accept": asked("accept", lambda w: w.session.report.open()[0]),
    "screen": asked("rename-screen", _first_screen),
    "hours": asked("screen-hours", lambda w: (_first_screen(w), w.session.day)),
    "preferences": asked("preferences", lambda _w: None),
    "manual": asked("manual", lambda _w: None),
    "shortcuts": asked("shortcuts", lambda _w: None),
    "about": asked("about", lambda _w: None),
}


# -- taking them ----------------------------------------------------------------------------------


def opened(folder: Path, size: tuple[int, int]) -> MainWindow:
    """A window of nobody's, on a sample of its own."""
    window = make_window(Memory(folder / "window.ini"))
    window.resize(*size)
    window.show()
    settle()
    return window


def closed(window: MainWindow) -> None:
    """Close it and all its dialogs."""
    for widget in QApplication.topLevelWidgets():
        if widget is not window:
            widget.close()
    window.close()
    window.deleteLater()
    settle(50)


_CATALOGUE = """WINTER PROGRAMME

[Home]  [Tickets]  [About us]

Salt – Director: Ann Sol & Bo Li
26 minutes
Two sisters sell what the lake leaves behind. It leaves little, and what it leaves they carry over
the hills to a market that gets smaller every year.

Reed – Director: Cy Dee
9.23 minutes
A flute, a marsh, and an answer that comes late.

Last Sunrises – Director: Wen Ren
104 minutes
Nearly the title of a film that is there already.
"""


def prose_import(window: MainWindow) -> ImportDialog:
    """A catalogue in prose, with a doubt and a film that may be there already."""
    path = Path(tempfile.mkdtemp()) / "winter.txt"
    path.write_text(_CATALOGUE, "utf-8")
    dialog = ImportDialog(window.session, [path], window)
    dialog.open()
    settle(WORKING_MS["import"])
    dialog.show_tab("film")
    dialog.list.setCurrentIndex(dialog.model.index(0))
    return dialog


def corrected_import(window: MainWindow) -> QWidget:
    """The same catalogue with the fields of a film open, one of them typed over, one wrong."""
    dialog = prose_import(window)
    dialog.correcting.begin()
    dialog.correcting.type("title", "Reeds")
    settle(WORKING_MS["import"])
    year = dialog.correcting.fields.editor("year")
    year.setFocus()
    QTest.keyClicks(year, "soon")
    QTest.keyClick(year, Qt.Key.Key_Return)
    return dialog


def every_script(window: MainWindow) -> QWidget:
    """The second day with titles that run in other ways than Latin ones."""
    from planner.edit import SetField, Together

    session = window.session
    timetable(window)
    festival = session.festival
    rows = sorted(festival.screenings_on_day(session.day), key=lambda row: (row.start, row.code))
    films = [film for row in rows for film in _own_film(festival, row)]
    edits = [
        SetField("film", film, "title", title)
        for film, title in zip(dict.fromkeys(films), SCRIPTS, strict=False)
    ]
    session.run(Together(tuple(edits), "Titles"))
    return window


def _own_film(festival: Festival, row: Screening) -> Iterator[int]:
    entries = festival.entries(row.programme_id)
    if len(entries) == 1:
        yield entries[0].film_id


VIEWS["import-prose"] = prose_import
VIEWS["import-correct"] = corrected_import
VIEWS["every-script"] = every_script
WELCOME = "welcome"
FEW = ("every-script", "in-the-hand", "shorts-builder", "dashboard", "venues-hours", "wall")
SCRIPTS = (
    "千と千尋の神隠しとその後の長い夏",
    "長春電影製片廠的最後一個春天",
    "كفرناحوم وقصص أخرى عن صيف طويل",
    "ואלס עם באשיר (2008)",
    "기생충과 그 밖의 긴 이야기들",
    "ลุงบุญมีระลึกชาติ",
    "Мой друг Иван Лапшин",
    "Ταξίδι στα Κύθηρα",
)
SHOWN = {
    "window-light": "timetable-1440x900-light",
    "window-dark": "timetable-1440x900-dark",
    "hand-light": "in-the-hand-1440x900-light",
    "import-light": "import-prose-1440x900-light",
    "film-table-light": "film-table-1440x900-light",
    "shorts-light": "shorts-builder-1440x900-light",
    "dashboard-light": "dashboard-1440x900-light",
    "venues-light": "venues-hours-1440x900-light",
    "wall-dark": "wall-1440x900-dark",
}
"""The pictures of README and manual, and which of those taken they are."""


def pictures(scheme: str, size: str, views: Sequence[str]) -> Iterator[Path]:
    """These views in one scheme and size."""
    width, height = (int(pixels) // SIZES[size] for pixels in size.split("x"))
    use_scheme(scheme)
    with tempfile.TemporaryDirectory() as name:
        sample = make_sample(Path(name))
        for view in views:
            # Each with a window that remembers nothing, and a festival nobody worked on.
            folder = Path(name) / view
            folder.mkdir()
            file = Path(shutil.copy(sample, folder))
            window = opened(folder, (width, height))
            window.wear(scheme)
            if view == WELCOME:
                widget: QWidget = window
            else:
                window.files.open(file)
                settle()
                widget = VIEWS[view](window)
            settle(WORKING_MS.get(view, SETTLING_MS))
            yield save(widget, f"{view}-{size}-{scheme}")
            closed(window)


def save(widget: QWidget, name: str) -> Path:
    """Put a picture of the widget where it can be looked at."""
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{name}.png"
    if not widget.grab().save(str(path)):
        sys.exit(f"{path} could not be written.")
    return path


def take(scheme: str, size: str, views: Sequence[str]) -> None:
    """Take pictures in this process, and name them."""
    Tidying(make_application())
    for path in pictures(scheme, size, views):
        print(path.relative_to(ROOT), flush=True)


def take_all(views: Sequence[str]) -> int:
    """Take them in every scheme and size, two processes at a time; the worst exit code of them."""
    waiting = [(scheme, size) for scheme in SCHEMES for size in SIZES]
    running: list[subprocess.Popen[bytes]] = []
    worst = 0
    while waiting or running:
        while waiting and len(running) < 2:
            scheme, size = waiting.pop(0)
            command = [sys.executable, "-m", "tests.screenshots", "--as", f"{scheme},{size}"]
            env = {**os.environ, "QT_SCALE_FACTOR": str(SIZES[size])}
            running.append(subprocess.Popen([*command, *views], cwd=ROOT, env=env))
        worst = max(worst, running.pop(0).wait())
    return worst


def show() -> None:
    """Put those that README and manual show beside the manual, as small as they can be."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, taken in SHOWN.items():
        with Image.open(OUT / f"{taken}.png") as picture:
            few = in_few_colours(picture.convert("RGB"))
            few.save(PICTURES / f"{name}.png", optimize=True)


def in_few_colours(picture: Image.Image) -> Image.Image:
    """The picture in 256 colours: those that fill most of it as they are, and for what is between
    letters and ground some of every kind. Pillow alone would make a blocker of a warning.
    """
    counted = sorted(picture.getcolors(picture.width * picture.height) or (), reverse=True)
    exact = [part for _count, colour in counted[:_EXACT] for part in cast("Rgb", colour)]
    spread = picture.quantize(256 - _EXACT, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*exact, *spread[: 3 * (256 - _EXACT)]])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("views", nargs="*", help=f"all if left out: {', '.join(VIEWS)}")
    parser.add_argument("--few", action="store_true", help=f"only {', '.join(FEW)}")
    parser.add_argument("--as", dest="how", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    views = given.views or (FEW if given.few else (WELCOME, *VIEWS))
    if given.how:
        scheme, _comma, size = given.how.partition(",")
        take(scheme, size, views)
        return 0
    failed = take_all(views)
    if not failed and len(views) > len(VIEWS):
        show()
    return failed


if __name__ == "__main__":
    sys.exit(main())
