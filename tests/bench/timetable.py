"""A frame of the timetable beside bare QPainter calls that draw the same visible blocks.

The baseline has everything precomputed (rectangles, brushes, prepared texts) and only draws. Both
draw 1920 × 1080 without a graphics card, in turn, in one process, dressed as in the window, whose
garbage is collected between two events. Frames are counted in processor time of the window's own
thread: other programs share the machine.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QDragEnterEvent,
    QFont,
    QPainter,
    QPixmap,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QApplication

from planner.document import Document
from planner.edit import Work
from planner.edit.screenings import MoveScreening
from planner.model import Festival, Screening
from planner.times import WallTime
from tests.bench.report import Report, paired, percentile
from tests.build import FestivalBuilder, at, document_of, own_programme
from tests.harness.harness import a_folder, nobodys_folders
from tests.ui.timetable.scenes import AsBuilt
from ui.app import make_application
from ui.session import Session
from ui.theme import LABEL, SECONDARY, alpha, font, pattern, section_colour, theme, tint, use_scheme
from ui.timetable import TimetablePanel
from ui.timetable.blocks import Block
from ui.timetable.dropping import PROGRAMMES, block_mime
from ui.timetable.ground import box_of
from ui.timetable.layout import Placed
from ui.timetable.wording import fitted

_FRAME_MS = 16.7
_SIZE = (1920, 1080)
_ROUNDS = 40
_DAYS, _A_DAY = 12, 7


@dataclass(frozen=True)
class Drawn:
    """One card of the baseline, ready to be drawn."""

    body: QRectF
    bar: QRectF
    tail: QRectF
    ground: QBrush
    colour: QColor
    texts: tuple[tuple[QPointF, QStaticText, bool], ...]


def measure(report: Report) -> None:
    """Frames at 1,500 and 10,000 screenings."""
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    use_scheme("light")
    gc.disable()
    _measure_edits(report, app, a_full_festival(1_000), "1,000")
    for count in (1_500, 10_000):
        _measure_festival(report, app, a_full_festival(count), f"{count:,}")


def a_full_festival(count: int) -> Festival:
    """Twelve days with seven screenings a day on as many screens as that takes, few overlapping."""
    screens = -(-count // (_DAYS * _A_DAY))
    builder = FestivalBuilder(screens, _DAYS)
    films = [builder.film(f"A Film of {n} Words", 70 + n % 52) for n in range(150)]
    programmes = [own_programme(builder.festival, film) for film in films]
    work = Work(builder.festival)
    rooms = work.start.screens_in_order()
    for number in range(count):
        place, room = divmod(number, screens)
        day, turn = divmod(place, _A_DAY)
        start = 540 + turn * 140 + room * 5 % 35
        work.add(
            Screening,
            plan_id=work.start.plan_id,
            programme_id=programmes[number % len(programmes)].id,
            screen_id=rooms[room].id,
            start=at(work.start, f"{start // 60:02d}:{start % 60:02d}", day),
            code=str(number),
            qa_minutes=20 if number % 4 == 0 else None,
        )
    return builder.festival.with_changes(work.changes())


def _measure_festival(report: Report, app: QApplication, festival: Festival, name: str) -> None:
    session = Session()
    session.use(Document.in_memory(AsBuilt(festival)))
    session.show_day(festival.days()[3])
    panel = TimetablePanel(session)
    panel.resize(*_SIZE)
    panel.show()
    app.processEvents()
    view = panel.canvas.viewport()
    bare = Bare(panel)
    ours, baseline = paired(view.repaint, bare.draw, _ROUNDS)
    note = f"{len(bare.cards)} blocks in sight"
    report.ratio(f"{name}: whole canvas painted anew", ours, baseline, 1.5, note)
    jumps = [_own(lambda d=d: _jump(panel, app, d)) for d in (7, 9, 11)]
    report.figure(
        f"{name}: jump to a day never seen", percentile(jumps, 0.5) * 1e3, "ms", _FRAME_MS
    )
    _jump(panel, app, 1)
    worst = max(_until_whole(panel, app))
    report.figure(f"{name}: worst frame until it is whole", worst * 1e3, "ms", _FRAME_MS)
    jumps = [_rested(panel, app, lambda d=d: _jump(panel, app, d)) for d in (4, 8, 2, 6)]
    report.figure(f"{name}: the same after a rest", percentile(jumps, 0.5) * 1e3, "ms", _FRAME_MS)
    jumps = [_rested(panel, app, lambda d=d: _jump(panel, app, d)) for d in (4, 5, 6, 5, 4, 3)]
    report.figure(f"{name}: jump to the next day", percentile(jumps, 0.5) * 1e3, "ms", _FRAME_MS)
    frames = {
        "whole canvas": _frames(lambda _n: view.repaint()),
        "scroll": _frames(_scroll(panel, app)),
        "drag": _frames(_drag(panel, app)),
    }
    for what, seconds in frames.items():
        report.figure(f"{name}: {what}, p95", percentile(seconds, 0.95) * 1e3, "ms", _FRAME_MS)
    panel.canvas.let_go()
    panel.canvas.dropping.leave()
    zooms = [_own(lambda s=s: _zoom(panel, app, s)) for s in (1, 1, -1, -1) * 10]
    report.figure(f"{name}: zoom step, p95", percentile(zooms, 0.95) * 1e3, "ms", _FRAME_MS)
    _zoom(panel, app, 3)
    worst = max(_until_whole(panel, app))
    report.figure(f"{name}: worst frame after the zoom", worst * 1e3, "ms", _FRAME_MS)
    picked = [_own(lambda s=s: _pick_up(panel, app, s)) for s in festival.screenings()[40:47]]
    report.figure(f"{name}: picked up, map painted, median", percentile(picked, 0.5) * 1e3, "ms")
    panel.frame.sight.side_by_side(0)
    app.processEvents()
    lanes = f"{len(panel.canvas.lanes)} lanes"
    for what, seconds in {
        "scroll": _frames(_scroll_lanes(panel, app)),
        "drag": _frames(_drag(panel, app)),
    }.items():
        label = f"{name}: all days, {what}, p95"
        report.figure(label, percentile(seconds, 0.95) * 1e3, "ms", _FRAME_MS, lanes)
    panel.close()
    session.close()


def _measure_edits(report: Report, app: QApplication, festival: Festival, name: str) -> None:
    """From the hand to the picture: what a block would bring, and what it has brought.

    The festival is in a file, whose storage thread works meanwhile. Rechecking is in both, and so
    is every listener that a timetable has.
    """
    with nobodys_folders(), a_folder() as folder:
        session = Session()
        session.use(document_of(festival, folder / "bench.marquee"))
        session.show_day(festival.days()[3])
        panel = TimetablePanel(session)
        panel.resize(*_SIZE)
        panel.show()
        app.processEvents()
        while panel.frame.warming.busy:
            app.processEvents()
        what_ifs = _frames(_carry(panel, app))
        commits = _frames(_commit(panel, app))
        panel.close()
        session.close()
    for what, seconds, budget in (("what-if", what_ifs, 16), ("committed", commits, 33)):
        for share in (0.5, 0.95):
            label = f"{name}: an edit, {what} and painted, p{share * 100:.0f}"
            report.figure(label, percentile(seconds, share) * 1e3, "ms", budget)


def _carry(panel: TimetablePanel, app: QApplication) -> Callable[[int], None]:
    """A block of the day in the hand, over another place at each frame."""
    canvas, session = panel.canvas, panel.session
    screening = session.festival.screenings_on_day(session.day)[0]
    middle = canvas.viewport().rect().center()
    canvas.dropping.take(block_mime((screening.id,), ()), QPoint())

    def frame(number: int) -> None:
        there = middle + QPoint(number * 37 % 600 - 300, number * 29 % 400 - 200)
        canvas.dropping.move(canvas.content(there), fine=True)
        assert canvas.dropping.offer.edit is not None
        canvas.viewport().repaint()
        app.processEvents()

    return frame


def _commit(panel: TimetablePanel, app: QApplication) -> Callable[[int], None]:
    """Another block of the day moved by some minutes at each frame."""
    session = panel.session
    panel.canvas.dropping.leave()
    ids = [screening.id for screening in session.festival.screenings_on_day(session.day)]

    def frame(number: int) -> None:
        screening = session.festival.all_screenings[ids[number % len(ids)]]
        start = WallTime(screening.start + 5)
        session.run(MoveScreening(screening.id, screening.screen_id, start))
        panel.canvas.viewport().repaint()
        app.processEvents()

    return frame


def _rested(panel: TimetablePanel, app: QApplication, action: Callable[[], object]) -> float:
    """Seconds of an action after the hand has rested, as a reader's does between two days."""
    while panel.frame.warming.busy:
        app.processEvents()
    return _own(action)


