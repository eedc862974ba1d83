"""What a programmer does that writes, each so that it can be tried while the disk fails.

A deed is begun once, attempted often, and ended. After each attempt it says what is wrong, if
anything: after a refusal everything must be as before, and work again.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from planner.document import Document
from planner.edit import Edit, SetField
from planner.errors import FestivalLost, UserError
from planner.exchange import plan_import
from planner.model import Record
from planner.store import list_backups, verify
from tests.build import FestivalBuilder, document_of, plain, start_festival, the_film
from tests.harness.kill_migrations import OLD_FILES, holds, rows_of

_TABLE = "title,runtime,year,country,note\n" + "".join(
    f"Film from a table {n},{60 + n},{1960 + n},CN,{'a long word ' * 20}\n" for n in range(8)
)


class Deed:
    """Something that writes in ``folder``; ``name`` as people call it. Of what ``is_slow`` only now
    and then is tried whether it works as soon as the disk does; what is left of one attempt is
    there at the next in any case. ``is_over`` when it has to begin anew;
    ``may_leave`` says that nothing could be removed while the disk failed.
    """

    name = ""
    is_slow = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_over = False
        self.may_leave = False

    def prepare(self) -> None:
        """What must be done before each attempt, while the disk is in order."""

    def attempt(self) -> None:
        """Do it; raises UserError when that is impossible."""
        raise NotImplementedError

    def problem_when_refused(self, error: UserError) -> str:
        """What is not as before, or not as the sentence says; the disk is in order again."""
        raise NotImplementedError

    def problem_when_done(self) -> str:
        """What is not as it should be; then it is taken back, for the next attempt."""
        raise NotImplementedError

    def end(self) -> str:
        """What is wrong at the very end."""
        return ""


class _InDocument(Deed):
    """Something that is done in an open festival."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.path = folder / "festival.marquee"
        build = FestivalBuilder(screens=3)
        for number in range(6):
            build.screening(build.film(f"Film {number}", 40), "19:30", number % 3, number // 3)
        document_of(build.festival, self.path).close()
        self.document = Document.open(self.path)
        self._ready()
        self.document.flush()
        self.before = self._rows()

    def _ready(self) -> None:
        """Whatever must be there before the first attempt."""

    def _rows(self) -> dict[str, dict[int, Record]]:
        return plain(self.document.festival)

    def problem_when_refused(self, error: UserError) -> str:
        if isinstance(error, FestivalLost):
            return self._problem_of_rescue(error)
        return self._problem_as_before()

    def _problem_as_before(self) -> str:
        if self._rows() != self.before:
            return "the festival is not what it was before"
        if not self.document.saved:
            return "the window would still say that something is not saved"
        return self._unlike_the_file()

    def _problem_of_rescue(self, error: FestivalLost) -> str:
        """A disk that cannot even take back what it began: all goes on in another file."""
        self.is_over = True
        rescued = error.rescued
        if rescued is None:
            rescued = self.folder / "saved before closing.marquee"
            self.document.save_copy(rescued)
        rows = self._rows()
        self.document._store.close()
        changed = [
            row
            for table, known in self.before.items()
            for i, row in known.items()
            if rows[table].get(i) != row
        ]
        if len(changed) > 1:  # that of the edit, which may be kept or taken back
            return "earlier edits are not in what was rescued"
        if problems := verify(rescued) + verify(self.path):
            return f"after the rescue: {problems[0]}"
        with Document.open(rescued) as again, Document.open(self.path) as old:
            if plain(again.festival) != rows:
                return "the rescue copy is not what is seen"
            return "" if plain(old.festival) in (self.before, rows) else "the file says otherwise"

    def _unlike_the_file(self) -> str:
        """Whether the file holds something else than the document, as it is read anew."""
        stored = self.document._store._read(self._load)
        return "" if stored == self._rows() else "the file is not what the document says"

    def _load(self) -> dict[str, dict[int, Record]]:
        from planner.store.load import load

        connection = self.document._store._connection
        checked = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        return plain(load(connection)) if checked == ["ok"] else {}

    def end(self) -> str:
        if self.is_over:
            return ""
        rows = self._rows()
        try:
            self.document.close()
        except UserError as error:
            return f"it cannot be closed ({error})"
        problems = verify(self.path)
        if problems:
            return f"the file is broken ({problems[0]})"
        with Document.open(self.path) as again:
            return "" if plain(again.festival) == rows else "the file opens as something else"


class DoEdit(_InDocument):
    """One edit, of some pages."""

    name = "edit"

    def edit(self) -> Edit:
        film = the_film(self.document.festival, "Film 1")
        return SetField("film", film.id, "note", "many words " * 800)

    def attempt(self) -> None:
        self.document.run(self.edit())
        self.document.flush()

    def problem_when_done(self) -> str:
        problem = "nothing has changed" if self._rows() == self.before else self._unlike_the_file()
        self.document.undo()
        self.document.flush()
        return problem or self._problem_as_before()


class DoImport(DoEdit):
    """A table of films, as one edit."""

    name = "import"

    def _ready(self) -> None:
        table = self.folder / "films.csv"
        table.write_text(_TABLE)
        self._import = plan_import(self.document.festival, [table])

    def edit(self) -> Edit:
        return self._import.as_edit(self.document.festival)


class DoUndo(DoEdit):
    """Taking an edit back."""

    name = "undo"

    def _ready(self) -> None:
        self.document.run(self.edit())

    def attempt(self) -> None:
        self.document.undo()
        self.document.flush()

    def problem_when_done(self) -> str:
        problem = "nothing has changed" if self._rows() == self.before else self._unlike_the_file()
        self.document.redo()
        self.document.flush()
        return problem or self._problem_as_before()


class DoSaveCopy(_InDocument):
    """A copy under another name."""

    name = "save copy"
    is_slow = True

    @property
    def copy(self) -> Path:
        return self.folder / "copy.marquee"

    def attempt(self) -> None:
        self.document.save_copy(self.copy)

    def problem_when_refused(self, error: UserError) -> str:
        left = [p.name for p in self.folder.iterdir() if "copy" in p.name]
        if left and not self.may_leave:
            return f"{left} is left of a copy"
        self.copy.unlink(missing_ok=True)
        return super().problem_when_refused(error)

    def problem_when_done(self) -> str:
        problems = verify(self.copy)
        with Document.read(self.copy) as copied:
            if plain(copied.festival) != self.before:
                problems = ["the copy says something else"]
        self.copy.unlink()
        return problems[0] if problems else ""


class DoBackup(_InDocument):
    """The backup that is due; its failing stops nothing, and is said."""

    name = "backup"

    def prepare(self) -> None:
        """Without a change there would be nothing to keep."""
        film = the_film(self.document.festival, "Film 1")
        self.document.run(SetField("film", film.id, "year", 1900 + film.version))
        self.document.flush()
        self.before = self._rows()

    def attempt(self) -> None:
        self.document._store.back_up("hourly")
        self.document._store.wait()
        backing_up = self.document._store._opened.backups
        assert backing_up is not None
        backing_up.wait()
        if self.document.backup_problem:
            raise UserError(self.document.backup_problem)

    def problem_when_refused(self, error: UserError) -> str:
        return self._broken_backups() or super().problem_when_refused(error)

    def problem_when_done(self) -> str:
        newest = list_backups(self.path)[0].content()
        kept = self.document._store._ask(self.document._store._opened._file.driver.serialize)
        if newest != kept:
            return "the newest backup is not the file as it is"
        return self._broken_backups() or self._problem_as_before()

    def _broken_backups(self) -> str:
        """What was begun may stay where nothing can be removed, but never counts as a backup."""
        try:
            for backup in list_backups(self.path):
                backup.content()
        except UserError as error:
            return str(error)
        return ""


class DoMigrate(Deed):
    """Opening the file of an older Marquee."""

    name = "migration"
    is_slow = True

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.path = folder / "old.marquee"
        self._old = OLD_FILES[0]
        shutil.copy(self._old, self.path)

    def attempt(self) -> None:
        from planner.store.file import open_file

        open_file(self.path).close()

    def problem_when_refused(self, error: UserError) -> str:
        if self.path.read_bytes() == self._old.read_bytes():
            return ""
        whole = holds(self.path, rows_of(self._old)) and verify(self.path) == []
        shutil.copy(self._old, self.path)  # it was done, and only what comes after it failed
        return "" if whole else "the file is neither the old one nor the new one"

    def problem_when_done(self) -> str:
        if not holds(self.path, rows_of(self._old)):
            return "rows are lost"
        left = [] if self.may_leave else [p.name for p in self.folder.iterdir() if p != self.path]
        shutil.copy(self._old, self.path)
        return f"{left} is left" if left else ""


class DoCreate(Deed):
    """A new festival."""

    name = "new festival"
    is_slow = True

    @property
    def path(self) -> Path:
        """Its file."""
        return self.folder / "new.marquee"

    def attempt(self) -> None:
        Document.create(self.path, start_festival()).close()

    def problem_when_refused(self, error: UserError) -> str:
        left = [p for p in self.folder.iterdir() if "new" in p.name]
        for path in left:
            if not self.may_leave and not isinstance(error, FestivalLost):
                return f"“{path.name}” is left of a new festival"
            path.unlink()
        return ""

    def problem_when_done(self) -> str:
        problems = verify(self.path)
        self.path.unlink()
        return problems[0] if problems else ""


DEEDS: tuple[type[Deed], ...] = (
    DoEdit,
    DoUndo,
    DoImport,
    DoSaveCopy,
    DoBackup,
    DoMigrate,
    DoCreate,
)
