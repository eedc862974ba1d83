"""The bar at the top: which festival, find or do anything, saved or not, undo, redo, print."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from planner.i18n import _
from ui.actions import action
from ui.session import Session
from ui.theme import BODY, LABEL, PANEL, SECONDARY, draw_text, elide, metrics, pixmap, theme
from ui.widgets import Painted, PillButton, PlainLabel, plain_tip
from ui.window.binding import Binding, shown_key

HEIGHT, _NARROW = 48, 800


class TopBar(QWidget):
    """What holds for the whole festival, in one row."""

    def __init__(self, session: Session, binding: Binding, menu: QMenu) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._session = session
        self._menu = menu
        self.menu_button = PillButton(icon_name="menu", look="flat", tip=_("Menu"), shortcut="F10")
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_button.clicked.connect(self.open_menu)
        self.name = _Name("", PANEL, 600, elided=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.plan_icon = _Picture("plan")
        self.plan = PlainLabel("", BODY, tone="text2")
        self.command = CommandField()
        self.saved = SavedMark()
        self.undo = _action_button(binding["undo"], "undo")
        self.redo = _action_button(binding["redo"], "redo")
        self.print = _action_button(binding["print"], "print", _("Print…"), "plain")
        self.command.pressed.connect(binding["find"].trigger)
        self._lay_out()
        session.changed.connect(lambda _changes: self.refresh())
        session.saving.connect(self._show_saved)
        self.refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(6)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.setSpacing(6)
        right.setSpacing(6)
        left.addWidget(self.menu_button)
        left.addWidget(self.name)
        left.addSpacing(8)
        left.addWidget(self.plan_icon)
        left.addWidget(self.plan)
        left.addStretch(1)
        right.addStretch(1)
        right.addWidget(self.saved)
        right.addSpacing(6)
        for button in (self.undo, self.redo, self.print):
            right.addWidget(button)
        # Equal stretches on both sides keep the field in the middle of the window.
        row.addLayout(left, 1)
        row.addWidget(self.command)
        row.addLayout(right, 1)

    def _show_saved(self, saved: bool, error: str) -> None:
        """Say truly how it stands with the file."""
        obstacle = self._session.obstacle
        if obstacle is None:
            self.saved.tell(saved, error)
        elif saved:
            self.saved.tell(saved, "", _("Only to look at"), str(obstacle))
        else:
            self.saved.tell(saved, str(obstacle))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the plan gives way to the festival."""
        super().resizeEvent(event)
        self._show_plan()
        self.command.setMaximumWidth(340 if self.width() >= _NARROW else 190)

    def _show_plan(self) -> None:
        for widget in (self.plan, self.plan_icon):
            widget.setVisible(self._session.is_open and self.width() >= _NARROW)

    def refresh(self) -> None:
        """Show the names of the festival and its plan."""
        is_open = self._session.is_open
        self.name.setText(self._session.festival.edition.name if is_open else "Marquee")
        self.plan.setText(self._plan_name() if is_open else "")
        self._show_plan()
        for widget in (self.saved, self.undo, self.redo, self.print):
            widget.setVisible(is_open)

    def _plan_name(self) -> str:
        from planner.model import Plan

        festival = self._session.festival
        plan = festival.get(Plan, festival.plan_id)
        return plan.name if plan else ""

    def open_menu(self) -> None:
        """Open the menu of menus."""
        self._menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 2)))


def _action_button(
    qt_action: QAction, icon_name: str, text: str = "", look: str = "flat"
) -> PillButton:
    """A button that does what an action does, and is enabled and named like it."""
    button = PillButton(text, icon_name, look)
    button.setAccessibleName(qt_action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def follow() -> None:
        button.setEnabled(qt_action.isEnabled())
        button.setToolTip(qt_action.toolTip())
        button.setAccessibleName(qt_action.text())

    qt_action.changed.connect(follow)
    button.clicked.connect(qt_action.trigger)
    follow()
    return button


class _Picture(Painted):
    """An icon that only shows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(16, 16)

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        painter.drawPixmap(0, 0, pixmap(self._name, None, 16, self.devicePixelRatioF()))


class SavedMark(Painted):
    """“Saved” with a tick once everything is on the disk; what is wrong, when it cannot be; and
    that there is nothing to save, where a festival can only be looked at.
    """

    def __init__(self) -> None:
        super().__init__(28)
        self._saved, self._error, self._instead = True, "", ""
        self.setFixedWidth(94)
        self.tell(saved=True, error="")

    def tell(self, saved: bool, error: str, instead: str = "", why: str = "") -> None:
        """Show whether the file holds what the window shows; or ``instead`` of that, with why."""
        self._saved, self._error, self._instead = saved, error, instead
        self.setToolTip(
            error or why or _("Every change goes into the file at once; there is no Save.")
        )
        self.setAccessibleName(self._words())
        self.update()

    def _words(self) -> str:
        if self._error:
            return _("Not saved")
        if self._instead:
            return self._instead
        return _("Saved") if self._saved else _("Saving…")

    def paint(self, painter: QPainter) -> None:
        """Tick and word, at the right."""
        now, words = theme(), self._words()
        ink = now.red if self._error else now.text2
        left = self.width() - metrics(SECONDARY).horizontalAdvance(words)
        draw_text(painter, left, 18.5, words, ink, SECONDARY)
        if self._saved and not self._error and not self._instead:
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(round(left) - 22, 6, pixmap("check", now.green, 16, ratio))


class _Name(PlainLabel):
    """As wide as the festival's name, and less where there is less room."""

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        wide = metrics(PANEL, 600).horizontalAdvance(self.whole_text()) + 4
        return QSize(round(wide), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It may be cut."""
        return QSize(70, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show another name."""
        super().setText(text)
        self.updateGeometry()


class CommandField(Painted):
    """Looks like a field; a click opens the command palette."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__(28)
        self.setMinimumWidth(150)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_(action("find").text))
        self.setToolTip(plain_tip(_(action("find").tip), shown_key(action("find"))))

    def sizeHint(self) -> QSize:
        """A third of a small window."""
        return QSize(340, 28)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the palette."""
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open it with the keyboard too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paint(self, painter: QPainter) -> None:
        """Magnifier, words, the key at the right."""
        now = theme()
        painter.setPen(QPen(now.accent if self.hasFocus() else now.field, 1))
        painter.setBrush(now.field)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.drawPixmap(9, 6, pixmap("search", now.text3, 16, self.devicePixelRatioF()))
        key = shown_key(action("find"))
        width = metrics(LABEL, 500).horizontalAdvance(key)
        left = self.width() - width - 17.5
        said = elide(_(action("find").text), left - 40, BODY)
        draw_text(painter, 33, 18.5, said, now.text3)
        painter.setBrush(now.surface)
        painter.setPen(QPen(now.line_strong, 1))
        painter.drawRoundedRect(QRectF(left, 5.5, width + 11, 17), 4, 4)
        draw_text(painter, left + 5.5, 18, key, now.text2, LABEL, 500)