def _own(action: Callable[[], object]) -> float:
    """Seconds that one call takes of this thread."""
    gc.collect(0)
    start = time.thread_time()
    action()
    return time.thread_time() - start


def _until_whole(panel: TimetablePanel, app: QApplication) -> Iterator[float]:
    """Seconds of each round of events until all blocks in sight are painted as they should be."""
    end = time.monotonic() + 5
    while panel.canvas.painting.busy and time.monotonic() < end:
        yield _own(app.processEvents)


def _frames(frame: Callable[[int], object]) -> list[float]:
    return [_own(lambda n=n: frame(n)) for n in range(_ROUNDS + 8)][8:]


def _scroll(panel: TimetablePanel, app: QApplication) -> Callable[[int], None]:
    panel.frame.zoom_to(panel.canvas.grid.per_hour * 1.6)
    while panel.frame.warming.busy:
        app.processEvents()
    grid = panel.canvas.grid
    bar = panel.canvas.horizontalScrollBar() if grid.rows else panel.canvas.verticalScrollBar()

    def frame(number: int) -> None:
        bar.setValue((number * 23) % max(1, bar.maximum()))
        app.processEvents()

    return frame


def _scroll_lanes(panel: TimetablePanel, app: QApplication) -> Callable[[int], None]:
    while panel.frame.warming.busy:
        app.processEvents()
    canvas = panel.canvas
    bar = canvas.verticalScrollBar() if canvas.grid.rows else canvas.horizontalScrollBar()

    def frame(number: int) -> None:
        bar.setValue((number * 23) % max(1, bar.maximum()))
        app.processEvents()

    return frame


