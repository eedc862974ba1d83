"""Fields of a card typed over where they stand: title, runtime, screenings wanted, section."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from planner.errors import UserError
from planner.i18n import _
from planner.model import Column, Record
from ui.fields import values
from ui.fields.cells import pop_up
from ui.fields.entering import edit_for
from ui.films.columns import table_columns
from ui.films.lines import Head, Line, Part
from ui.films.list import FilmList
from ui.films.paint import zones
from ui.session import Session
from ui.theme import LABEL, font, theme
from ui.widgets import PlainLabel

FIELDS = ("title", "runtime_seconds", "wanted", "section_id")
"""The fields of a card, as Tab goes through them."""

_HIGH, _LEFT, _EDGE = 26, 22, 14
_WIDE = {"runtime_seconds": 84, "wanted": 56}


class CardEditing(QObject):
    """One field at a time. Return and leaving it keep what was typed, Tab goes on to the next one,
    Escape gives up; what cannot be kept stays typed, with the reason under it.
    """

    def __init__(self, session: Session, view: FilmList) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        self.editor: QLineEdit | QComboBox | None = None
        self.note = _Note(view.viewport())
        self.drafts: dict[tuple[str, int, str], str] = {}
        """What was typed and could not be kept, by table, row and field."""
        self._of: tuple[Record, Column] | None = None
        self._key: tuple[str, int] = ("", 0)
        self._field = ""
        view.retyped.connect(self.begin)
        view.model().modelAboutToBeReset.connect(self.close)
        view.verticalScrollBar().valueChanged.connect(self._place)

    def begin(self, row: int, field: str) -> bool:
        """Open the editor of a field; False where it cannot be edited, as a derived runtime."""
        self.close()
        lines = self._view.model().lines
        line = lines[row] if 0 <= row < len(lines) else None
        found = None if line is None else self._owner(line, field)
        if line is None or found is None or not self._session.may_edit():
            return False
        self._of, self._key, self._field = found, line.key, field
        self._view.scrollTo(self._view.model().index(row))
        self.editor = self._made(*found)
        self.editor.setAccessibleName(_(found[1].meta.label))
        self.editor.setFont(font())
        self.editor.installEventFilter(self)
        self.note.say(_(found[1].meta.label), wrong=False)
        self._place()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def close(self) -> None:
        """Close the editor, and keep nothing."""
        editor, self.editor = self.editor, None
        self._of = None
        self.note.hide()
        if editor is not None:
            editor.removeEventFilter(self)
            if editor.hasFocus():
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()

    def _owner(self, line: Line, field: str) -> tuple[Record, Column] | None:
        festival, column = self._session.festival, table_columns()[field]
        if isinstance(line, Head):
            return None
        if isinstance(line, Part):
            film = column.field
            return None if film is None else (festival.films[line.film_id], film)
        return column.owner(festival, line.entry)

    def _made(self, row: Record, column: Column) -> QLineEdit | QComboBox:
        festival, value = self._session.festival, getattr(row, column.name)
        if values.is_choice(column):
            combo = QComboBox(self._view.viewport())
            choices = values.choices(column, festival)
            for choice in choices:
                combo.addItem(choice.label, choice)
            combo.setCurrentIndex([choice.value for choice in choices].index(value))
            combo.activated.connect(lambda _index: self.keep())
            pop_up(combo)
            return combo
        line = QLineEdit(self._view.viewport())
        draft = self.drafts.get((row.table, row.id, column.name))
        line.setText(values.typed(column, value, festival) if draft is None else draft)
        line.setPlaceholderText(values.placeholder(column, row, festival))
        line.selectAll()
        line.textEdited.connect(lambda _text: self.note.say(_(column.meta.label), wrong=False))
        return line

    # -- keeping --------------------------------------------------------------------------------

    def keep(self, leaving: bool = False) -> bool:
        """Keep what was entered and close; where it cannot be kept the editor stays, or, when
        somebody is ``leaving`` it, the draft.
        """
        if self._of is None or self.editor is None:
            return False
        (known, column), editor = self._of, self.editor
        row = self._session.festival.tables[known.table].get(known.id)
        if row is None:  # it was removed meanwhile
            self.close()
            return False
        entered = editor.currentData() if isinstance(editor, QComboBox) else editor.text()
        draft = (row.table, row.id, column.name)
        try:
            edit = edit_for(self._session, row, column, entered)
        except UserError as refused:
            self.drafts[draft] = str(entered)
            if leaving:
                self._session.tell(str(refused))
                self.close()
            else:
                self.note.say(str(refused), wrong=True)
                self._place()
            return False
        self.drafts.pop(draft, None)
        self.close()
        return edit is None or self._session.run(edit, "films")

    def _go_on(self, step: int) -> None:
        key, field = self._key, self._field
        if not self.keep():
            return
        rows = [line.key for line in self._view.model().lines]
        if key not in rows:
            return
        at = FIELDS.index(field)
        order = [FIELDS[(at + step * n) % len(FIELDS)] for n in range(1, len(FIELDS))]
        for following in order:
            if self.begin(rows.index(key), following):
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return, Tab and Escape, and leaving the field."""
        if isinstance(event, QKeyEvent):
            ours = event.key() in _KEYS
            if event.type() == QEvent.Type.ShortcutOverride and ours:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress and ours:
                self._key_pressed(Qt.Key(event.key()))
                return True
        elif isinstance(event, QFocusEvent) and self._is_left(event):
            self.keep(leaving=True)
        return False

    def _is_left(self, event: QFocusEvent) -> bool:
        return event.lostFocus() and event.reason() not in _STAYING and not self._is_choosing()

    def _is_choosing(self) -> bool:
        """Whether the list of choices is open, which has the keyboard then."""
        return isinstance(self.editor, QComboBox) and self.editor.view().isVisible()

    def _key_pressed(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            if self._of is not None:
                row, column = self._of
                self.drafts.pop((row.table, row.id, column.name), None)
            self.close()
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._go_on(1 if key == Qt.Key.Key_Tab else -1)
        else:
            self.keep()

    # -- where it stands ------------------------------------------------------------------------

    def _place(self) -> None:
        """Over its field, wherever the list is scrolled; the note below, or above at the foot."""
        editor, view = self.editor, self._view
        if editor is None:
            return
        row = [line.key for line in view.model().lines].index(self._key)
        line = view.model().lines[row]
        zone = zones(view.visualRect(view.model().index(row)), line)[self._field]
        right, across = view.width() - _EDGE, QRect(zone)
        across.setLeft(
            _LEFT if self._field in {"title", "section_id"} else right - _WIDE[self._field]
        )
        across.setRight(right)
        across.setTop(zone.top() + (zone.height() - _HIGH) // 2)
        across.setHeight(_HIGH)
        editor.setGeometry(across)
        size = self.note.fitted(view.width() - _LEFT - _EDGE)
        below = across.bottom() + 3
        fits = below + size.height() <= view.viewport().height()
        top = below if fits else across.top() - 3 - size.height()
        self.note.setGeometry(right - size.width(), top, size.width(), size.height())
        self.note.raise_()
        self.note.show()


_KEYS = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
)


_STAYING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})


class _Note(PlainLabel):
    """Which field it is, or why what was typed cannot be kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", LABEL, tone="text2", parent=parent)
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # a list's own is that of its rows
        self.setWordWrap(True)
        self.setContentsMargins(8, 4, 8, 4)
        self.hide()

    def say(self, text: str, wrong: bool) -> None:
        """Say it, in red when something is wrong."""
        self.setText(text)
        self.set_tone("red" if wrong else "text2")

    def fitted(self, most: int) -> QSize:
        """As wide as its words, but no wider than that."""
        wide = min(most, self.fontMetrics().horizontalAdvance(self.text()) + 20)
        return QSize(wide, self.heightForWidth(wide))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words on a card of their own, for there are words under it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().line_strong, 1))
        painter.setBrush(theme().raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()
        super().paintEvent(event)
