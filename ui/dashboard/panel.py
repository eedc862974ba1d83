"""The page of the dashboard, in place of the timetable."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.errors import UserError
from planner.figures import AXES, Todo, guest_load, left_to_do, shares, totals
from planner.i18n import N_, _, ngettext
from planner.times import day_label, hours_label
from planner.writing import write_file
from ui.dashboard.charts import Bars, Card, Figure, GuestTable, measured, percent
from ui.session import Session
from ui.theme import BODY, PANEL, SECONDARY, theme
from ui.widgets import Badge, HairLine, PillButton, PlainLabel, pass_on_focus

_MEASURES = {"screenings": N_("Screenings"), "minutes": N_("Length"), "seats": N_("Seats")}
_NARROW = 760
"""Below this width the cards stand under each other."""

_GUESTS = 40
_SIDE_OF = (0, 1, 0, 1)
"""At which side what is left, sections, screens and days stand where there is room for two."""


class DashboardPanel(QWidget):
    """Figures that follow each edit. ``closed()`` when the timetable is to come back."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.measure = "screenings"
        self.figures = [Figure() for _n in range(4)]
        self.todo = TodoCard(session)
        self.bars = {axis: Bars(_(title)) for axis, title in AXES.items()}
        self.guests = GuestTable(_("Guests, appearances by day"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        self._build()
        session.report_changed.connect(self._refresh_soon)
        self.refresh()

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.picture = PillButton(_("Save as picture…"), "export", "flat")
        self.picture.clicked.connect(lambda _on=False: self.ask_picture())
        cross = PillButton("", "close", "flat", _("Back to the timetable"), "Esc")
        cross.clicked.connect(lambda _on=False: self.closed.emit())
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 8, 8)
        head.addWidget(PlainLabel(_("Dashboard"), PANEL, 600))
        head.addStretch(1)
        head.addWidget(self.picture)
        head.addWidget(cross)
        self.body = QWidget()
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.body)
        self._fill_body()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(HairLine())
        column.addWidget(self.area, 1)
        pass_on_focus(self, self.buttons.checkedButton)

    def _fill_body(self) -> None:
        self._top = QGridLayout()
        self._top.setHorizontalSpacing(28)
        self._cards = [
            _card(_("Left to do"), self.todo),
            *(_card(bars.title, bars) for bars in self.bars.values()),
        ]
        self._guest_card = _card(self.guests.title, self.guests)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        self._both = sides = QHBoxLayout()
        sides.setSpacing(12)
        for side in self._sides:
            side.setSpacing(12)
            sides.addLayout(side, 1)
            sides.setAlignment(side, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._top)
        column.addLayout(self._measures())
        column.addLayout(sides)
        column.addWidget(self._guest_card)
        column.addStretch(1)
        self._columns = 0
        self._arrange(2)

    def _measures(self) -> QHBoxLayout:
        """Three buttons that say what the bars count."""
        line = QHBoxLayout()
        line.setSpacing(4)
        self.buttons = QButtonGroup(self)
        for measure, text in _MEASURES.items():
            button = PillButton(_(text), look="flat")
            button.setCheckable(True)
            button.setChecked(measure == self.measure)
            button.clicked.connect(lambda _on=False, measure=measure: self.count(measure))
            self.buttons.addButton(button)
            line.addWidget(button)
        self.legend = PlainLabel("", SECONDARY, tone="text3", elided=True)
        line.addSpacing(8)
        line.addWidget(self.legend, 1)
        return line

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, figure in enumerate(self.figures):
            self._top.addWidget(figure, *divmod(place, 2 * columns))
        self._top.setColumnStretch(2 * columns, 1)
        self._both.setStretch(1, columns - 1)
        self._both.setSpacing(12 * (columns - 1))
        for place, card in enumerate(self._cards):
            self._sides[_SIDE_OF[place] if columns == 2 else 0].addWidget(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for two."""
        super().resizeEvent(event)
        self._arrange(1 if event.size().width() < _NARROW else 2)

    # -- showing --------------------------------------------------------------------------------

    def count(self, measure: str) -> None:
        """Let the bars count screenings, minutes or seats."""
        self.measure = measure
        self.refresh()

    def _refresh_soon(self) -> None:
        """Behind the timetable nobody looks at figures."""
        if self.isVisible():
            self._soon.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the figures of the plan as it is now."""
        session = self._session
        festival = session.festival
        if not session.is_open:
            return
        whole = totals(festival)
        todos = left_to_do(festival, session.report)
        left = next((todo.count for todo in todos if todo.about == "left"), 0)
        for figure, (number, note) in zip(
            self.figures,
            (
                (f"{whole.screenings:,}", _screenings_words(whole.screenings, left)),
                (hours_label(whole.minutes * 60), _("of films")),
                (measured(whole, "seats"), _("seats offered")),
                (percent(whole.prime, whole.screenings), _("begin in prime time")),
            ),
            strict=True,
        ):
            figure.tell(number, note)
        self.todo.show_todos(todos)
        for axis, bars in self.bars.items():
            bars.show_shares(shares(festival, axis), self.measure)
        dark = _("The stronger part of a bar begins in prime time.")
        unseated = ngettext(
            "{n} screening is on a screen whose seats are not known.",
            "{n} screenings are on screens whose seats are not known.",
            whole.unseated,
        ).format(n=whole.unseated)
        said = {"screenings": dark, "seats": unseated if whole.unseated else ""}
        self.legend.setText(said.get(self.measure, ""))
        loads = guest_load(festival)[:_GUESTS]
        self._guest_card.setVisible(bool(loads))
        self.guests.show_loads(loads, [day_label(day) for day in festival.days()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # -- as a picture ---------------------------------------------------------------------------

    def ask_picture(self) -> None:
        """Ask where the picture goes."""
        document = self._session.document
        folder = document.path.parent if document is not None else Path.home()
        festival = self._session.festival.edition.name
        name = _("{festival} – dashboard").format(festival=festival) + ".png"
        dialog = QFileDialog(self, _("Save as picture"), str(folder), _("Pictures (*.png)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.selectFile(name.replace("/", "-"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_picture(Path(chosen)))
        dialog.open()

    def save_picture(self, path: Path) -> bool:
        """Write everything that is shown as a PNG at twice its size; False, with a message, when
        it cannot be written.
        """
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._painted().save(buffer, "PNG")
        try:
            write_file(path, bytes(buffer.data().data()))
        except UserError as refused:
            self._session.tell(str(refused))
            return False
        self._session.tell(_("The picture is in {path}.").format(path=path), "done")
        return True

    def _painted(self) -> QPixmap:
        size = self.body.size().expandedTo(QSize(1, 1))
        picture = QPixmap(size * 2)
        picture.setDevicePixelRatio(2)
        picture.fill(theme().window)
        painter = QPainter(picture)
        self.body.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        painter.end()
        return picture


def _screenings_words(placed: int, left: int) -> str:
    text = ngettext("screening, {n} left to place", "screenings, {n} left to place", placed)
    return text.format(n=left)


def _card(title: str, inside: QWidget) -> Card:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(8)
    column.addWidget(PlainLabel(title, BODY, 600))
    column.addWidget(inside)
    return card


class TodoCard(QWidget):
    """What is left to do, a line each; a press goes to where it is done."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_todos(self, todos: tuple[Todo, ...]) -> None:
        """Show these; that all is done when there are none."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(todo) for todo in todos]
        if not todos:
            self.lines = [PlainLabel(_("All is done."), BODY, tone="text2")]
        for line in self.lines:
            self._column.addWidget(line)

    def _line(self, todo: Todo) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Badge(_SEVERITIES.get(todo.about, "notice")))
        button = PillButton(todo.sentence, look="flat")
        button.clicked.connect(lambda _on=False: self._session.ask("go-to-todo", todo.about))
        row.addWidget(button)
        row.addStretch(1)
        return line


_SEVERITIES = {"blockers": "blocker", "left": "warning", "warnings": "warning"}
