"""Reading the wall board back: cards and places, typed or scanned, and what they would change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner.errors import UserError
from planner.exchange.board import Became, BoardRead, read_board
from planner.exchange.source import Source
from planner.i18n import _, ngettext
from ui.dialogs.base import Dialog
from ui.dialogs.board_list import BoardList
from ui.dialogs.board_news import BoardNews
from ui.memory import FileMemory, Memory
from ui.session import Session
from ui.theme import SECONDARY
from ui.waiting import call_later
from ui.widgets import PillButton, PlainLabel

_KEY = "board"
_PAUSE_MS = 120  # conflicts are looked for when nothing more comes for so long
_WRONG = {Became.WRONG, Became.WAITS}


class BoardDialog(Dialog):
    """Takes what a scanner types, line by line, and says of each at once what becomes of it. All
    of it is one step; what was not done yet is there again when the dialog is opened next.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Read the wall board"),
            "board",
            (960, 600),
            _(
                "Scan a card, then its place on the grid; or type card, screen and start, as in"
                " “101 OD2 20:15”. Return ends a line."
            ),
        )
        self._session = session
        document = session.document
        self._memory: FileMemory | None = (
            Memory().of_file(document.path) if document is not None else None
        )
        self.lines: list[str] = []
        self.read = BoardRead()
        self._lay_out()
        self._add_foot()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._look_at_conflicts)
        session.changed.connect(self._follow)
        kept = self._memory.text(_KEY) if self._memory is not None else ""
        self.lines = kept.split("\n") if kept else []
        self._read_all()
        self.entry.setFocus()

    # -- what it is made of -----------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.entry = QLineEdit()
        self.entry.setAccessibleName(_("Card, or place"))
        self.entry.setPlaceholderText(_("Scan or type a card or a place"))
        self.entry.installEventFilter(self)
        self.file = PillButton(_("From a file…"), "folder")
        self.file.setAutoDefault(False)
        self.file.clicked.connect(lambda _on=False: self.ask_file())
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.entry, 1)
        above.addWidget(self.file)
        self.said = PlainLabel("", SECONDARY, tone="text2")
        self.said.setWordWrap(True)
        self.list = BoardList()
        self.list.taken_off.connect(self.take_off)
        self.list.typed_again.connect(self.type_again)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(above)
        left.addWidget(self.list, 1)
        left.addWidget(self.said)
        self.news = BoardNews()
        self.news.setFixedWidth(300)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left, 1)
        row.addWidget(self.news)
        self.body.addLayout(row, 1)

    def _add_foot(self) -> None:
        self.move_button = PillButton(" ", look="main")
        self.move_button.clicked.connect(lambda _on=False: self.move_all())
        self.clear = PillButton(_("Begin anew"), "trash")
        self.clear.clicked.connect(lambda _on=False: self.forget())
        self.leave = PillButton(_("Close"))
        self.leave.clicked.connect(self.reject)
        self.help = PillButton("", "help", "flat", _("What the manual says of it"), "F1")
        self.help.clicked.connect(lambda _on=False: self._show_help())
        self.foot.addWidget(self.help)
        self.foot.addStretch(1)
        for button in (self.leave, self.clear, self.move_button):
            self.foot.addWidget(button)
        for button in (self.help, self.leave, self.clear, self.move_button):
            button.setAutoDefault(False)  # a scanner ends each code with Return
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, self._show_help)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.move_all)
        self.move_button.setToolTip("Ctrl+Return")

    # -- lines ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return ends a line; a text of several lines is pasted as such."""
        if watched is self.entry and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    return False
                self.take(self.entry.text())
                self.entry.clear()
                return True
            if pressed and event.matches(QKeySequence.StandardKey.Paste):
                text = QApplication.clipboard().text()
                if "\n" in text.strip():
                    self.take(text)
                    return True
        return super().eventFilter(watched, event)

    def take(self, text: str) -> None:
        """Take one line, or several."""
        new = [line.strip() for line in text.splitlines() if line.strip()]
        if not new:
            return
        self.lines += new
        self._read_all()
        last = self.read.entries[-1] if self.read.entries else None
        self.list.show_last()
        if last is not None:
            self._say(last.sentence)
            if last.became is Became.WRONG:
                QApplication.beep()  # whoever scans looks at the wall

    def take_off(self, lines: tuple[int, ...]) -> None:
        """Forget these lines, counted from 1."""
        self.lines = [line for number, line in enumerate(self.lines, 1) if number not in lines]
        self._read_all()

    def type_again(self, lines: tuple[int, ...]) -> None:
        """Take these lines off, and put what they said into the field to be corrected."""
        words = [self.lines[number - 1] for number in lines]
        self.take_off(lines)
        self.entry.setText("\t".join(words) if len(words) > 1 else words[0])
        self.entry.setFocus()

    def forget(self) -> None:
        """Forget all lines."""
        self.lines = []
        self._read_all()
        self.entry.setFocus()

    def ask_file(self) -> None:
        """Ask for a text with lines."""
        chooser = QFileDialog(self, _("Read a list"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([_("Texts (*.txt *.csv *.tsv)"), _("All files (*)")])
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda name: self.take_file(Path(name)))
        chooser.open()

    def take_file(self, path: Path) -> None:
        """Take the lines of a text file; says why not when it cannot be read."""

        def loaded(source: Source) -> None:
            self.complain(source.foreign)
            if not source.foreign:
                self.take(source.text)

        call_later(self, lambda: Source.load(path), loaded, self.complain)

    # -- what they say ----------------------------------------------------------------------------

    def _read_all(self) -> None:
        """Read all lines against the plan as it is now."""
        if not self._session.is_open:
            return
        self.read = read_board(self._session.festival, "\n".join(self.lines), _("Board"))
        self.list.show_entries(self.read.entries, self.lines)
        if self._memory is not None:
            self._memory.keep(_KEY, "\n".join(self.lines))
        moves = len(self.read.edits)
        words = ngettext("Move {n} screening", "Move {n} screenings", moves)
        self.move_button.setText(words.format(n=moves) if moves else _("Nothing to move"))
        wrong = self._wrong()
        self.move_button.setEnabled(moves > 0 and not wrong and self._session.is_writable)
        self.clear.setEnabled(bool(self.lines))
        self.complain(self._wrong_lines(wrong), "notice")
        self._say(self._same_places())
        self._pause.start()

    def _wrong(self) -> int:
        return sum(one.became in _WRONG for one in self.read.entries)

    def _wrong_lines(self, wrong: int) -> str:
        text = ngettext(
            "{n} line cannot be followed; double-click it to correct it or press Delete"
            " to take it off, then move the rest.",
            "{n} lines cannot be followed; double-click one to correct it or press Delete"
            " to take it off, then move the rest.",
            wrong,
        )
        return text.format(n=wrong) if wrong else ""

    def _same_places(self) -> str:
        same = self.read.same
        text = ngettext("{n} card is where it was.", "{n} cards are where they were.", same)
        return text.format(n=same) if same else ""

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.entry.setAccessibleDescription(sentence)

    def _look_at_conflicts(self) -> None:
        """Say what moving everything would bring."""
        if not self.read.edits or not self._session.is_open:
            self.news.show_news((), self._session.festival)
            return
        try:
            found = self._session.consequences(self.read.as_edit())
        except UserError as error:
            self.complain(str(error))
            return
        self.news.show_news(found, self._session.festival)

    def _follow(self, _changes: object) -> None:
        """The plan is another by now."""
        if self._session.is_open:
            self._read_all()
        else:
            self.close()

    # -- doing it ---------------------------------------------------------------------------------

    def move_all(self) -> None:
        """Put everything where it hangs, as one step."""
        if not self.move_button.isEnabled() or not self._session.may_edit():
            return
        count = len(self.read.edits)
        if not self._session.run(self.read.as_edit(), "board"):
            return
        self.forget()
        text = ngettext(
            "{n} screening is where it hangs on the wall.",
            "{n} screenings are where they hang on the wall.",
            count,
        )
        self._session.tell(text.format(n=count), "done")
        self.accept()

    def _show_help(self) -> None:
        self._session.ask("manual", (_("Printing"), _("The wall")))

    def done(self, result: int) -> None:
        """Look for nothing more."""
        self._pause.stop()
        super().done(result)
