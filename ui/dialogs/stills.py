"""Pictures for films: one on a film at once, a folder of them with a look at which goes where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.errors import UserError
from planner.exchange.stills import LoadedStills, StillMatch, StillPlan, plan_stills
from planner.i18n import _, ngettext
from planner.model import Festival, Film
from planner.text import clean, sort_key
from ui.dialogs.base import Dialog, main_button
from ui.session import Session
from ui.tasks import run_task

SOURCE = "stills"
"""What this calls itself when it runs an edit."""

_ROW = 44
_MARGIN = 6


def take_stills(
    session: Session, parent: QWidget, pictures: Sequence[Path], film_id: int | None
) -> None:
    """Put one picture on a film, or show to which films several would go. What is no picture, and
    two for one film, is refused with a sentence.
    """
    festival = session.festival
    film = festival.films.get(film_id) if film_id is not None else None
    try:
        plan = plan_stills(festival, pictures, film)
    except (UserError, OSError) as error:
        session.tell(str(error))
        return
    if film is not None:
        set_stills(session, parent, plan)
    else:
        StillsDialog(session, plan, parent).open()


def set_stills(session: Session, parent: QWidget, plan: StillPlan) -> None:
    """Read the pictures in the background, then set them as one step."""
    run_task(
        parent,
        _("Reading pictures"),
        StillPlan.load,
        plan,
        done=lambda loaded: _keep(session, loaded),
        failed=session.tell,
    )


def _keep(session: Session, loaded: LoadedStills) -> None:
    if session.document is None:
        return
    try:
        edit = loaded.kept_in(session.document)
    except UserError as error:
        session.tell(str(error))
        return
    if edit is not None and not session.run(edit, SOURCE):
        return
    if loaded.problems:
        session.tell("\n".join(loaded.problems[:3]), "warning")
    elif edit is not None:
        count = len(loaded.pictures)
        session.tell(ngettext("{n} still set.", "{n} stills set.", count).format(n=count), "done")


class StillsDialog(Dialog):
    """Every picture with the film it would go to, doubtful ones first; each can be changed."""

    decided = Signal()

    def __init__(self, session: Session, plan: StillPlan, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Stills"),
            "stills",
            (900, 560),
            _(
                "Which film each picture is of; choose another where it is wrong. Nothing has "
                "changed yet."
            ),
        )
        self._session = session
        self.plan = StillPlan(tuple(sorted(plan.matches, key=lambda one: one.film is not None)))
        self.films: list[QComboBox] = []
        self.table = self._table()
        self.body.addWidget(self.table, 1)
        self.ok = main_button(_("Set stills"), self.accept)
        self.add_buttons(self.ok)
        self._count()

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self.plan.matches), 3)
        table.setHorizontalHeaderLabels([_("Picture"), _("Film"), _("Doubt")])
        table.setAccessibleName(_("Pictures"))
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(_ROW)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setStyleSheet(f"QTableWidget::item {{ padding: {_MARGIN}px }}")
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(3):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        films = sorted(
            self._session.festival.films.values(), key=lambda one: (sort_key(one.title), one.id)
        )
        for row, match in enumerate(self.plan.matches):
            table.setItem(row, 0, _cell(match.path.name))
            table.setCellWidget(row, 1, _apart(self._choice(match, films)))
            table.setItem(row, 2, _cell(match.doubt))
        return table

    def _choice(self, match: StillMatch, films: Sequence[Film]) -> QComboBox:
        """The films that may be meant, and all others behind them."""
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        combo.setMaxVisibleItems(20)
        combo.setAccessibleName(_("Film of {file}").format(file=match.path.name))
        combo.addItem(_("leave out"), None)
        likely = [film for film, _score in match.candidates]
        if match.film is not None and match.film not in likely:
            likely.insert(0, match.film)
        for film in (*likely, *(one for one in films if one not in likely)):
            combo.addItem(_named(film, self._session.festival), film.id)
        combo.setCurrentIndex(combo.findData(match.film.id) if match.film else 0)
        combo.currentIndexChanged.connect(lambda _index: self._count())
        self.films.append(combo)
        return combo

    def chosen(self) -> StillPlan:
        """The plan with the films that are chosen now."""
        films = self._session.festival.films
        return self.plan.chosen(
            {
                match.path: films.get(combo.currentData()) if combo.currentData() else None
                for match, combo in zip(self.plan.matches, self.films, strict=True)
            }
        )

    def _count(self) -> None:
        """Say what would be set; two pictures of one film cannot be."""
        chosen = [combo.currentData() for combo in self.films if combo.currentData()]
        count = len(chosen)
        self.ok.setText(ngettext("Set {n} still", "Set {n} stills", count).format(n=count))
        twice = len(set(chosen)) < count
        self.complain(_("Two pictures go to one film; leave one of them out.") if twice else "")
        self.ok.setEnabled(count > 0 and not twice)

    def accept(self) -> None:
        """Set what is chosen."""
        plan, parent = self.chosen(), self.parentWidget() or self
        super().accept()
        set_stills(self._session, parent, plan)


def _apart(combo: QComboBox) -> QWidget:
    """The choice with air around it, so that those of two rows do not touch."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, _MARGIN, _MARGIN, _MARGIN)
    column.addWidget(combo, 0, Qt.AlignmentFlag.AlignVCenter)
    return holder


def _named(film: Film, festival: Festival) -> str:
    """The title, with the year where titles are alike."""
    alike = sum(one.title == film.title for one in festival.films.values()) > 1
    return f"{clean(film.title)} ({film.year or film.id})" if alike else clean(film.title)


def _cell(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(clean(text))
    item.setToolTip(clean(text))
    return item
