"""What the last change did to the conflicts: a button in the head that says it and tells which."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from planner.i18n import _, ngettext
from planner.model import Festival
from planner.rules import Conflict, brief, explain
from ui.conflicts.model import place_text
from ui.findings import News
from ui.theme import SECONDARY, badge_icon, draw_text, icon, metrics, pixmap, theme
from ui.widgets import plain_tip

_MOST_LISTED = 8
_HEIGHT, _SIDE, _CHEVRON = 24, 7, 18


class NewsButton(QAbstractButton):
    """“2 new, 1 solved”; opens the list of these. ``chosen(conflict)`` when one is picked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._news = News()
        self._festival: Festival | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _on=False: self._open_menu())
        self.hide()

    def show_news(self, news: News, festival: Festival) -> None:
        """Say how many there are of each sort; nothing when there are none."""
        self._news, self._festival = news, festival
        self.setText(news_text(news))
        self.setAccessibleName(_("By the last change: {news}").format(news=self.text()))
        lines = [_("Solved: {sentence}").format(sentence=self._sentence(c)) for c in news.solved]
        more = [_rest(len(lines))] if len(lines) > _MOST_LISTED else []
        self.setToolTip(plain_tip("\n".join(lines[:_MOST_LISTED] + more)))
        self.resize(self.sizeHint())
        self.update()

    def _sentence(self, conflict: Conflict) -> str:
        assert self._festival is not None
        return explain(conflict, self._festival)

    def sizeHint(self) -> QSize:
        """The text and the chevron."""
        width = metrics(SECONDARY, 500).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * _SIDE + _CHEVRON, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text in the accent, and a chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme()
        if self.underMouse() or self.hasFocus():
            painter.setPen(now.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        draw_text(painter, _SIDE, 17, self.text(), now.accent, SECONDARY, 500)
        painter.drawPixmap(self.width() - _CHEVRON - 3, 4, pixmap("down", now.accent))
        painter.end()

    # -- the list -------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """What is new, what is worse, and what is solved, each under its heading."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for heading, conflicts, solved in (
            (_("New by the last change"), self._news.new, False),
            (_("Worse by the last change"), self._news.worse, False),
            (_("Solved by the last change"), self._news.solved, True),
        ):
            if conflicts:
                menu.addAction(heading).setEnabled(False)
                menu.addActions(self._lines(menu, conflicts, solved))
        return menu

    def _lines(self, menu: QMenu, conflicts: Iterable[Conflict], solved: bool) -> list[QAction]:
        assert self._festival is not None
        every, lines = tuple(conflicts), []
        for conflict in every[:_MOST_LISTED]:
            said, place = brief(conflict, self._festival), place_text(conflict, self._festival)
            text = f"{said}\t{place}" if place else said
            shape = icon("check", theme().green) if solved else badge_icon(conflict.severity)
            line = QAction(shape, text.replace("&", "&&"), menu)
            line.triggered.connect(lambda _on=False, which=conflict: self.chosen.emit(which))
            lines.append(line)
        if len(every) > _MOST_LISTED:
            rest = QAction(QIcon(), _rest(len(every)), menu)
            rest.setEnabled(False)
            lines.append(rest)
        return lines

    def _open_menu(self) -> None:
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))


def news_text(news: News) -> str:
    """“2 new, 1 worse, 1 solved”; nothing when nothing changed."""
    new, worse, solved = len(news.new), len(news.worse), len(news.solved)
    counted = (
        (new, ngettext("{count} new", "{count} new", new)),
        (worse, ngettext("{count} worse", "{count} worse", worse)),
        (solved, ngettext("{count} solved", "{count} solved", solved)),
    )
    return ", ".join(text.format(count=count) for count, text in counted if count)


def _rest(count: int) -> str:
    more = count - _MOST_LISTED
    return _("and {count} more").format(count=more)
