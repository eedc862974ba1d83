"""What each column of an imported table means, to be corrected: one choice a column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from planner.exchange import LEFT_OUT, TableMapping, known_fields
from planner.exchange.base import ColumnFound, TableFound
from planner.exchange.readers.tables import Tables as TableReader
from planner.exchange.tables.names import names
from planner.i18n import N_, _, language
from ui.dialogs.base import Dialog, main_button
from ui.theme import BODY, LABEL, SECONDARY
from ui.widgets import PlainLabel

_MOST_COLUMNS = 300
_KINDS = {
    "films": N_("films"),
    "screens": N_("screens"),
    "programmes": N_("programmes"),
    "screenings": N_("screenings"),
    "submissions": N_("submissions from FilmFreeway"),
}


class ColumnsDialog(Dialog):
    """``corrected({key: TableMapping})`` with what was changed, of all tables."""

    corrected = Signal(object)

    def __init__(self, tables: Sequence[TableFound], parent: QWidget | None = None) -> None:
        hint = _("What you say here is remembered for the next table with the same headings.")
        super().__init__(parent, _("What the columns mean"), "columns", (640, 520), hint)
        self._tables = list({table.key: table for table in tables}.values())
        self._said: dict[str, TableMapping] = {}
        self.which = QComboBox()
        self.which.setAccessibleName(_("Table"))
        for table in self._tables:
            named = f"{table.file} – {table.sheet}" if table.sheet else table.file
            self.which.addItem(named)
        self.which.setVisible(len(self._tables) > 1)
        self.which.activated.connect(self._show)
        self.kind = QComboBox()
        self.fields: dict[str, QComboBox] = {}
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.which)
        self.body.addWidget(self._scroll, 1)
        self.button = main_button(_("Read again"), self.accept)
        self.add_buttons(self.button)
        self._labels = field_labels()
        self._show(0)

    def accept(self) -> None:
        """Hand over what was changed."""
        if self._said:
            self.corrected.emit(dict(self._said))
        super().accept()

    # -- one table ------------------------------------------------------------------------------

    def _show(self, place: int) -> None:
        table = self._tables[place]
        said = self._said.get(table.key, TableMapping())
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 6, 10, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        self.kind, self.fields = self._kind(table, said), {}
        label = PlainLabel(_("The table has"), BODY, 600)
        label.setBuddy(self.kind)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.kind, 0, 1)
        for row, column in enumerate(table.columns[:_MOST_COLUMNS], 1):
            grid.addWidget(_heading(column), row, 0)
            combo = self._field(table.key, column, said)
            self.fields[column.heading] = combo
            grid.addWidget(combo, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(inner)

    def _kind(self, table: TableFound, said: TableMapping) -> QComboBox:
        combo = QComboBox()
        combo.setMinimumWidth(240)
        for kind in TableReader.kinds:
            combo.addItem(_(_KINDS[kind]) if kind in _KINDS else kind, kind)
        combo.addItem(_("nothing to read"), LEFT_OUT)
        combo.setCurrentIndex(combo.findData(said.kind or table.kind or LEFT_OUT))
        combo.activated.connect(
            lambda at: self._say(table.key, TableMapping(combo.itemData(at), {}))
        )
        return combo

    def _field(self, key: str, column: ColumnFound, said: TableMapping) -> QComboBox:
        combo = QComboBox()
        combo.setMinimumWidth(240)
        combo.setAccessibleName(column.heading)
        combo.addItem(_("not read"), LEFT_OUT)
        for name, label in self._labels.items():
            combo.addItem(label, name)
        chosen = said.fields.get(column.heading, column.field or LEFT_OUT)
        if combo.findData(chosen) < 0:
            combo.addItem(chosen, chosen)
        combo.setCurrentIndex(combo.findData(chosen))
        combo.activated.connect(
            lambda at: self._say(key, TableMapping("", {column.heading: combo.itemData(at)}))
        )
        return combo

    def _say(self, key: str, mapping: TableMapping) -> None:
        self._said[key] = self._said.get(key, TableMapping()).and_also(mapping)


def _heading(column: ColumnFound) -> QWidget:
    """The heading, with some cells below it."""
    both = QWidget()
    grid = QGridLayout(both)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(0)
    name = f"{column.letters}  {column.heading}" if column.letters else column.heading
    doubtful = column.field and column.sure < 1
    text = _("{heading}  (a guess)").format(heading=name) if doubtful else name
    grid.addWidget(PlainLabel(text or "–", SECONDARY, 500, elided=True), 0, 0)
    samples = " · ".join(" ".join(sample.split()) for sample in column.samples[:4])
    grid.addWidget(PlainLabel(samples or "–", LABEL, tone="text3", elided=True), 1, 0)
    return both


def field_labels() -> dict[str, str]:
    """Every field that a column may be, with its name in the user's language, by that name."""
    mine: dict[str, str] = {}
    english: dict[str, str] = {}
    for name, spoken, label in names():
        if spoken == language()[:2]:
            mine.setdefault(name, label)
        elif spoken == "en":
            english.setdefault(name, label)
    found = {
        name: mine.get(name) or english.get(name) or name.replace("_", " ")
        for name in known_fields()
    }
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))
