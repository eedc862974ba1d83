"""Two panes that several dialogs share: versions of a festival at the left, and at the right what
differs between the chosen one and now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner.document.compare import Comparison, Difference
from planner.i18n import _
from ui.dialogs.base import Dialog
from ui.dialogs.differences import Differences
from ui.dialogs.import_model import AnyIndex
from ui.session import Session
from ui.tasks import Task, run_task
from ui.theme import BODY, SECONDARY, draw_text, draw_text_right, elide, theme
from ui.widgets import HairLine, PlainLabel

_HIGH, _LEFT, _LIST = 46, 14, 300
_REST_MS = 120


@dataclass(frozen=True)
class Version:
    """One version: ``what`` stands for it in the dialog, the texts are what the list shows."""

    what: Any
    title: str
    second: str
    note: str = ""


class _Model(QAbstractListModel):
    """The versions as Qt's list sees them."""

    def __init__(self, versions: Sequence[Version]) -> None:
        super().__init__()
        self.versions = tuple(versions)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self.versions)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """All that a row says."""
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not index.isValid() or role not in spoken:
            return None
        one = self.versions[index.row()]
        return " · ".join(part for part in (one.title, one.second, one.note) if part)


class _Delegate(QStyledItemDelegate):
    """Title and note in one line, the second text under them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Every row is as high."""
        return QSize(200, _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one version."""
        model = index.model()
        assert isinstance(model, _Model)
        one, rect, now = model.versions[index.row()], QRect(option.rect), theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft if selected else now.line_soft)
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -1), 6, 6)
        right, top = rect.right() - _LEFT, rect.top()
        taken = draw_text_right(painter, right, top + 20, one.note, now.text3, SECONDARY)
        title = elide(one.title, right - rect.left() - _LEFT - taken - 8, BODY, 500)
        draw_text(painter, rect.left() + _LEFT, top + 20, title, now.text, BODY, 500)
        second = elide(one.second, rect.width() - 2 * _LEFT, SECONDARY)
        draw_text(painter, rect.left() + _LEFT, top + 37, second, now.text2, SECONDARY)
        painter.restore()


class VersionList(QListView):
    """``turned(version)`` when another one is chosen."""

    turned = Signal(object)

    def __init__(self, versions: Sequence[Version], name: str) -> None:
        super().__init__()
        self._model = _Model(versions)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.setStyleSheet("background: transparent")

    def chosen(self) -> Version | None:
        """The version that is looked at."""
        row = self.currentIndex().row()
        return self._model.versions[row] if row >= 0 else None

    def choose_first(self) -> None:
        """Look at the first one."""
        if self._model.versions:
            self.setCurrentIndex(self._model.index(0))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which one is looked at now."""
        super().currentChanged(current, previous)
        self.turned.emit(self.chosen())


class VersionsDialog(Dialog):
    """A subclass says what to compare when a version is chosen (``look_at``). ``compared()`` fires
    when the comparison is shown, or that there is none.
    """

    compared = Signal()

    def __init__(
        self,
        session: Session,
        title: str,
        key: str,
        versions: Sequence[Version],
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, title, key, (940, 560), hint)
        self.session = session
        self._task: Task | None = None
        self._wanted: tuple[Callable[..., Comparison], tuple[object, ...]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._soon.timeout.connect(self._compare)
        self.list = VersionList(versions, title)
        self.list.turned.connect(self._turn)
        self.heading_of_list = PlainLabel("", SECONDARY, tone="text2")
        self.differences = Differences()
        self.differences.entered.connect(self._go)
        self.heading_of_differences = PlainLabel("", BODY, 600, elided=True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading_of_differences)
        column.addWidget(self.differences, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.list)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([_LIST, 600])
        line = QHBoxLayout()
        line.addWidget(panes)
        self.body.addWidget(HairLine())
        self.body.addLayout(line, 1)
        self.list.setFocus()

    def look_at(self, version: Version) -> None:
        """Compare this version, or say something about it."""
        raise NotImplementedError

    def _turn(self, version: Version | None) -> None:
        self.stop()
        if version is not None:
            self.look_at(version)

    # -- comparing ------------------------------------------------------------------------------

    def compare_by(self, function: Callable[..., Comparison], *arguments: object) -> None:
        """Make the comparison in the background, once the choice rests, and show it."""
        self.stop()
        self.differences.show_waiting()
        self._wanted = (function, arguments)
        self._soon.start()

    def _compare(self) -> None:
        if self._wanted is None:
            return
        function, arguments = self._wanted
        self._task = run_task(
            self,
            _("Comparing"),
            function,
            *arguments,
            done=self._show,
            failed=self._refuse,
            quiet=True,
        )

    def _show(self, comparison: Comparison) -> None:
        self._task = None
        self.differences.show_comparison(comparison)
        self.compared.emit()

    def _refuse(self, sentence: str) -> None:
        self._task = None
        self.differences.show_word(_("Nothing to compare"), sentence)
        self.compared.emit()

    def stop(self) -> None:
        """Compare no more."""
        task, self._task, self._wanted = self._task, None, None
        if task is not None:
            task.cancel()

    def _go(self, difference: Difference) -> None:
        """Leave for a screening, where it stands now."""
        sides = (difference.before, difference.after)
        now = self.session.festival.all_screenings
        ids = [side.screening.id for side in sides if side and side.screening.id in now]
        plan_id = self.session.festival.plan_id
        here = [row_id for row_id in ids if now[row_id].plan_id == plan_id]
        if not here:
            self.complain(_("This screening is not on the timetable now."), "notice")
            return
        self.accept()
        self.session.show_screening(here[0])

    def done(self, result: int) -> None:
        """Stop comparing."""
        self.stop()
        super().done(result)