def _pick_up(panel: TimetablePanel, app: QApplication, screening: Screening) -> None:
    """From the press of a key to the painted map."""
    canvas = panel.canvas
    canvas.dropping.take(block_mime((screening.id,), ()), QPoint())
    canvas.viewport().repaint()
    app.processEvents()
    canvas.dropping.leave()


def _drag(panel: TimetablePanel, app: QApplication) -> Callable[[int], None]:
    canvas, mime = panel.canvas, QMimeData()
    programme_id = next(iter(panel.session.festival.programmes))
    mime.setData(PROGRAMMES, str(programme_id).encode())
    middle = canvas.viewport().rect().center()
    actions, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(middle, actions, mime, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas.viewport(), enter)

    def frame(number: int) -> None:
        there = middle + QPoint(number * 7 % 300 - 150, number * 5 % 200 - 100)
        canvas.dropping.move(canvas.content(there), fine=False)
        app.processEvents()

    return frame


def _jump(panel: TimetablePanel, app: QApplication, place: int) -> None:
    panel.session.show_day(panel.session.festival.days()[place])
    app.processEvents()


def _zoom(panel: TimetablePanel, app: QApplication, steps: int) -> None:
    panel.zoom(steps)
    app.processEvents()


class Bare:
    """The visible cards, drawn by nothing but QPainter calls."""

    def __init__(self, panel: TimetablePanel) -> None:
        canvas = panel.canvas
        self.target = QPixmap(canvas.viewport().size())
        offset = canvas.offset()
        sight = box_of(canvas.viewport().rect().translated(offset))
        layout, self.rows = canvas.layout_, canvas.grid.rows
        self.cards = [
            self._card(layout.placed[row].block, layout.placed[row], offset)
            for row in layout.within(sight)
        ]
        self.title, self.small = font(SECONDARY, 600), font(LABEL)
        self.hatch = pattern("diagonal", alpha(theme().text3, 0.3), 6)

    def _card(self, block: Block, placed: Placed, offset: QPoint) -> Drawn:
        box, tail = placed.box.moved(-offset.x(), -offset.y()), placed.tail
        body = QRectF(box.x, box.y, box.w, box.h)
        behind = (
            QRectF(box.right, box.y + 3, tail, box.h - 6)
            if self.rows
            else QRectF(box.x + 4, box.bottom, box.w - 8, tail)
        )
        words = fitted(block.title, box.w - 20, 1, SECONDARY)[0]
        texts = [(QPointF(box.x + 9, box.y + 3), _prepared(words[0], font(SECONDARY, 600)), True)]
        if self.rows:
            where = QPointF(box.right - 40, box.y + 4)
            texts.append((where, _prepared(block.clock, font(LABEL)), False))
        else:
            where = QPointF(box.x + 12, box.y + 22)
            texts.append((where, _prepared(block.times, font(LABEL)), False))
            code = QPointF(box.right - 34, box.y + 22)
            texts.append((code, _prepared(block.code, font(LABEL)), False))
        bar = QRectF(box.x, box.y, 4, box.h)
        ground, colour = QBrush(tint(block.hue)), section_colour(block.hue)
        return Drawn(body, bar, behind, ground, colour, tuple(texts))

    def draw(self) -> None:
        """One frame."""
        painter = QPainter(self.target)
        painter.fillRect(self.target.rect(), theme().surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme().text
        for card in self.cards:
            painter.fillRect(card.tail, self.hatch)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(card.ground)
            painter.drawRoundedRect(card.body, 4, 4)
            painter.fillRect(card.bar, card.colour)
            painter.setPen(ink)
            for corner, text, bold in card.texts:
                painter.setFont(self.title if bold else self.small)
                painter.drawStaticText(corner, text)
        painter.end()


def _prepared(words: str, face: QFont) -> QStaticText:
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.prepare(QTransform(), face)
    return text
