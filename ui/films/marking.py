"""What is selected in the film list, and what is selected elsewhere and marked in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Qt

from ui.films.list import FilmList
from ui.films.table import FilmTable
from ui.session import Session


class Marking(QObject):
    """Keeps the cards, the table and the session of one mind; ``view`` says which is shown."""

    def __init__(
        self, session: Session, view: Callable[[], FilmList | FilmTable], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._busy = False

    def watch(self, view: FilmList | FilmTable) -> None:
        """Tell the session what is selected in this view."""
        view.selectionModel().selectionChanged.connect(self._selected)
        # A line that is marked for one of its screenings is not selected anew by a click.
        view.clicked.connect(lambda _index: self._selected())

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """While rows come and go, nothing is being selected."""
        before, self._busy = self._busy, True
        yield
        self._busy = before

    def _selected(self) -> None:
        if self._busy:
            return
        view = self._view()
        model = view.model()
        rows = sorted({index.row() for index in view.selectionModel().selectedIndexes()})
        ids = [model.programme(model.index(row, 0)) for row in rows]
        with self.quiet():
            self._session.select(programme_ids=dict.fromkeys(i for i in ids if i is not None))

    def show(self) -> None:
        """Mark what is selected elsewhere: the programmes, or those of the selected screenings."""
        if self._busy:
            return
        session, view = self._session, self._view()
        wanted = list(session.programme_selection)
        wanted += [session.festival.all_screenings[i].programme_id for i in session.selection]
        marked = QItemSelection()
        for programme_id in dict.fromkeys(wanted):
            index = view.model().index_of(programme_id)
            if index.isValid():
                marked.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        chosen = view.selectionModel()
        with self.quiet():
            chosen.select(marked, flags.ClearAndSelect | flags.Rows)
            if not marked.isEmpty():
                first = marked.first().topLeft()
                if chosen.currentIndex().row() != first.row():
                    chosen.setCurrentIndex(first, flags.NoUpdate)
                view.scrollTo(first)

    def enter(self) -> None:
        """Give the keyboard to the view, at its first programme where nothing is selected."""
        view = self._view()
        model = view.model()
        view.setFocus(Qt.FocusReason.TabFocusReason)
        if view.selectionModel().hasSelection():
            self._selected()
            return
        for row in range(model.rowCount()):
            if model.programme(model.index(row, 0)) is not None:
                view.setCurrentIndex(model.index(row, 0))
                return
