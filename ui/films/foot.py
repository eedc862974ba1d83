"""The bar at the foot of the film list: how much is listed, or what is selected, altogether."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _, ngettext
from planner.times import hours_label, runtime_label
from ui.deeds import make_shorts, selected_films, several_films
from ui.session import Session
from ui.theme import SECONDARY
from ui.widgets import HairLine, PillButton, PlainLabel


class FootBar(QWidget):
    """How many titles are listed and how long they are; of several selected ones the same, with the
    button that joins their films.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._length = PlainLabel("", SECONDARY, tone="text2", elided=True)
        self._join = PillButton(_("Make shorts programme"), "shorts", "main")
        self._join.clicked.connect(self.join_films)
        row = QVBoxLayout()
        row.setContentsMargins(16, 8, 12, 12)
        row.setSpacing(6)
        row.addWidget(self._length)
        row.addWidget(self._join)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(HairLine())
        column.addLayout(row)
        self._listed = (0, 0)
        self._join.hide()

    def tell(self, titles: int, seconds: int) -> None:
        """Say how many titles are listed, and how long they are altogether."""
        self._listed = (titles, seconds)
        self.refresh()

    @property
    def text(self) -> str:
        """What it says."""
        return self._length.whole_text()

    def refresh(self) -> None:
        """Follow the selection."""
        festival = self._session.festival
        films = selected_films(festival, self._session.programme_selection)
        several = several_films(self._session)
        self._join.setVisible(several)
        if several:
            seconds = sum(
                festival.films[i].runtime_seconds or festival.edition.assumed_runtime_seconds
                for i in films
            )
            count = ngettext("{n} film", "{n} films", len(films)).format(n=len(films))
            self._length.setText(f"{count} · {runtime_label(seconds)}")
            return
        titles, seconds = self._listed
        self.setVisible(titles > 0)
        count = ngettext("{n} title", "{n} titles", titles).format(n=titles)
        self._length.setText(f"{count} · {hours_label(seconds)}")

    def join_films(self) -> bool:
        """Make one programme of the selected films, and select it."""
        return make_shorts(self._session)
