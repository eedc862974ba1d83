"""Beside the films: how long it is, what it needs, who is present, and what keeping it would do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.i18n import _, and_more, ngettext
from planner.model import Festival, Screening
from planner.rules import Conflict, brief
from planner.shorts import Facts
from planner.times import clock, day_label, runtime_label
from ui.theme import LABEL, PANEL, SECONDARY, theme
from ui.widgets import Badge, Painted, PillButton, PlainLabel

_MOST = 12


class LengthBar(Painted):
    """How long the programme is, between what it should have at least and may have at most."""

    def __init__(self) -> None:
        super().__init__(14)
        self._seconds, self._least, self._most = 0, 0, 0

    def tell(self, seconds: int, least: int | None, most: int | None) -> None:
        """Show seconds between limits in minutes."""
        self._seconds, self._least, self._most = seconds, (least or 0) * 60, (most or 0) * 60
        self.update()

    @property
    def fits(self) -> bool:
        """Whether it is within the limits there are."""
        return self._seconds >= self._least and (not self._most or self._seconds <= self._most)

    def paint(self, painter: QPainter) -> None:
        """A bar, with a mark at each limit."""
        now = theme()
        whole = max(self._seconds, self._most, self._least, 1) * 1.06
        width = self.width()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.field)
        painter.drawRoundedRect(QRectF(0, 4, width, 6), 3, 3)
        painter.setBrush(now.accent if self.fits else now.amber)
        painter.drawRoundedRect(QRectF(0, 4, width * self._seconds / whole, 6), 3, 3)
        painter.setBrush(now.text2)
        for limit in (self._least, self._most):
            if limit:
                painter.drawRect(QRectF(width * limit / whole - 0.75, 1, 1.5, 12))


class FactsSide(QWidget):
    """The column at the right of the films. ``followed(screening id)`` when the clock is to follow
    another of its screenings.
    """

    followed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.length = PlainLabel("", PANEL, 600)
        self.limits = PlainLabel("", SECONDARY, tone="text2")
        self.bar = LengthBar()
        self.needs = _Paragraph(_("It needs"))
        self.present = _Paragraph(_("Guests"))
        self.screenings = _Part(_("Screenings"))
        self.conflicts = _Part(_("What keeping it would bring"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        for widget in (self.length, self.limits, self.bar):
            column.addWidget(widget)
        for part in (self.needs, self.present, self.screenings, self.conflicts):
            column.addSpacing(8)
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.setFixedWidth(252)

    def show_length(
        self, seconds: int, films: int, known: bool, limits: tuple[int | None, int | None]
    ) -> None:
        """How long it is, and whether it may be."""
        count = ngettext("{n} film", "{n} films", films).format(n=films)
        length = runtime_label(seconds)
        self.length.setText(f"{length if known else f'≈ {length}'} · {count}")
        self.bar.tell(seconds, *limits)
        self.limits.setText(_limit_words(seconds, *limits))
        self.limits.set_tone("text2" if self.bar.fits else "amber_text")

    def show_facts(self, found: Facts) -> None:
        """Certificate, formats and guests."""
        self.needs.say(needs_words(found))
        guests = ", ".join(person.name for person in found.guests)
        self.present.say(guests or _("None of its films has a guest."))

    def show_screenings(
        self, before: Festival, after: Festival, programme_id: int, followed: int | None
    ) -> None:
        """Each of its screenings with its end, and who is there."""
        self.screenings.clear()
        shown = after.live_screenings_of(programme_id)
        for screening in shown[:_MOST]:
            line = _ScreeningLine(before, after, screening, screening.id == followed)
            line.pressed.connect(lambda i=screening.id: self.followed.emit(i))
            self.screenings.add(line)
        if not shown:
            self.screenings.add(_small(_("None yet; the clock counts from the first film.")))

    def show_conflicts(self, found: Sequence[Conflict], refusal: str, changed: bool) -> None:
        """What would be new, or why it cannot be kept."""
        self.conflicts.clear()
        self.conflicts.setVisible(changed)
        if refusal:
            self.conflicts.add(_Sentence("blocker", refusal))
        for conflict in found[:_MOST]:
            assert conflict.within is not None
            self.conflicts.add(_Sentence(conflict.severity.value, brief(conflict, conflict.within)))
        if len(found) > _MOST:
            self.conflicts.add(_small(and_more(len(found) - _MOST)))
        if not found and not refusal:
            self.conflicts.add(_small(_("No new conflict.")))


def _limit_words(seconds: int, least: int | None, most: int | None) -> str:
    minutes = -(-seconds // 60)
    if most and minutes > most:
        return _("{n} min more than the {limit} it may have").format(n=minutes - most, limit=most)
    if least and minutes < least:
        return _("{n} min less than the {limit} it should have").format(
            n=least - minutes, limit=least
        )
    if least and most:
        return _("within {least} to {most} min").format(least=least, most=most)
    if most:
        return _("at most {n} min").format(n=most)
    return _("at least {n} min").format(n=least) if least else _("No limit is set.")


def needs_words(found: Facts) -> str:
    """“Certificate 16 · DCP · 2 films without a copy”."""
    said = [_("certificate {name}").format(name=found.certificate)] if found.certificate else []
    if found.unrated:
        text = ngettext(
            "{n} film without a certificate", "{n} films without a certificate", found.unrated
        )
        said.append(text.format(n=found.unrated))
    said.append(_(" and ").join(_(" or ").join(formats) for formats in found.formats))
    if found.uncopied:
        text = ngettext("{n} film without a copy", "{n} films without a copy", found.uncopied)
        said.append(text.format(n=found.uncopied))
    return " · ".join(part for part in said if part)


def _small(text: str) -> PlainLabel:
    label = PlainLabel(text, SECONDARY, tone="text2")
    label.setWordWrap(True)
    return label


class _Paragraph(QWidget):
    def __init__(self, heading: str) -> None:
        super().__init__()
        self.text = _small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(heading, LABEL, 600, "text3"))
        column.addWidget(self.text)

    def say(self, text: str) -> None:
        self.text.setText(text)


class _Part(QWidget):
    """A heading over lines that are made anew."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(PlainLabel(heading, LABEL, 600, "text3"))
        self.lines: list[QWidget] = []

    def clear(self) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []

    def add(self, line: QWidget) -> None:
        self.lines.append(line)
        self._column.addWidget(line)


