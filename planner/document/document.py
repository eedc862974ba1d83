"""A festival that is open: its snapshot now, its file, and its history.

    document.run(MoveScreening(id, screen, start))   # the only way a festival changes
    document.festival                                # the snapshot after it, at once
    document.undo()

The snapshot changes at once; the file follows in the storage thread. When it cannot follow (a full
disk), the snapshot goes back to what is on disk at the next call of ``run``, ``undo``, ``redo``,
``flush`` or ``close``, which raises the reason; a window that is told by ``on_saving`` calls
``flush`` for that.

A document may also be only there to be looked at (``read_only``): opened so by ``read``, or stopped
because its file was lost under it, or handed over to somebody else. It then refuses every edit.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from planner.document.history import History, rows_as_then, rows_towards, targets
from planner.document.listeners import Listeners
from planner.document.restoring import restore_edit
from planner.document.saving import Saving
from planner.document.tree import Tree
from planner.edit import Edit, Together, Work
from planner.edit.frozen import changes_of
from planner.errors import UserError
from planner.i18n import _
from planner.model import (
    Changes,
    Edition,
    Festival,
    Plan,
    Release,
    RowChange,
    pictures_in,
    pictures_of,
)
from planner.model.changes import tables_of
from planner.model.possible import require_possible
from planner.store import (
    PATIENCE,
    Backup,
    Position,
    State,
    Step,
    Store,
    Write,
    list_backups,
    remove_unfinished,
    stills_in,
)


class Document:
    """One open festival. Belongs to one thread; use ``create``, ``open``, ``read``, ``take_over``
    or ``in_memory``.

    ``festival`` is the present snapshot, ``path`` the file. Close it, or use it with ``with``.
    """

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self.path: Path = store.path
        self.festival: Festival = store.state.festival
        self._store = store
        self._history = History(store, store.state.position, clock)
        self._listeners: Listeners[Changes] = Listeners()
        self._saving = Saving(store)
        self._backups: Listeners[str] = Listeners()
        store.on_backup(self._backups.tell)

    # -- opening and closing ------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, edit: Edit) -> Document:
        """A new festival in a new file, begun by ``edit`` (StartFestival).

        Raises UserError when the edit is not possible (no file is left behind then), when the name
        is taken, or when the file cannot be made.
        """
        edit.apply(Work(Festival()))  # refuse what is not possible before there is a file
        store = Store.create(path)
        try:
            return cls._begun(store, edit, time.monotonic)
        except BaseException:
            store.close()
            remove_unfinished(path)
            raise

    @classmethod
    def in_memory(cls, edit: Edit, clock: Callable[[], float] = time.monotonic) -> Document:
        """A new festival without a file; ``clock`` counts the seconds between merging edits."""
        store = Store.in_memory()
        try:
            return cls._begun(store, edit, clock)
        except BaseException:
            store.close()
            raise

    @classmethod
    def _begun(cls, store: Store, edit: Edit, clock: Callable[[], float]) -> Document:
        document = cls(store, clock)
        document.run(edit)
        document.flush()
        return document

    @classmethod
    def open(cls, path: Path) -> Document:
        """The festival in a file, with its history.

        Raises NotAFestival, FestivalDamaged, FestivalTooNew, FestivalHeld, or FestivalReadOnly when
        this user may not write there; the last two can be looked at with ``read``.
        """
        return cls._opened(Store.open(path))

    @classmethod
    def take_over(
        cls, path: Path, patience: float = PATIENCE, wanted: Callable[[], bool] = lambda: True
    ) -> Document:
        """Open a festival that somebody else has open, by asking that program to let go of it.

        It saves everything first. Raises FestivalHeld when it does not answer within ``patience``
        seconds, or when it is no longer ``wanted`` (asked every moment), and what ``open`` raises.
        """
        return cls._opened(Store.take_over(path, patience, wanted))

    @classmethod
    def _opened(cls, store: Store) -> Document:
        try:
            document = cls(store)
            store.back_up("open")
        except BaseException:
            store.close()
            raise
        return document

    @classmethod
    def read(cls, path: Path) -> Document:
        """The festival in a file to look at, without holding it: every edit is refused.

        ``read_only`` says why. Of a festival that somebody else has open it is the newest backup,
        and ``as_of`` its date. Raises what ``open`` raises; FestivalHeld only when nothing of it
        can be read.
        """
        store = Store.look(path)
        try:
            return cls(store)
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Save what is not saved yet and let go of the file; raises UserError when that failed.

        A second call does nothing.
        """
        if self._store.closed:
            return
        try:
            self.flush()
        finally:
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def save_copy(self, path: Path) -> None:
        """Write the whole festival with its history to another, new file; raises UserError."""
        self.flush()
        self._store.save_copy(path)

    # -- changing -----------------------------------------------------------------------------

    def run(self, edit: Edit, source: str = "") -> Changes:
        """Do it: the snapshot changes at once, the file follows.

        Raises UserError when the edit is not possible, or when an earlier one could not be saved
        (this one is then not done), or when the festival can only be looked at. Empty Changes when
        nothing changes. Before a risky edit a backup is made.
        """
        self._require_writable()
        rows = self._rows_of(edit)
        require_possible(rows)
        if rows and _is_risky(edit) and not _removes_many(rows):
            self._store.back_up("risky", edit.label())
        for path in edit.picture_files():
            self._keep_pictures(path, pictures_in(row.after for row in rows if row.after))
        return self._record(edit, rows, source)

    def _record(self, edit: Edit, rows: tuple[RowChange, ...], source: str) -> Changes:
        if not rows:
            return Changes()
        return self._commit(self._history.record(edit, rows, source), edit.label(), source)

    def undo(self, source: str = "") -> Changes:
        """Take the last step back, as new versions of its rows; raises UserError at the first."""
        self._require_writable()
        step = self._history.last_done()
        if step is None:
            raise UserError(_("There is nothing to undo."))
        rows = rows_towards(self.festival, targets([step], ()))
        return self._stand(rows, lambda: self._history.took_back(step), step.title, source)

    def redo(self, source: str = "") -> Changes:
        """Do again what was undone last; raises UserError when there is nothing."""
        self._require_writable()
        step = self._history.next_undone()
        if step is None:
            raise UserError(_("There is nothing to redo."))
        rows = rows_towards(self.festival, targets((), [step]))
        return self._stand(rows, lambda: self._history.did_again(step), step.title, source)

    def go_to(self, step_id: int, source: str = "") -> Changes:
        """Go back to any step, or on to one, on whichever branch: the festival is as it was when
        that had just been done. Nothing of the history is lost, and undo and redo go on from there.

        Waits for the file; raises UserError for a step that is not there, and what ``run`` raises.
        """
        self.flush()
        self._require_writable()
        tree = self._history.tree()
        way = tree.way(self.head, step_id)
        if step_id == self.head:
            return Changes()
        rows = rows_towards(self.festival, targets(*self._history.steps_on(way)))
        title = _("Go to another step")
        return self._stand(rows, lambda: self._history.go_to(step_id, tree), title, source)

    def _stand(
        self, rows: tuple[RowChange, ...], go: Callable[[], Position], title: str, source: str
    ) -> Changes:
        """Stand elsewhere in the history."""
        if self._leaves_nothing(rows):  # the history was spoilt by somebody
            raise UserError(
                _(
                    "Nothing of the festival would be left if “{title}” were undone or redone; go "
                    "back with a backup instead."
                ).format(title=title)
            )
        return self._commit(Write(rows, go()), title, source)

    def _leaves_nothing(self, rows: tuple[RowChange, ...]) -> bool:
        """Whether there would be no festival, or none of its plans, after these rows."""
        if tables_of(rows).isdisjoint({Edition.table, Plan.table}):
            return False
        after = self.festival.with_changes(rows)
        return not after.rows(Edition) or not after.rows(Plan)

    def note(self, step_id: int, text: str) -> None:
        """Say why a step was done, in place of what was said before; nothing else changes.

        Waits for the file; raises UserError for a step that is not there, and what ``run`` raises.
        """
        self.flush()
        self._require_writable()
        step = self._history.noted(step_id, text.strip())
        if step is not None:
            self._commit(Write((), self._history.position, noted=step), step.title, "")

    def _commit(self, job: Write, title: str, source: str) -> Changes:
        if _removes_many(job.rows):
            self._store.back_up("risky", title)
        if job.rows:
            self.festival = self.festival.with_changes(job.rows)
        self._saving.write(job, State(self.festival, job.position))
        changes = Changes(job.rows, title, source)
        self._listeners.tell(changes)
        return changes

    def restore(self, version: Backup | Path, source: str = "") -> Changes:
        """Make the festival what a backup or another file of it says, as one step; a backup of
        what it is now is made first.

        Empty Changes when it is that already. Raises UserError when the version cannot be read or
        is of another festival, when the file has more in it than this Marquee could bring back,
        and what ``run`` raises.
        """
        self._require_writable()
        if self._store.is_newer:
            raise UserError(
                _(
                    "“{path}” was written by a newer Marquee, and rows that come back would lose "
                    "what only that one knows; go back there, or put the whole file back with "
                    "“marquee doctor FILE --restore ID”."
                ).format(path=self.path)
            )
        edit = restore_edit(version, self._store.names.uuid)
        rows = self._rows_of(edit)
        if rows:
            self._store.back_up("restore")
            self._keep_pictures(version, pictures_of(edit.festival))
        return self._record(edit, rows, source)

    # -- stills -------------------------------------------------------------------------------

    def keep_still(self, content: bytes) -> str:
        """Put the bytes of a picture into the file, once, before an edit (SetStill) names it.

        Returns that name, the SHA-256 of the bytes. Nothing of the festival changes by it, and
        nothing is to be undone. Raises what ``run`` raises.
        """
        self.flush()
        self._require_writable()
        return self._store.keep_still(content)

    def still(self, sha256: str) -> bytes | None:
        """The bytes of a film's picture (``Film.still_sha256``), read from the file when they are
        asked for; None when there is none. Waits for the file.
        """
        return self._store.still(sha256) if sha256 else None

    def _keep_pictures(self, version: Backup | Path, wanted: set[str]) -> None:
        """Have the pictures of these names, as far as the other version or file has them."""
        lost = sorted(name for name in wanted if self.still(name) is None)
        for content in stills_in(version, lost) if lost else ():
            self._store.keep_still(content)

    def show_plan(self, plan_id: int) -> None:
        """See the festival through another plan; nothing in the file changes."""
        self.festival = self.festival.in_plan(plan_id)
        self._history.end_merging()
        self._listeners.tell(Changes(everything=True))

    def what_if(self, edit: Edit) -> Festival:
        """The snapshot as it would be after the edit; nothing is changed. Raises UserError."""
        return self.festival.with_changes(self._rows_of(edit))

    def _rows_of(self, edit: Edit) -> tuple[RowChange, ...]:
        return changes_of(edit, self.festival)

    # -- history ------------------------------------------------------------------------------

    @property
    def undo_title(self) -> str | None:
        """What undo would take back; None when there is nothing."""
        step = self._history.last_done()
        return None if step is None else step.title

    @property
    def redo_title(self) -> str | None:
        """What redo would do again; None when there is nothing."""
        step = self._history.next_undone()
        return None if step is None else step.title

    def history(self, most: int | None = None) -> tuple[Step, ...]:
        """Every step ever done, oldest first, undone ones marked; waits for the file.

        With ``most`` only so many of the newest: a long history is some megabytes.
        """
        return self._history.all() if most is None else self._history.newest(most)

    @property
    def head(self) -> int | None:
        """The step at which the festival stands: the last one done."""
        return self._history.position.head

    def history_of(self, table: str, row_id: int, *, related: bool = False) -> tuple[Step, ...]:
        """The steps that added, changed or removed that row, as ``history`` gives them.

        With ``related`` also those that did so to rows which refer to it: of a programme, those
        that placed and moved its screenings.
        """
        return self._history.touching(table, row_id, related=related)

    def festival_after(self, step_id: int) -> Festival:
        """The festival as it was when that step had just been done; the present stays as it is.

        Waits for the file; raises UserError for a step that is not there.
        """
        self.flush()
        return self._as_after(step_id, self._history.tree())

    def festival_at(self, moment: datetime) -> Festival:
        """The festival as it was at a moment (UTC), when the last step until then had been done.

        An undo leaves no time behind: what was undone before that moment without anything done
        after it still counts. Waits for the file; raises UserError for a time before the first.
        """
        self.flush()
        tree = self._history.tree()
        utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        step_id = self._history.last_until(utc.isoformat(timespec="milliseconds"), tree)
        if step_id is None:
            raise UserError(_("The festival was started later; choose a time after that."))
        return self._as_after(step_id, tree)

    def festival_of(self, release_id: int) -> Festival:
        """The festival as it was when it was released, seen through the plan that was frozen then.

        Raises UserError for a release that is not there.
        """
        release = self.festival.get(Release, release_id)
        if release is None:
            raise UserError(_("There is no such release (id {id}).").format(id=release_id))
        made = [step for step in self.history_of("release", release_id) if not step.undone]
        then = self.festival_after(made[0].id) if made else self.festival
        return then.in_plan(release.plan_id)

    def _as_after(self, step_id: int, tree: Tree) -> Festival:
        way = tree.way(self.head, step_id)
        return self.festival.with_changes(
            rows_as_then(self.festival, targets(*self._history.steps_on(way)))
        )

    # -- watching -----------------------------------------------------------------------------

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Call back after every change, in the thread of whoever made it; returns unsubscribe."""
        return self._listeners.add(callback)

    def on_saving(self, callback: Callable[[bool, str], None]) -> Callable[[], None]:
        """Call back, from the storage thread, with whether all is saved and what went wrong.

        Returns what unsubscribes.
        """
        return self._saving.listeners.add(lambda news: callback(news.saved, news.problem))

    @property
    def saved(self) -> bool:
        """Whether everything is safely on disk."""
        return self._saving.saved

    def wait(self) -> None:
        """Wait until all that was queued is on disk or has failed; ``flush`` then says which."""
        self._store.wait()

    def flush(self) -> None:
        """Wait until everything is on disk; raises the UserError of a write that failed, after
        going back to what is there.
        """
        self._store.wait()
        self._settle()

    def _settle(self) -> None:
        """Go back to what is on disk after a failed write, and raise its reason."""
        failure = self._saving.failure
        if failure is None:
            return
        state = self._saving.go_back()
        shown = self.festival.plan_id
        plans = state.festival.rows(Plan)
        self.festival = state.festival.in_plan(shown) if shown in plans else state.festival
        self._history.go_back_to(state.position)
        self._listeners.tell(Changes(everything=True))
        raise failure

    # -- looking only, and what is kept -------------------------------------------------------

    @property
    def read_only(self) -> str:
        """Why the festival cannot be changed, as a sentence; empty when it can.

        It may become so at any time (see ``on_saving``), and then stays so.
        """
        return str(self._store.read_only or "")

    @property
    def obstacle(self) -> UserError | None:
        """What ``read_only`` says, as the failure that knows more: where a rescue copy is."""
        return self._store.read_only

    @property
    def as_of(self) -> datetime | None:
        """Of when the festival is, in UTC, when it is a backup that is shown; None when of now."""
        return self._store.as_of

    @property
    def place_warnings(self) -> tuple[str, ...]:
        """What is risky about where the file lies, one sentence each, to be said once."""
        return self._store.warnings

    @property
    def backup_problem(self) -> str:
        """Why the last backup could not be made, as a sentence; empty when all is well."""
        return self._store.backup_problem

    def on_backup(self, callback: Callable[[str], None]) -> Callable[[], None]:
        """Call back, from another thread, with ``backup_problem`` whenever a backup was made or
        could not be made; returns what unsubscribes.
        """
        return self._backups.add(callback)

    def backups(self) -> tuple[Backup, ...]:
        """The backups of this festival, newest first."""
        return list_backups(self.path)

    def _require_writable(self) -> None:
        """Raise the reason why nothing can be changed, if there is one."""
        self._settle()
        reason = self._store.read_only
        if reason is not None:
            raise reason.with_traceback(None)


_MANY = 10
"""More removed rows than this are worth a backup before."""


def _is_risky(edit: Edit) -> bool:
    parts = edit.edits if isinstance(edit, Together) else ()
    return edit.risky or any(map(_is_risky, parts))


def _removes_many(rows: tuple[RowChange, ...]) -> bool:
    """Whether so many rows go that a backup is made before."""
    return sum(row.after is None for row in rows) > _MANY
