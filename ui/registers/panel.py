"""The panel of the registers, at the left in place of the films while it is wanted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _
from planner.model import Changes
from ui.registers.contents import REGISTERS, Line, Register, register
from ui.registers.delegate import RegisterDelegate
from ui.registers.model import AnyIndex, RegisterModel
from ui.session import Session
from ui.theme import PANEL, SECONDARY, font, icon
from ui.widgets import PillButton, PlainLabel, SearchField, pass_on_focus, ring

SOURCE = "registers"


class RegistersPanel(QWidget):
    """One register at a time. ``closed()`` when the films are to come back."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.register: Register = REGISTERS[0]
        self.model = RegisterModel()
        self.list = RegisterList(self.model)
        title = _(REGISTERS[0].title)
        self.title = PillButton(title, "down", "flat", _("Choose another register"), elided=True)
        self.title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.title.setFont(font(PANEL, 600))
        self.search = SearchField(_("Search"))
        self._stale = True
        self.name = QLineEdit()
        self.empty = PlainLabel("", SECONDARY, tone="text3")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(16, 4, 16, 0)
        self._lay_out()
        self._listen()
        self.show_register(REGISTERS[0].id)

    def _lay_out(self) -> None:
        cross = PillButton("", "close", "flat", _("Back to the films"), "Esc")
        cross.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(8, 10, 8, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(cross)
        field = QHBoxLayout()
        field.setContentsMargins(16, 0, 16, 4)
        field.addWidget(self.search)
        self._middle = QStackedLayout()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 12)
        foot.addWidget(self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(field)
        column.addLayout(self._middle, 1)
        column.addLayout(foot)
        pass_on_focus(self, lambda: self.list)
        ring(self.list)

    def _listen(self) -> None:
        self._session.changed.connect(self._follow)
        self.title.clicked.connect(lambda _on=False: self._choose())
        self.search.searched.connect(lambda _text: self.refill())
        self.search.left.connect(self.list.setFocus)
        self.name.returnPressed.connect(self.add)
        self.list.turned.connect(self._look)
        self.list.removed.connect(self._remove)
        self.list.left.connect(self.closed)

    # -- what is listed -------------------------------------------------------------------------

    def show_register(self, register_id: str) -> None:
        """Show that register."""
        self.register = register(register_id)
        self.title.setText(_(self.register.title))
        self.title.setAccessibleName(_(self.register.title))
        self.name.setVisible(self.register.add is not None)
        self.name.setPlaceholderText(_(self.register.adds))
        self.name.setAccessibleName(_(self.register.adds))
        self.empty.setText(_(self.register.empty))
        self.list.setAccessibleName(_(self.register.title))
        self.search.clear()
        self._refill_if_seen()

    def _choose(self) -> None:
        menu = QMenu(self)
        for one in REGISTERS:
            action = menu.addAction(_(one.title))
            action.setCheckable(True)
            action.setChecked(one is self.register)
            action.triggered.connect(lambda _on=False, one=one: self.show_register(one.id))
        menu.popup(self.title.mapToGlobal(self.title.rect().bottomLeft()))

    def _follow(self, _changes: Changes) -> None:
        self._refill_if_seen()

    def _refill_if_seen(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self.refill()

    def showEvent(self, event: QShowEvent) -> None:
        """List what nobody saw meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._refill_if_seen()

    def refill(self) -> None:
        """List what there is now; the line under the keyboard stays."""
        current = self.list.current_line()
        lines = tuple(self.register.lines(self._session.festival)) if self._session.is_open else ()
        self.list.quiet = True
        self.model.show(lines, self.search.text())
        self.list.turn_to(current.row if current else None)
        self.list.quiet = False
        self._middle.setCurrentWidget(self.list if lines else self.empty)

    # -- doing ----------------------------------------------------------------------------------

    def _look(self, line: Line) -> None:
        if line.row is not None:
            self._session.look_at(*line.row)

    def add(self) -> None:
        """Add what was typed, and look at it."""
        name = self.name.text().strip()
        if not name or self.register.add is None:
            return
        known = {line.row for line in self.model.every}
        if not self._session.run(self.register.add(name), SOURCE):
            return
        self.name.clear()
        self.search.clear()
        self.refill()
        new = next((line for line in self.model.every if line.row not in known), None)
        if new is not None:
            self.list.turn_to(new.row)

    def _remove(self, line: Line) -> None:
        if self.register.remove is not None and line.row and line.row[0] == self.register.removes:
            self._session.run(self.register.remove(line.row[1]), SOURCE)


class RegisterList(QListView):
    """``turned(line)`` when another line is under the keyboard; ``removed(line)``; ``left()``."""

    turned = Signal(object)
    removed = Signal(object)
    left = Signal()

    def __init__(self, model: RegisterModel) -> None:
        super().__init__()
        self._lines = model
        self.quiet = False
        self.setModel(model)
        self.setItemDelegate(RegisterDelegate(model))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setStyleSheet("background: transparent")

    def current_line(self) -> Line | None:
        """The line under the keyboard."""
        row = self.currentIndex().row()
        return self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None

    def turn_to(self, row: tuple[str, int] | None) -> None:
        """Put the keyboard on the line about that row."""
        place = self._lines.row_of(row)
        if place >= 0:
            self.setCurrentIndex(self._lines.index(place))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell what is under the keyboard now."""
        super().currentChanged(current, previous)
        line = self.current_line()
        if line is not None and not self.quiet:
            # Later: Qt is in the middle of its own bookkeeping here.
            QTimer.singleShot(0, self, lambda: self.turned.emit(line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Escape leaves."""
        line = self.current_line()
        if event.key() == Qt.Key.Key_Delete and line is not None:
            self.removed.emit(line)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: object) -> None:
        """What can be done with a line."""
        position = getattr(event, "pos", QPoint)()
        index = self.indexAt(position)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        line = self._lines.lines[index.row()]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(icon("trash"), _("Remove"))
        action.triggered.connect(lambda _on=False: self.removed.emit(line))
        menu.popup(self.viewport().mapToGlobal(position))
