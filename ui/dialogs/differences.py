"""What differs between two versions of a festival, as a list to read: screenings in sentences, and
everything else by count. The restore preview and the releases share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from planner.document.compare import Change, Comparison, Difference, Tally
from planner.i18n import N_, _, ngettext
from ui.dialogs.import_model import AnyIndex
from ui.theme import BODY, SECONDARY, draw_text, elide, metrics, theme
from ui.widgets import EmptyState, PillButton, PlainLabel, plain_tip

HIGH = 30
_LEFT, _WORD, _SIDE = 14, 92, 10

WORDS = {
    Change.NEW: N_("New"),
    Change.DROPPED: N_("Dropped"),
    Change.CANCELLED: N_("Cancelled"),
    Change.MOVED: N_("Moved"),
    Change.RETIMED: N_("Retimed"),
    Change.CHANGED: N_("Changed"),
}

TABLES = {
    "film": N_("films"),
    "programme": N_("programmes"),
    "person": N_("people"),
    "copy": N_("copies"),
    "hold": N_("holds"),
    "screen": N_("screens"),
    "venue": N_("venues"),
    "section": N_("sections"),
    "kind": N_("kinds of screening"),
    "edition": N_("festival settings"),
    "acceptance": N_("accepted conflicts"),
    "opening": N_("opening hours"),
    "plan": N_("plans"),
    "release": N_("releases"),
}
"""What people count; rows of all other tables belong to one of these and are counted together."""


class DifferenceModel(QAbstractListModel):
    """The screenings that differ, as far as the filter lets them through."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[Difference, ...] = ()

    def show(self, differences: Iterable[Difference]) -> None:
        """Show these."""
        self.beginResetModel()
        self.shown = tuple(differences)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The sentence, for those who listen."""
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not index.isValid() or role not in spoken:
            return None
        one = self.shown[index.row()]
        return f"{word_of(one)} · {one.sentence()}"


class _Delegate(QStyledItemDelegate):
    """A word in its colour, and the sentence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Every row is as high."""
        return QSize(200, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        model = index.model()
        assert isinstance(model, DifferenceModel)
        one = model.shown[index.row()]
        rect: QRect = option.rect
        now = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft)
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -1), 6, 6)
        base = rect.top() + 19.5
        draw_text(painter, rect.left() + _LEFT, base, word_of(one), _ink(one), SECONDARY, 600)
        sentence, room = one.sentence(), rect.width() - _WORD - _SIDE
        narrow = metrics().horizontalAdvance(sentence) > room
        shown = elide(sentence, room, cond=narrow)
        draw_text(painter, rect.left() + _WORD, base, shown, now.text, BODY, cond=narrow)
        painter.restore()


def word_of(one: Difference) -> str:
    """What became of a screening, in one word."""
    return _(WORDS[one.changes[0]])


def _ink(one: Difference) -> QColor:
    now, change = theme(), one.changes[0]
    if change is Change.NEW:
        return now.green
    if change in {Change.DROPPED, Change.CANCELLED}:
        return now.red
    return now.text2 if change is Change.CHANGED else now.accent


class _List(QListView):
    """``entered(difference)`` on Return and double click."""

    entered = Signal(object)

    def __init__(self, model: DifferenceModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Differences"))
        self.setStyleSheet("background: transparent")
        self.doubleClicked.connect(lambda index: self.entered.emit(model.shown[index.row()]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes there."""
        row = self.currentIndex().row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row >= 0:
            self.entered.emit(self._model.shown[row])
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole sentence on hover."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.indexAt(event.pos()).row()
            text = self._model.shown[row].sentence() if row >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().viewportEvent(event)


class Differences(QWidget):
    """A comparison, or that it is being made, or why there is none."""

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None
        self.model = DifferenceModel()
        self.list = _List(self.model)
        self.list.entered.connect(self.entered)
        self.tabs = QButtonGroup(self)
        self._strip = QHBoxLayout()
        self._strip.setSpacing(2)
        self.besides = PlainLabel("", SECONDARY, tone="text2")
        self.besides.setWordWrap(True)
        self.word = EmptyState("")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.hide()
        self._middle = QStackedLayout()
        self._middle.addWidget(self.word)
        self._middle.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._strip)
        column.addWidget(self.progress)
        column.addLayout(self._middle, 1)
        column.addWidget(self.besides)

    # -- what is shown --------------------------------------------------------------------------

    def show_waiting(self) -> None:
        """Say that the comparison is being made."""
        self._clear(_("Comparing…"))
        self.progress.show()

    def show_word(self, text: str, hint: str = "") -> None:
        """Say something in place of a comparison."""
        self._clear(text, hint)

    def _clear(self, text: str, hint: str = "") -> None:
        self.comparison = None
        self.progress.hide()
        self._remove_tabs()
        self.besides.hide()
        self.model.show(())
        self.word.set_text(text, hint)
        self._middle.setCurrentWidget(self.word)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what differs."""
        self._clear(_("No screening differs"))
        self.comparison = comparison
        counts = ", ".join(besides(comparison.tallies))
        self.besides.setText(_("Besides: {counts}.").format(counts=counts))
        self.besides.setVisible(bool(counts))
        if comparison.differences:
            self._middle.setCurrentWidget(self.list)
            self._add_tabs(comparison)
            self.show_only(None)
        elif not counts:
            self.word.set_text(_("Nothing differs"))

    def _remove_tabs(self) -> None:
        for button in self.tabs.buttons():
            self.tabs.removeButton(button)
            self._strip.removeWidget(button)
            button.hide()
            button.deleteLater()
        while self._strip.count():
            self._strip.takeAt(0)

    def _add_tabs(self, comparison: Comparison) -> None:
        counts = {change: n for change, n in comparison.counts().items() if n}
        self._add_tab(None, _("All {count}").format(count=len(comparison.differences)))
        for change, count in counts.items():
            self._add_tab(change, f"{_(WORDS[change])} {count}")
        self._strip.addStretch(1)
        self.tabs.buttons()[0].setChecked(True)

    def _add_tab(self, change: Change | None, text: str) -> None:
        button = PillButton(text, look="flat")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: self.show_only(change))
        self.tabs.addButton(button)
        self._strip.addWidget(button)

    def show_only(self, change: Change | None) -> None:
        """Show the screenings to which that happened; all without one."""
        if self.comparison is not None:
            every = self.comparison.differences
            self.model.show(every if change is None else self.comparison.of(change))


def besides(tallies: Iterable[Tally]) -> Iterator[str]:
    """“2 films added, 1 changed”, for each table that differs; the small ones together."""
    rest = 0
    for tally in tallies:
        if tally.table in TABLES:
            yield _("{things} ({counts})").format(
                things=_(TABLES[tally.table]), counts=", ".join(_counts(tally))
            )
        else:
            rest += tally.added + tally.removed + tally.changed
    if rest:
        yield ngettext("{count} detail of these", "{count} details of these", rest).format(
            count=rest
        )


def _counts(tally: Tally) -> Iterator[str]:
    for count, words in (
        (tally.added, N_("{count} added")),
        (tally.removed, N_("{count} removed")),
        (tally.changed, N_("{count} changed")),
    ):
        if count:
            yield _(words).format(count=count)
