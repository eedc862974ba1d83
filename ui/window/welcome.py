"""What the window shows while no festival is open: start one, open one, or try the sample."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.assets import resource
from planner.i18n import _
from planner.times import day_label, day_of
from ui.actions import action
from ui.memory import Memory
from ui.theme import (
    BODY,
    EMPTY,
    LABEL,
    PANEL,
    SECONDARY,
    draw_text,
    draw_text_right,
    elide,
    pixmap,
    theme,
    wrap,
)
from ui.widgets import Painted, PlainLabel, pass_on_focus
from ui.window.binding import Binding

_WIDTH = 620


class Welcome(QWidget):
    """The first thing one meets. ``opened(path)`` fires when a recent festival is chosen."""

    opened = Signal(object)

    def __init__(self, binding: Binding, memory: Memory) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._memory = memory
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch(2)
        column.addWidget(_Emblem())
        column.addSpacing(16)
        column.addWidget(PlainLabel(_("Plan a festival"), EMPTY, 600))
        hint = _("Films on one side, screens on the other; drop a catalogue anywhere to begin.")
        small = PlainLabel(hint, BODY, tone="text2")
        small.setWordWrap(True)
        column.addWidget(small)
        column.addSpacing(20)
        column.addLayout(self._cards(binding))
        column.addSpacing(28)
        column.addLayout(self._recent)
        column.addStretch(3)
        self._opening = PlainLabel("", EMPTY, 500, "text2")
        self._opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._opening.hide()
        self._middle = middle = QWidget()
        middle.setFixedWidth(_WIDTH)
        middle.setLayout(column)
        row = QHBoxLayout(self)
        row.addWidget(middle)
        row.addWidget(self._opening)
        pass_on_focus(self, self._first)
        self.refresh()

    def _first(self) -> QWidget | None:
        """What Return should take: the festival of yesterday, else a new one."""
        return self._recent_rows[0] if self._recent_rows else self._first_card

    def show_opening(self, name: str) -> None:
        """Say only that a festival is being opened; until the next ``refresh``."""
        self._opening.setText(_("Opening {name}…").format(name=name))
        self._opening.show()
        self._middle.hide()

    def _cards(self, binding: Binding) -> QHBoxLayout:
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for action_id, title, words in (
            ("new", _("New festival"), _("Name, days, time zone, screens")),
            ("open", _("Open a festival"), _("A .marquee file on this computer")),
            ("open-sample", _("Try the sample"), _("30 films, five screens, three days")),
        ):
            card = _Card(action(action_id).icon, title, words)
            card.pressed.connect(binding[action_id].trigger)
            cards.addWidget(card)
            if action_id == "new":
                self._first_card = card
        return cards

    def refresh(self) -> None:
        """Show the ways to begin, and the recent festivals anew."""
        self._opening.hide()
        self._middle.show()
        while self._recent.count():
            widget = self._recent.takeAt(0).widget()  # type: ignore[union-attr]
            if widget is not None:
                widget.deleteLater()
        self._recent_rows: list[_RecentRow] = []
        paths = self._memory.recent()[:6]
        if paths:
            title = PlainLabel(_("Recent"), LABEL, 600, "text2")
            title.setContentsMargins(0, 0, 0, 6)
            self._recent.addWidget(title)
        for path in paths:
            row = _RecentRow(path)
            self._recent_rows.append(row)
            row.pressed.connect(lambda path=path: self.opened.emit(path))
            self._recent.addWidget(row)


class _Emblem(Painted):
    """Marquee's own picture."""

    def __init__(self) -> None:
        super().__init__(52)
        self._renderer = QSvgRenderer(str(resource("icons/marquee.svg")))

    def paint(self, painter: QPainter) -> None:
        """Draw it at the left."""
        self._renderer.render(painter, QRectF(0, 0, 52, 52))


class _Pressable(Painted):
    """Something painted that acts like a button."""

    pressed = Signal()

    def __init__(self, height: int, name: str) -> None:
        super().__init__(height)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act when released inside."""
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Return and Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class _Card(_Pressable):
    """A way to begin: icon, title, what it needs."""

    def __init__(self, icon_name: str, title: str, words: str) -> None:
        super().__init__(120, title)
        self._icon_name, self._title, self._words = icon_name, title, words
        self.setToolTip(words)

    def paint(self, painter: QPainter) -> None:
        """A card with a hairline, lifted under the pointer."""
        now = theme()
        edge = now.accent if self.hasFocus() else now.line_strong if self.underMouse() else now.line
        painter.setPen(QPen(edge, 1))
        lifted = now.raised if not now.dark else now.field
        resting = now.window if not now.dark else now.raised
        painter.setBrush(lifted if self.underMouse() else resting)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        picture = pixmap(self._icon_name, now.accent, 20, self.devicePixelRatioF())
        painter.drawPixmap(16, 16, picture)
        draw_text(painter, 16, 64, self._title, now.text, PANEL, 600)
        for row, words in enumerate(wrap(self._words, self.width() - 30, 2, SECONDARY)):
            draw_text(painter, 16, 84 + row * 16, words, now.text2, SECONDARY)


class _RecentRow(_Pressable):
    """A festival opened before: its name, its folder, when it was last changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(34, path.stem)
        self._path = path
        changed = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - the clock here
        self._when = f"{day_label(day_of(changed.date()))}, {changed:%H:%M}"

    def paint(self, painter: QPainter) -> None:
        """One line."""
        now = theme()
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft if self.hasFocus() else now.field)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-8, 1, 0, -1), 6, 6)
        right = self.width() - 8
        taken = draw_text_right(painter, right, 21.5, self._when, now.text3, SECONDARY)
        title = elide(self._path.stem, 260, BODY, 500)
        width = draw_text(painter, 8, 21.5, title, now.text, BODY, 500)
        folder = str(self._path.parent).replace(str(Path.home()), "~", 1)
        room = right - taken - 20 - width - 20
        draw_text(painter, 20 + width, 21.5, elide(folder, room, SECONDARY), now.text3, SECONDARY)
