"""The preview of an import: everything that was understood, before anything changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QSizePolicy, QSplitter, QVBoxLayout, QWidget

from planner.exchange import Action, ImportPlan, TableMapping
from planner.exchange.retyping import Spot
from planner.exchange.shown import Page, pages
from planner.exchange.source import Source
from planner.i18n import _, ngettext
from ui.dialogs.base import Dialog, main_button
from ui.dialogs.import_card import Card
from ui.dialogs.import_chosen import chosen, looked_at, target
from ui.dialogs.import_columns import ColumnsDialog
from ui.dialogs.import_correcting import Correcting
from ui.dialogs.import_far import Difference, mapped, planned, planned_again, retyped, sources
from ui.dialogs.import_list import LineList
from ui.dialogs.import_marks import Mark
from ui.dialogs.import_model import LineModel
from ui.dialogs.import_pages import Pages
from ui.dialogs.import_rows import (
    Line,
    Preview,
    button_text,
    lines,
    summary,
    tabs,
)
from ui.dialogs.import_tabs import Tabs
from ui.dialogs.import_waiting import WaitingLine
from ui.dialogs.import_wishes import Wishes
from ui.memory import Memory
from ui.session import Session
from ui.tasks import Desk, Task, run_task
from ui.widgets import PillButton, plain_tip

_FEW = 500
_SMALL = 100_000
"""Up to so many characters a text is shown at once."""


class ImportDialog(Dialog):
    """Reads files or texts, shows what an import would do, and does it as one step.

    ``planned`` fires when the preview is there or was made anew with what was said, and when the
    files cannot be read; ``sources_shown`` when the left half has the texts.
    """

    planned = Signal()
    sources_shown = Signal()

    def __init__(
        self, session: Session, given: Sequence[Path | Source], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _title(given), "import-view", (1160, 640), _("Reading…"))
        self._session = session
        self.plan: ImportPlan | None = None
        self.wishes = Wishes()
        self.preview: Preview | None = None
        self._planned_for = self.wishes
        self._desk, self._token, self._later = Desk(), "", uuid4().hex
        self._sent = session.festival
        self._task: Task | None = None
        self._pages_task: Task | None = None
        self._make_parts()
        self._lay_out()
        self._begin(self._show_plan, planned, self._later, session.festival, tuple(given))

    def _make_parts(self) -> None:
        self.model = LineModel()
        self.list = LineList(self.model)
        self.correcting = Correcting(self)
        self.list.ticked.connect(self.toggle)
        self.list.chose.connect(self.choose)
        self.list.opened.connect(self.correcting.begin)
        self.list.dropped.connect(self.correcting.drop)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self.follow())
        self.card = Card()
        self.card.said.connect(self.say)
        self.card.ticked.connect(self.take_field)
        self.card.left.connect(self.list.setFocus)
        self.tabs = Tabs()
        self.tabs.chosen.connect(self.show_tab)
        self.columns = PillButton(
            _("Columns…"), tip=_("Say what the columns of the tables mean, where it was guessed")
        )
        self.columns.setAutoDefault(False)
        self.columns.clicked.connect(lambda _on=False: self.correct_columns())
        self.columns.hide()
        self.tabs.strip.addWidget(self.correcting.button)
        self.tabs.strip.addWidget(self.columns)
        self.pages = Pages()
        self.pages.picked.connect(self.show_mark)
        self._waiting = WaitingLine()

    def _lay_out(self) -> None:
        self.whole.setContentsMargins(24, 20, 24, 20)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._waiting)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 5)
        column.addWidget(self.card)
        column.addWidget(self.correcting.homes)
        column.addWidget(self.correcting.retype)
        column.addWidget(self.correcting.fields, 6)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(12)
        self.split.setStyleSheet("QSplitter::handle { background: transparent }")
        self.split.addWidget(self.pages)
        self.split.addWidget(found)
        for place, half in enumerate((self.pages, found)):
            half.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            half.setMinimumWidth(280)
            self.split.setStretchFactor(place, 1)
        self.body.addWidget(self.split, 1)
        self.split.hide()
        self.body.addStretch(0)
        self.button = main_button(_("Import"), self.bring_in)
        self.button.setEnabled(False)
        self.add_buttons(self.button)
        self.button.setToolTip(plain_tip(_("Bring everything in as one step"), "Ctrl+Return"))
        QShortcut("Ctrl+Return", self, self.button.click)
        self.hint.show()

    # -- the plan -------------------------------------------------------------------------------

    def _begin(self, done: Callable[[Any], object], work: Callable[..., Any], *args: Any) -> None:
        """Plan in the background; the button waits for it."""
        self.button.setEnabled(False)
        self._waiting.begin()
        self._task = run_task(
            self, _("Reading"), work, *args, done=done, failed=self._refuse, quiet=True,
            desk=self._desk,
        )  # fmt: skip

    def _tokens(self) -> tuple[str, str]:
        """What the worker knows the plan at hand by, and the one to come."""
        self._later = uuid4().hex
        return self._token, self._later

    def _show_difference(self, found: Difference | None) -> None:
        """Show the plan as it is now; where the worker has it no longer, it is sent once more."""
        self._task = None
        if self.plan is None:
            return
        if found is None:
            self._send(mapped, self.plan, {})
        else:
            self._show_plan(found.after(self.plan))

    def _send(self, work: Callable[..., Any], plan: ImportPlan | None, said: object) -> None:
        """Read anew with what was said; the plan goes with it where the worker has it not."""
        self._planned_for, self._sent = self.wishes, self._session.festival

        def show(found: ImportPlan | None) -> None:
            if found is None:
                self._task = None
                self._send(work, self.plan, said)
            else:
                self._show_plan(found)

        self._begin(show, work, *self._tokens(), plan, self._sent, self.wishes, said)

    def _show_plan(self, plan: ImportPlan) -> None:
        self._task, self._token = None, self._later
        first = self.plan is None
        notes = [source.retyped for source in self.plan.sources] if self.plan else []
        is_other = notes != [source.retyped for source in plan.sources]
        self.plan = plan
        self.preview = looked_at(plan, self._session.festival, self.preview)
        if self.wishes != self._planned_for:  # somebody was faster than the plan
            self._plan_again()
            return
        self._waiting.end()
        self.split.show()
        self.columns.setVisible(bool(plan.rows.tables))
        self.correcting.button.show()
        self.tabs.show_tabs(tabs(plan))
        self._refresh()
        if len(plan.decisions) < _FEW:
            self.pages.show_plan(plan)
        else:  # marks cost as much as all the rest; the window gets its turn in between
            QTimer.singleShot(0, self, lambda: self.pages.show_plan(plan))
        if is_other:
            self._read_pages()
        if first:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()
        self.planned.emit()

    def _read_pages(self) -> None:
        """Show the sources beside what was made of them; spreadsheets and large texts are read in
        the background.
        """
        given = self.plan.sources if self.plan else ()
        if all(source.text for source in given) and sum(len(s.text) for s in given) < _SMALL:
            tables = self.plan.rows.tables if self.plan else ()
            self._show_pages(pages(given, tuple({table.file for table in tables})))
            return
        self._pages_task = run_task(
            self,
            _("Reading"),
            sources,
            self._token,
            done=self._show_pages,
            failed=lambda _sentence: None,
            quiet=True,
            desk=self._desk,
        )

    def _show_pages(self, found: list[Page] | None) -> None:
        self._pages_task = None
        found = found or []
        if self._task is None and self.wishes != self._planned_for:
            self._plan_again()
        self.pages.show_pages(found)
        state = Memory().state("import-split")
        if found and (state.isEmpty() or not self.split.restoreState(state)):
            self.split.setSizes([1000, 1000])
        self.follow()
        self.sources_shown.emit()

    def _refuse(self, sentence: str) -> None:
        self._task = None
        self._waiting.end()
        if self.plan is None:
            self.hint.setText(_("Nothing was changed."))
            # All the room goes below the sentence, and there is nothing to be cancelled.
            self.whole.insertStretch(self.whole.indexOf(self.complaint) + 1, 1)
            self.whole.setStretchFactor(self.body, 0)
            self.button.hide()
            self.leave.setText(_("Close"))
            self.leave.setAccessibleName(_("Close"))
            self.leave.setFocus()
        else:
            self._refresh()
        self.complain(sentence)
        self.planned.emit()

    def wish(self, wishes: Wishes) -> None:
        """Show what is wished at once, and plan anew with it."""
        self.wishes = wishes
        self._show_lines()
        self.button.setEnabled(False)
        if self._task is None and self._pages_task is None:
            self._plan_again()

    def _plan_again(self) -> None:
        self._planned_for = self.wishes
        now = self._session.festival
        festival, self._sent = None if now is self._sent else now, now
        self._begin(self._show_difference, planned_again, *self._tokens(), festival, self.wishes)

    # -- what is on show ------------------------------------------------------------------------

    def show_tab(self, name: str) -> None:
        """Show another of the lists."""
        self.tabs.choose(name)
        self._show_lines()
        if self.model.rowCount() and self.line is None:
            self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()

    def _show_lines(self) -> None:
        if self.preview is None:
            return
        before = self.line
        known = None if before is None or before.key is None else before.key
        number = None if known is None else self.preview.numbers.get(known)
        self.list.show_lines(lines(self.preview, self.tabs.current, self.wishes), number)
        self.follow()

    def _refresh(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self._show_lines()
        self.hint.setText(" ".join((summary(plan), *plan.known)))
        self.button.setEnabled(plan.changes_anything)
        self.button.setText(button_text(plan) if plan.changes_anything else _("Nothing to import"))
        count = len(plan.errors)
        text = ngettext(
            "{n} thing in the files could not be read and is left out; see “To look at”.",
            "{n} things in the files could not be read and are left out; see “To look at”.",
            count,
        )
        self.complain(text.format(n=count) if count else "", "warning")

    @property
    def line(self) -> Line | None:
        """The row that is chosen."""
        return self.list.line

    def follow(self) -> None:
        """Offer below the list what can be said about the chosen row."""
        preview, line = self.preview, self.line
        if preview is None or line is None:
            self.card.show_for((), (), ())
            self.correcting.follow()
            return
        self.card.show_for(*chosen(preview, line, self.wishes))
        self.correcting.follow()
        self.pages.go_to(line.file, line.sheet, line.line)

    def show_mark(self, mark: Mark) -> None:
        """Choose in the lists what a line of the source became."""
        if self.plan is None:
            return
        found = target(self.plan, mark)
        if found is None:
            return
        if found.tab != self.tabs.current:
            self.show_tab(found.tab)
        self.list.choose(found.number, found.has)

    # -- what is said ---------------------------------------------------------------------------

    def toggle(self, number: int) -> None:
        """Leave a row out, or bring it in after all; one that waits for an answer asks for it."""
        if self.preview is None:
            return
        key, action = self.preview.keys[number], self.preview.plan.decisions[number].action
        waits = action in {Action.ASK, Action.MISSING, Action.REFUSED}
        if waits and key not in self.wishes.skipped:
            self.card.focus()
        else:
            self.wish(self.wishes.skip(key))

    def choose(self, number: int) -> None:
        """Take the file's values over ours, or keep ours after all."""
        if self.preview is not None:
            self.wish(self.wishes.take(self.preview.keys[number]))

    def take_field(self, name: str) -> None:
        """Take the file's value of one field of the chosen row, or keep ours after all."""
        line = self.line
        if self.preview is not None and line is not None and line.number is not None:
            self.wish(self.wishes.take_field(self.preview.keys[line.number], name))

    def say(self, question: str, choice: str) -> None:
        """Answer a question."""
        self.wish(self.wishes.say(question, choice))

    def correct_columns(self) -> ColumnsDialog | None:
        """Ask what the columns of the tables mean, and read them again."""
        if self.plan is None or self._task is not None:
            return None
        dialog = ColumnsDialog(self.plan.rows.tables, self)
        dialog.corrected.connect(self._read_again)
        dialog.open()
        return dialog

    def _read_again(self, said: Mapping[str, TableMapping]) -> None:
        self._send(mapped, None, said)

    def type_anew(self, spot: Spot, text: str) -> None:
        """Read the sources again with a line or cell typed anew."""
        if self._task is None:
            self._send(retyped, None, (spot, text))

    # -- the end --------------------------------------------------------------------------------

    def bring_in(self) -> None:
        """Do it, as one step."""
        if self.plan is None or not self.correcting.fields.finish() or self._task is not None:
            return
        self.setCursor(Qt.CursorShape.WaitCursor)
        self.button.setText(_("Importing…"))
        self.button.repaint()  # thousands of films take a second
        text = summary(self.plan).partition(". ")[0]
        if self._session.run(self.plan.as_edit(self._session.festival), "import"):
            self.plan.remember()
            self._session.tell(_("Imported: {what}.").format(what=text), "done")
            self.accept()
        else:
            self._refresh()
        self.unsetCursor()

    def done(self, result: int) -> None:
        """Stop reading, when it still goes on."""
        for task in (self._task, self._pages_task):
            if task is not None:
                task.cancel()
        self._desk.close()
        if self.pages.isVisible():
            Memory().keep("import-split", self.split.saveState())
        super().done(result)


def _title(given: Sequence[Path | Source]) -> str:
    if len(given) == 1:
        return _("Import {file}").format(file=given[0].name)
    return ngettext("Import {n} file", "Import {n} files", len(given)).format(n=len(given))
