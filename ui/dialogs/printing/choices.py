"""The right side of the print dialog: the options of the document that is chosen, and presets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.errors import UserError
from planner.i18n import _
from planner.pdf.base import PrintedDocument
from ui.dialogs.options import OptionForm
from ui.dialogs.printing.preset_button import PresetButton
from ui.dialogs.printing.presets import Presets
from ui.session import Session
from ui.theme import SECONDARY
from ui.widgets import PlainLabel

_ROOM = 204
"""Pixels for words beside a box."""


class Choices(QWidget):
    """A form for each document, made when it is first looked at and kept as it was left.

    ``changed()`` fires with every other option, ``refused(sentence)`` when a preset cannot be kept.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(
        self, session: Session, documents: Mapping[str, PrintedDocument], presets: Presets
    ) -> None:
        super().__init__()
        self._session, self._documents = session, documents
        self.presets = presets
        self._forms: dict[str, OptionForm] = {}
        self._document_id = ""
        self.preset = PresetButton(presets)
        self.preset.chosen.connect(self._use_preset)
        self.preset.keeping.connect(self._keep_preset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.preset)
        column.addWidget(self._option_area(), 1)

    def _option_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 12, 12)
        self._help = PlainLabel("", SECONDARY, tone="text3")
        self._help.setWordWrap(True)
        self._help.setContentsMargins(0, 0, 0, 8)
        self._column.addWidget(self._help)
        area.setWidget(holder)
        return area

    def serve(self, document_id: str) -> None:
        """Show the options of this document."""
        if self._document_id:
            self.form.hide()
        self._document_id = document_id
        self.form.show()
        self._help.setText(_(self._documents[document_id].help))
        self.preset.serve(document_id)

    @property
    def form(self) -> OptionForm:
        """The options of the document that is shown."""
        return self._form_of(self._document_id)

    def values(self, document_id: str) -> dict[str, Any]:
        """The options of any document; raises UserError where one cannot be."""
        return self._form_of(document_id).values()

    def chosen(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The options of every document that was looked at, but for what cannot be."""
        for document_id, form in self._forms.items():
            try:
                yield document_id, form.values()
            except UserError:  # said under the field
                continue

    def _form_of(self, document_id: str) -> OptionForm:
        form = self._forms.get(document_id)
        if form is None:
            settings = self._documents[document_id].every_option
            form = self._forms[document_id] = OptionForm(settings, self._session.festival, _ROOM)
            form.put(self.presets.last(document_id))
            form.changed.connect(self.changed)
            form.hide()
            self._column.addWidget(form, 1)
        return form

    def _use_preset(self, options: dict[str, Any]) -> None:
        self.form.put(options)

    def _keep_preset(self, name: str) -> None:
        try:
            self.presets.keep(self._document_id, name, self.form.values())
        except UserError as error:
            self.refused.emit(str(error))
