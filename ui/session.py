"""The one object in which panels meet: the open festival, its conflicts, and what is looked at.

A panel asks the session for what it shows, runs edits through it, and listens to its signals. It
never knows another panel. What a panel wants of the window (a dialog, another panel) it asks for
by the name of an action: ``session.ask("screen-hours", screen_id)``.

What is needed only by an open festival is imported when one is opened: the window comes first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QThread, Signal

from planner.errors import (
    FestivalDamaged,
    FestivalHeld,
    FestivalReadOnly,
    FestivalTooNew,
    UserError,
)
from planner.i18n import _
from planner.times import Day
from ui.findings import Findings, News, nothing
from ui.looking import Looking
from ui.waiting import Abandoned

if TYPE_CHECKING:
    from planner.document import Backup, Document
    from planner.edit import Edit
    from planner.edit.editions import StartFestival
    from planner.model import Changes, Festival
    from planner.rules import Conflict, Report


class Session(Looking):
    """The festival that is open in the window, or none.

    Signals: ``changed(Changes)`` after the snapshot and the report are new, with ``everything``
    set when another festival (or none) is open; ``report_changed()``; those of ``Looking``;
    ``saving(saved, error)``; ``asked(action id, subject)``; ``refused(path, UserError)`` when a
    festival cannot be opened for a reason about which something can be done.

    ``wait(title, work)`` is how to wait for the disk; the window shows a progress meanwhile, and
    with a third argument, which takes back what comes too late, a way to cancel.
    """

    changed = Signal(object)
    report_changed = Signal()
    saving = Signal(bool, str)
    asked = Signal(str, object)
    refused = Signal(object, object)
    _stored = Signal(object, str)
    _changed_elsewhere = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self.findings = Findings()
        self.saved = True
        self.wait: Callable[..., Any] = lambda _title, work, _give_back=None: work()
        self._waits = 0
        self.last_edits: deque[str] = deque(maxlen=10)
        self._stored.connect(self._on_stored, Qt.ConnectionType.QueuedConnection)
        self._changed_elsewhere.connect(self._on_changes, Qt.ConnectionType.QueuedConnection)

    # -- the document ---------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether a festival is open."""
        return self.document is not None

    @property
    def report(self) -> Report:
        """The conflicts of the open festival; none without one."""
        return self.findings.report

    @property
    def news(self) -> News:
        """What the last edit did to the conflicts."""
        return self.findings.news

    @property
    def festival(self) -> Festival:
        """The snapshot of the open festival; without one, a festival of no rows."""
        return nothing() if self.document is None else self.document.festival

    def open(self, path: Path) -> bool:
        """Open a festival file in place of the present one; False when that fails, which is said
        by a message or by ``refused``.
        """
        if self.is_writable and self.has_open(path):
            return True
        try:
            self._take(path, lambda: _documents().open(path))
        except Abandoned:
            return False
        except (FestivalDamaged, FestivalTooNew, FestivalHeld, FestivalReadOnly) as error:
            self.refused.emit(path, error)
            return False
        except UserError as error:
            self.tell(str(error))
            return False
        return True

    def look(self, path: Path) -> bool:
        """Open a festival to look at without holding it; False, with a message, if it fails."""
        return self._told(lambda: self._take(path, lambda: _documents().read(path)))

    def create(self, path: Path, edit: StartFestival) -> bool:
        """Start a festival in a new file and open it; False, with a message, if it fails."""
        return self._told(lambda: self._take(path, lambda: _documents().create(path, edit)))

    def _take(self, path: Path, make: Callable[[], Document]) -> None:
        """Make a document and its report in a thread, for both take long, and show them."""
        work = partial(_with_report, make)
        self.use(*self._patiently(_opening(path), work, lambda made: made[0].close()))

    def _told(self, work: Callable[[], object]) -> bool:
        """Do it; False, with a message, when it is refused."""
        try:
            work()
        except UserError as error:
            self.tell(str(error))
            return False
        except Abandoned:
            return False
        return True

    def use(self, document: Document, report: Report | None = None) -> None:
        """Show this document from now on, with its conflicts where they are known; the one before
        is closed.
        """
        self._let_go()
        self.document = document
        document.subscribe(self._receive)
        document.on_saving(lambda _saved, problem: self._stored.emit(document, problem))
        document.on_backup(lambda _problem: self._stored.emit(document, ""))
        self.saved = document.saved
        self._look_anew(report)

    def save_copy(self, path: Path) -> bool:
        """Write the festival to another, new file; False, with a message, if it fails."""
        document = self.document
        if document is None or not (self.flush() or document.obstacle):
            return False
        title = _("Saving a copy as {name}").format(name=path.name)
        return self._told(lambda: self._patiently(title, partial(document.save_copy, path)))

    def close(self) -> None:
        """Close the festival; everything is on the disk afterwards, or a message says why not."""
        if self._let_go():
            self._look_anew()

    def _let_go(self) -> bool:
        document, self.document = self.document, None
        if document is None:
            return False
        try:
            self._patiently(_("Closing {name}").format(name=document.path.stem), document.close)
        except FestivalReadOnly:  # its banner has said so
            pass
        except UserError as error:
            self.tell(str(error))
        return True

    def _patiently(
        self, title: str, work: Callable[[], Any], give_back: Callable[[Any], object] | None = None
    ) -> Any:
        self._waits += 1
        try:
            return self.wait(title, work, give_back) if give_back else self.wait(title, work)
        finally:
            self._waits -= 1

    # -- looking only ---------------------------------------------------------------------------

    def has_open(self, path: Path) -> bool:
        """Whether this is the file of the festival on show."""
        return self.document is not None and _same_file(self.document.path, path)

    @property
    def obstacle(self) -> UserError | None:
        """Why the festival cannot be changed; None when it can, and without a festival."""
        return None if self.document is None else self.document.obstacle

    @property
    def is_writable(self) -> bool:
        """Whether a festival is open that can be changed."""
        return self.document is not None and self.document.obstacle is None

    def may_edit(self) -> bool:
        """The same, for what begins an edit by hand; says why not."""
        if self.obstacle is not None:
            self.tell(str(self.obstacle), "notice")
        return self.is_writable

    def _look_anew(self, report: Report | None = None) -> None:
        self.selection = self.hold_selection = self.programme_selection = ()
        self.findings.begin(self.festival if self.is_open else None, report)
        days = self.festival.days() if self.is_open else (Day(0),)
        self.day = next((d for d in days if self.festival.screenings_on_day(d)), days[0])
        from planner.model import Changes

        self.changed.emit(Changes(everything=True))
        self.report_changed.emit()
        self.day_changed.emit(self.day)
        self.selection_changed.emit()
        self._tell_saving()

    # -- edits ----------------------------------------------------------------------------------

    def run(self, edit: Edit, source: str = "") -> bool:
        """Do it; False, with a message, when it is not possible. ``source`` names the caller."""
        if self.document is None:
            return False
        self.last_edits.append(repr(edit))
        return self._done(lambda document: document.run(edit, source))

    def undo(self) -> bool:
        """Take back the last step; False when there is none or it is not possible."""
        return self.undo_title is not None and self._done(lambda document: document.undo())

    def redo(self) -> bool:
        """Do the step that was taken back last; False when there is none."""
        return self.redo_title is not None and self._done(lambda document: document.redo())

    def go_to(self, step_id: int, source: str = "") -> bool:
        """Go back to a step of the history, or on to it; False when it is not possible."""
        return self._settled() and self._done(lambda document: document.go_to(step_id, source))

    def note(self, step_id: int, text: str) -> bool:
        """Say why a step was done; False when it is not possible."""
        return self._settled() and self._done(lambda document: document.note(step_id, text))

    def restore(self, backup: Backup) -> bool:
        """Make the festival what a backup says, as one step; False when it is not possible."""
        document = self.document
        if document is None or not self._settled():
            return False
        title = _("Restoring the backup of {when}").format(when=backup.when)
        return self._done(
            lambda _document: self._patiently(title, lambda: document.restore(backup))
        )

    def _settled(self) -> bool:
        """Wait until the file has everything, for what needs it whole; False without one."""
        if self.document is not None:
            self._patiently(_("Saving"), self.document.wait)
        return self.document is not None

    def _done(self, change: Callable[[Document], object]) -> bool:
        """Change the document; False, with a message, when it is not possible."""
        if self.document is None:
            return False
        try:
            change(self.document)
        except UserError as error:
            self.tell(str(error), "notice" if isinstance(error, FestivalReadOnly) else "blocker")
            return False
        finally:
            self._tell_saving()
        return True

    @property
    def undo_title(self) -> str | None:
        """What undo would take back."""
        return None if self.document is None else self.document.undo_title

    @property
    def redo_title(self) -> str | None:
        """What redo would do again."""
        return None if self.document is None else self.document.redo_title

    def consequences(self, edit: Edit) -> tuple[Conflict, ...]:
        """The conflicts that the edit would newly bring; raises UserError if it is impossible."""
        from planner.rules import consequences

        return consequences(self.festival, self.report, edit)

    def ask(self, action: str, subject: object = None) -> None:
        """Ask the window for an action by its id, such as a dialog about a subject."""
        self.asked.emit(action, subject)

    # -- what comes back from the document ------------------------------------------------------

    def _receive(self, changes: Changes) -> None:
        if QThread.currentThread() is self.thread():
            self._on_changes(changes)
        else:
            self._changed_elsewhere.emit(changes)

    def _on_changes(self, changes: Changes) -> None:
        if self.document is None:
            return
        self.findings.follow(self.festival, changes)
        selected = self.prune()
        self.keep_day()
        self.changed.emit(changes)
        self.report_changed.emit()
        if selected:
            self.selection_changed.emit()

    def _on_stored(self, document: Document, problem: str) -> None:
        if document is not self.document:
            return
        self._tell_saving(problem)
        if problem and not self._waits:  # whoever waits at present will be told
            self.flush()

    def _tell_saving(self, problem: str = "") -> None:
        """Say how it stands now; news of the storage thread may be old when they arrive."""
        self.saved = self.document is None or self.document.saved
        self.saving.emit(self.saved, problem)

    def flush(self) -> bool:
        """Wait until everything is on the disk; False, with a message, when it cannot be.

        The snapshot is then what the disk holds, and whoever listens has been told.
        """
        if self.document is None:
            return True
        try:
            self._patiently(_("Saving"), self.document.wait)
            self.document.flush()
        except FestivalReadOnly:  # a banner says that, for as long as it is so
            return False
        except UserError as error:
            self.tell(str(error))
            return False
        finally:
            self._tell_saving()
        return True


def _documents() -> type[Document]:
    """Imported by whoever waits in a thread, for it takes as long as Qt."""
    from planner.document import Document

    return Document


def _with_report(make: Callable[[], Document]) -> tuple[Document, Report]:
    document = make()
    from planner.rules import check

    return document, check(document.festival)


def _opening(path: Path) -> str:
    return _("Opening {name}").format(name=path.stem)


def _same_file(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
