"""The bars of the shorts builder: which programme and whether it is kept, what can be done with its
films, and under them the end, the gaps and the Q&A.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from planner.i18n import _
from planner.model import Festival, Span
from planner.times import WallTime, clock, runtime_label
from ui.theme import PANEL, SECONDARY
from ui.widgets import HairLine, PillButton, PlainLabel, plain_tip

NO_TALK = -1


class HeadBar(QWidget):
    """Which programme is shown; what was changed is kept or discarded."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Shorts programme"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(16)
        self.discard = PillButton(_("Discard"))
        self.keep = PillButton(_("Keep"), look="main", shortcut="Ctrl+Return")
        self.cross = PillButton("", "close", "flat", _("Back to the timetable"), "Esc")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 8, 8)
        line.setSpacing(8)
        line.addWidget(PlainLabel(_("Shorts builder"), PANEL, 600))
        line.addWidget(self.choice, 1)
        for button in (self.discard, self.keep, self.cross):
            line.addWidget(button)

    def fill(self, festival: Festival, known: Sequence[int]) -> None:
        """Offer these programmes, with their lengths."""
        texts = [
            f"{festival.title(i)}  ·  {runtime_label(festival.length(i).seconds)}" for i in known
        ]
        self.choice.setEnabled(bool(known))
        if texts != [self.choice.itemText(n) for n in range(self.choice.count())]:
            self.choice.clear()
            for text, programme_id in zip(texts, known, strict=True):
                self.choice.addItem(text, programme_id)

    def name(self, programme_id: int) -> None:
        """Let the choice say which programme is shown."""
        ids = [self.choice.itemData(n) for n in range(self.choice.count())]
        if programme_id in ids:
            self.choice.setCurrentIndex(ids.index(programme_id))


class ToolBar(QWidget):
    """What can be done with the films."""

    def __init__(self) -> None:
        super().__init__()
        self.add = PillButton(
            _("Add films"), "add", "flat", _("Add the films selected in the list")
        )
        self.suggest = PillButton(_("Suggest order"), "sort", "flat")
        self.even = PillButton(
            _("Balance"), "swap", "flat", _("Make the programmes of its section about equally long")
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 4)
        line.setSpacing(2)
        for button in (self.add, self.suggest, self.even):
            line.addWidget(button)
        line.addStretch(1)


class FootBar(QWidget):
    """When it is over, and the gaps and the Q&A that this depends on."""

    def __init__(self) -> None:
        super().__init__()
        self.end = PlainLabel("", SECONDARY, tone="text2", elided=True)
        self.usual_gap = _gap_field(_("Gap between films"))
        self.own_gap = _gap_field(_("Gap after the selected film"))
        self.own_gap.setPlaceholderText(_("as usual"))
        self.talk = QSpinBox()
        self.talk.setRange(NO_TALK, 240)
        self.talk.setSuffix(_(" min"))
        self.talk.setAccessibleName(_("Q&A at its screenings"))
        self.talk.lineEdit().setTextMargins(5, 0, 0, 0)
        fields = QHBoxLayout()
        fields.setSpacing(6)
        for text, field in (
            (_("Gap"), self.usual_gap),
            (_("after this"), self.own_gap),
            (_("Q&A"), self.talk),
        ):
            fields.addWidget(PlainLabel(text, SECONDARY, tone="text3"))
            fields.addWidget(field)
            fields.addSpacing(4)
        fields.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(8)
        column.addWidget(HairLine())
        self.end.setContentsMargins(16, 0, 12, 0)
        column.addWidget(self.end)
        fields.setContentsMargins(16, 0, 12, 0)
        column.addLayout(fields)

    def show_end(self, seconds: int, span: Span | None) -> None:
        """Say when the films end and what follows, or how long they take without a screening."""
        if span is None:
            self.end.setText(_("Ends after {length}").format(length=runtime_label(seconds)))
        elif span.qa:
            films = WallTime(span.film_start + -(-span.film_seconds // 60))
            text = _("Films end {films}, Q&A until {end}")
            self.end.setText(text.format(films=clock(films), end=clock(span.end)))
        else:
            self.end.setText(_("Ends {end}").format(end=clock(span.end)))

    def show_talk(self, minutes: int | None, shown: bool) -> None:
        """Show the minutes of Q&A, or that they differ; without a screening there are none."""
        self.talk.blockSignals(True)
        self.talk.setSpecialValueText(_("differs") if shown else "–")
        self.talk.setValue(NO_TALK if minutes is None else minutes)
        self.talk.blockSignals(False)
        tip = "" if shown else _("A Q&A belongs to a screening; there is none yet.")
        self.talk.setToolTip(plain_tip(tip))


def _gap_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setFixedWidth(72)
    field.setAccessibleName(name)
    field.setToolTip(plain_tip(name))
    return field
