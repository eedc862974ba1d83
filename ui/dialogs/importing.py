"""The preview of an import: everything that was understood, before anything changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QWidget

from planner.exchange import ImportPlan, plan_import
from planner.i18n import _, ngettext
from ui.dialogs.base import Dialog, main_button
from ui.dialogs.import_list import LineList
from ui.dialogs.import_rows import LineModel, button_text, lines, summary, tabs
from ui.session import Session
from ui.tasks import Task, run_task
from ui.widgets import PillButton


class ImportDialog(Dialog):
    """Reads files, shows what an import would do, and does it as one step.

    ``planned`` fires when the preview is there, or when the files cannot be read.
    """

    planned = Signal()

    def __init__(
        self, session: Session, paths: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _title(paths), "import", (760, 560), _("Reading…"))
        self._session = session
        self.plan: ImportPlan | None = None
        self._tab = ""
        self.model = LineModel()
        self.list = LineList(self.model)
        self.list.ticked.connect(self.toggle)
        self.list.chose.connect(self.choose)
        self._strip = QHBoxLayout()
        self._strip.setSpacing(2)
        self._group = QButtonGroup(self)
        self._waiting = QProgressBar()
        self._waiting.setRange(0, 0)
        self._waiting.setTextVisible(False)
        self.whole.setContentsMargins(24, 20, 24, 20)
        self.body.addLayout(self._strip)
        self.body.addWidget(self._waiting)
        self.body.addWidget(self.list, 1)
        self.list.hide()
        self.body.addStretch(0)
        self.button = main_button(_("Import"), self.bring_in)
        self.button.setEnabled(False)
        self.add_buttons(self.button)
        self.hint.show()
        self._task: Task | None = run_task(
            self,
            _("Reading"),
            plan_import,
            session.festival,
            tuple(paths),
            done=self._show_plan,
            failed=self._refuse,
            quiet=True,
        )

    # -- the plan -------------------------------------------------------------------------------

    def _show_plan(self, plan: ImportPlan) -> None:
        self._task = None
        self.plan = plan
        self._waiting.hide()
        self.list.show()
        self._make_tabs(plan)
        self._refresh()
        self.list.setFocus()
        self.planned.emit()

    def _refuse(self, sentence: str) -> None:
        self._task = None
        self._waiting.hide()
        self.hint.setText(_("Nothing was changed."))
        self.complain(sentence)
        self.planned.emit()

    def _make_tabs(self, plan: ImportPlan) -> None:
        for name, text in tabs(plan).items():
            button = PillButton(text, look="flat")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, name=name: self.show_tab(name))
            self._group.addButton(button)
            self._strip.addWidget(button)
            if not self._tab:
                button.setChecked(True)
                self._tab = name
        self._strip.addStretch(1)

    def show_tab(self, name: str) -> None:
        """Show another of the lists."""
        self._tab = name
        self._refresh()
        self.list.scrollToTop()

    def _refresh(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self.model.show_lines(lines(plan, self._tab, self._session.festival))
        self.hint.setText(summary(plan))
        self.button.setEnabled(plan.changes_anything)
        self.button.setText(button_text(plan) if plan.changes_anything else _("Nothing to import"))
        count = len(plan.errors)
        text = ngettext(
            "{n} thing in the files could not be read and is left out; see “To look at”.",
            "{n} things in the files could not be read and are left out; see “To look at”.",
            count,
        )
        self.complain(text.format(n=count) if count else "", "warning")

    def toggle(self, number: int) -> None:
        """Leave a row out, or bring it in after all."""
        self._answer(skip=number)

    def choose(self, number: int) -> None:
        """Take the file's values over ours, or keep ours after all."""
        self._answer(take=number)

    def _answer(self, skip: int | None = None, take: int | None = None) -> None:
        if self.plan is None:
            return
        answers = self.plan.answers
        self.plan = self.plan.answered(
            self._session.festival,
            skipped=answers.skipped ^ ({skip} if skip is not None else set()),
            taken=answers.taken ^ ({take} if take is not None else set()),
        )
        self._refresh()

    def bring_in(self) -> None:
        """Do it, as one step."""
        if self.plan is None:
            return
        self.setCursor(Qt.CursorShape.WaitCursor)
        text = summary(self.plan).partition(". ")[0]
        if self._session.run(self.plan.as_edit(self._session.festival), "import"):
            self._session.tell(_("Imported: {what}.").format(what=text), "done")
            self.accept()
        self.unsetCursor()

    def done(self, result: int) -> None:
        """Stop reading, when it still goes on."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)


def _title(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return _("Import {file}").format(file=Path(paths[0]).name)
    return ngettext("Import {n} file", "Import {n} files", len(paths)).format(n=len(paths))
