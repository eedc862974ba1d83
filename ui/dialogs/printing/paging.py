"""Below the preview: pages to turn and the zoom, or how far the print is and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QSizePolicy,
    QSpinBox,
    QStackedLayout,
    QWidget,
)

from planner.i18n import _, ngettext
from planner.progress import Progress
from ui.dialogs.printing.preview import FIT_PAGE, FIT_WIDTH, STEPS, Preview
from ui.theme import SECONDARY
from ui.widgets import PillButton, PlainLabel

_PATIENCE_MS = 400
_HIGH = 32
_LEAST, _WITH_WORDS = 264, 360
"""Pixels of width: at least, and with the words around the number of the page."""


class Paging(QWidget):
    """Turns pages and zooms the preview; ``stop()`` is asked for while a print is made."""

    turned = Signal(int)
    stop = Signal()

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self._pages = 0
        self._words = ""
        self.is_making = False
        """Whether something is made, be it too short to be shown."""
        self.setFixedHeight(_HIGH)
        self.setMinimumWidth(_LEAST)
        self._turning, self._waiting = QWidget(), QWidget()
        self.number = QSpinBox()
        self._lay_out_turning()
        self._lay_out_waiting()
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._turning)
        self._stack.addWidget(self._waiting)
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(lambda: self._stack.setCurrentWidget(self._waiting))
        preview.zoomed.connect(self._say_zoom)
        self._say_zoom()
        self.show_page(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words around the number give way first."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        there = bool(self._pages)
        for label in (self.before, self.after):
            label.setVisible(there and self.width() >= _WITH_WORDS)
        for widget in (self.back, self.number, self.forth, self.smaller, self.zoom, self.larger):
            widget.setVisible(there)

    # -- pages and zoom -------------------------------------------------------------------------

    def _lay_out_turning(self) -> None:
        self.back = PillButton("", "left", "flat", _("Page before"), "PgUp")
        self.forth = PillButton("", "right", "flat", _("Page after"), "PgDown")
        self.back.setShortcut("PgUp")
        self.forth.setShortcut("PgDown")
        self.back.clicked.connect(lambda _on=False: self.turned.emit(self.number.value() - 2))
        self.forth.clicked.connect(lambda _on=False: self.turned.emit(self.number.value()))
        self.number.setKeyboardTracking(False)
        self.number.setFixedWidth(70)
        self.number.lineEdit().setTextMargins(6, 0, 0, 0)
        self.before, self.after = (PlainLabel("", SECONDARY, tone="text2") for _n in range(2))
        self.number.setAccessibleName(_("Page"))
        self.number.valueChanged.connect(lambda page: self.turned.emit(page - 1))
        self.smaller = PillButton("", "zoom-out", "flat", _("Smaller"), "Ctrl+-")
        self.larger = PillButton("", "zoom-in", "flat", _("Larger"), "Ctrl++")
        self.smaller.clicked.connect(lambda _on=False: self._preview.zoom_by(-1))
        self.larger.clicked.connect(lambda _on=False: self._preview.zoom_by(1))
        self.zoom = PillButton(" ", "", "flat", _("Zoom"), elided=True)
        self.zoom.setAccessibleName(_("Zoom"))
        self.zoom.setMenu(self._zoom_menu())
        row = QHBoxLayout(self._turning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.back, self.before, self.number, self.after, self.forth):
            row.addWidget(widget)
        for label in (self.before, self.after):
            label.setContentsMargins(4, 0, 4, 0)
        row.addStretch(1)
        for button in (self.smaller, self.zoom, self.larger):
            row.addWidget(button)
        for button in (self.back, self.forth, self.smaller, self.zoom, self.larger):
            button.setAutoDefault(False)
        for keys, zoom in (("Ctrl+0", FIT_PAGE), ("Ctrl+1", 1.0), ("Ctrl+2", FIT_WIDTH)):
            self._key(keys).activated.connect(lambda zoom=zoom: self._preview.zoom_to(zoom))
        for keys, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            self._key(keys).activated.connect(lambda steps=steps: self._preview.zoom_by(steps))
        self._key("Ctrl+Home").activated.connect(lambda: self.turned.emit(0))
        self._key("Ctrl+End").activated.connect(lambda: self.turned.emit(self._pages - 1))

    def _key(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self)

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self)
        self._add_zoom(menu, _("Fit page"), FIT_PAGE, "Ctrl+0")
        self._add_zoom(menu, _("Fit width"), FIT_WIDTH, "Ctrl+2")
        menu.addSeparator()
        for factor in STEPS:
            self._add_zoom(menu, percent(factor), factor, "Ctrl+1" if factor == 1 else "")
        return menu

    def _add_zoom(self, menu: QMenu, words: str, zoom: str | float, keys: str) -> None:
        action = QAction(f"{words}\t{keys}" if keys else words, menu)
        action.triggered.connect(lambda _on=False: self._preview.zoom_to(zoom))
        menu.addAction(action)

    def _say_zoom(self) -> None:
        zoom, said = self._preview.zoom, percent(self._preview.factor)
        words = {FIT_PAGE: _("Fit page"), FIT_WIDTH: _("Fit width")}
        self.zoom.setText(words[zoom] if isinstance(zoom, str) else said)
        self.zoom.setAccessibleName(_("Zoom: {zoom}").format(zoom=f"{self.zoom.text()}, {said}"))
        self.larger.setEnabled(self._preview.factor < STEPS[-1])
        self.smaller.setEnabled(self._preview.factor > STEPS[0])

    def show_page(self, page: int, pages: int) -> None:
        """Say which page is shown of how many, and let others be chosen; nothing without any."""
        self._pages = pages
        self._make_room()
        self.number.blockSignals(True)
        self.number.setRange(min(1, pages), pages)
        self.number.setValue(page + 1 if pages else 0)
        self.number.blockSignals(False)
        around = _("Page {page} of {pages}").partition("{page}")
        self.before.setText(around[0].strip())
        self.after.setText(around[2].strip().format(pages=pages))
        self.number.setEnabled(pages > 1)
        self.back.setEnabled(page > 0)
        self.forth.setEnabled(page < pages - 1)

    # -- while it is made -----------------------------------------------------------------------

    def _lay_out_waiting(self) -> None:
        self.said = PlainLabel("", SECONDARY, tone="text2")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(_("Printing"))
        self.stop_button = PillButton(_("Stop"))
        self.stop_button.setAutoDefault(False)
        self.stop_button.clicked.connect(lambda _on=False: self.stop.emit())
        row = QHBoxLayout(self._waiting)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(self.said)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)

    def begin(self, words: str = "") -> None:
        """Something is made; where it takes long, that shows. ``words`` say how far it is, else
        they are about pages.
        """
        self.is_making = True
        self._words = words or _("Writing page {page} of {pages}")
        self.bar.setRange(0, 0)
        self.said.setText(_("Laying out the pages …"))
        if not self.is_waiting:
            self._patience.start()

    def hear(self, progress: Progress) -> None:
        """Say how far it is."""
        if progress.whole:
            self.bar.setRange(0, progress.whole)
            self.bar.setValue(progress.done)
            words = self._words
        else:
            words = ngettext("{page} page laid out", "{page} pages laid out", progress.done)
        self.said.setText(words.format(page=progress.done, pages=progress.whole))

    def end(self) -> None:
        """It is made, or will not be."""
        self.is_making = False
        self._patience.stop()
        self._stack.setCurrentWidget(self._turning)

    @property
    def is_waiting(self) -> bool:
        """Whether it shows that something is made."""
        return self._stack.currentWidget() is self._waiting


def percent(factor: float) -> str:
    """“150 %”."""
    return _("{n} %").format(n=round(factor * 100))