class _Sentence(QWidget):
    """The shape of a severity and a sentence."""

    def __init__(self, severity: str, text: str) -> None:
        super().__init__()
        self.text = PlainLabel(text, SECONDARY)
        self.text.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 2)
        line.setSpacing(6)
        line.addWidget(Badge(severity), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)


class _ScreeningLine(QWidget):
    """When and where, with the new end; a press lets the clock follow it."""

    def __init__(
        self, before: Festival, after: Festival, screening: Screening, followed: bool
    ) -> None:
        super().__init__()
        day = day_label(after.day_of(screening.start))
        when = f"{day}, {clock(screening.start)}–{clock(after.span(screening).end)}"
        button = PillButton(when, "clock" if followed else "", "flat", _("Let the clock follow it"))
        button.setProperty("on", followed)
        self.pressed = button.clicked
        old = before.all_screenings.get(screening.id)
        moved = old is not None and before.span(old).end != after.span(screening).end
        said = [after.screen_name(screening.screen_id)]
        if moved and old is not None:
            said.append(_("was {time}").format(time=clock(before.span(old).end)))
        there = [after.people[one.person_id].name for one in after.appearances(screening.id)]
        if there:
            said.append(_("with {people}").format(people=", ".join(there)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        note = _small(" · ".join(said))
        note.setContentsMargins(7, 0, 0, 0)
        column.addWidget(note)
