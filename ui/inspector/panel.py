"""The inspector at the right of the window: a head, and the page for what is selected."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.inspector.blocks import INSET, Block
from ui.inspector.editors import ChoiceField, LineField
from ui.inspector.form import FieldRow
from ui.inspector.head import Head
from ui.inspector.pages import make_page
from ui.inspector.subject import Subject, subject_of, subject_of_programme
from ui.inspector.view import Drafts, View
from ui.session import Session

_WIDTH = 284


class InspectorPanel(QWidget):
    """Shows and edits the selected screening, film, programme or hold; else the festival itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: dict[str, Page] = {}
        self._page: Page | None = None
        self._drafts: Drafts = {}
        self._wandered: Subject | None = None
        self.setMinimumWidth(_WIDTH)
        self.head = Head()
        self.head.back.connect(self._return)
        self.head.history.connect(self._ask_history)
        self._area, self._column = self._scroll_area()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        session.report_changed.connect(self._show)
        session.selection_changed.connect(self._return)
        session.looked_at.connect(lambda table, row_id: self.go(Subject(table, (row_id,))))
        self._show()

    def _scroll_area(self) -> tuple[QScrollArea, QVBoxLayout]:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16 - INSET, 16, 16 - INSET, 16)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area, column

    # -- what it is about ---------------------------------------------------------------------

    @property
    def subject(self) -> Subject:
        """What is looked at: where a link led, else what is selected."""
        session = self._session
        if self._wandered is not None and self._wandered.row(session.festival) is not None:
            return self._wandered
        return subject_of(
            session.festival,
            session.selection,
            session.programme_selection,
            session.hold_selection,
        )

    def go(self, subject: Subject) -> None:
        """Look at another row until the selection changes."""
        self._wandered = subject
        self._area.verticalScrollBar().setValue(0)
        self._show()

    def fill_in(self, table: str, row_id: int, field: str = "") -> None:
        """Look at a row, with the keyboard in one of its fields, whose part is unfolded."""
        of_programme = table == "programme" and row_id in self._session.festival.programmes
        self.go(
            subject_of_programme(self._session.festival, row_id)
            if of_programme
            else Subject(table, (row_id,))
        )
        for block in self._page.blocks if self._page is not None else ():
            for row in block.findChildren(FieldRow):
                if row.column.name == field and not block.isHidden() and row.concerns(table):
                    block.unfold()
                    QTimer.singleShot(0, row, partial(self._enter, row))
                    return

    def _enter(self, row: FieldRow) -> None:
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(row, 0, 60)

    def _return(self) -> None:
        self._wandered = None
        self._show()

    def _ask_history(self) -> None:
        self._session.ask("history-of", (self.subject.table, self.subject.id))

    # -- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        is_open = self._session.is_open
        self._area.setVisible(is_open)
        if not is_open:
            return
        subject = self.subject
        view = View(self._session, subject, self.go, self._drafts)
        self.head.show_view(view, self._wandered == subject)
        page = self._page_for(subject.table)
        if page is not self._page:
            if self._page is not None:
                self._page.hide()
            self._page = page
        page.show_view(view)
        page.show()

    def _page_for(self, table: str) -> Page:
        page = self._pages.get(table)
        if page is None:
            page = self._pages[table] = Page(make_page(table))
            self._column.insertWidget(self._column.count() - 1, page)
        return page

    @property
    def page(self) -> Page | None:
        """The page on show."""
        return self._page

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the first field."""
        super().focusInEvent(event)
        editors = self.findChildren(QWidget)
        for editor in editors:
            if isinstance(editor, LineField | ChoiceField) and editor.isVisible():
                editor.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape returns from a link."""
        if event.key() == Qt.Key.Key_Escape and self._wandered is not None:
            self._return()
            return
        super().keyPressEvent(event)


class Page(QWidget):
    """The parts for subjects of one table, one under the other."""

    def __init__(self, blocks: list[Block]) -> None:
        super().__init__()
        self.blocks = blocks
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for block in blocks:
            column.addWidget(block)

    def show_view(self, view: View) -> None:
        """Show each part that has something to say."""
        for block in self.blocks:
            block.setVisible(block.show_view(view))
