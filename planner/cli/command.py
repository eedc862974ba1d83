"""What a command is, and the arguments that many of them share."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.cli.naming import find_plan
from planner.document import Document
from planner.i18n import N_, _
from planner.model import Festival


class Command(ABC):
    """One command: its help, its arguments and what it does.

    ``takes_options`` says that arguments unknown to the parser are read by the command itself,
    from options that a document, reader or edit declares. ``changes`` says that it writes to the
    festival, which it must hold for that; all others only read it (see ``opened``).
    """

    id: str
    help: str = ""
    takes_options = False
    changes = False

    @abstractmethod
    def arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""

    @abstractmethod
    def run(self, given: Namespace) -> int:
        """Do it; gives back the exit code. Raises UserError with the sentence to show."""


def add_file(parser: ArgumentParser, *, plan: bool = False) -> None:
    """The festival file, and ``--plan`` where a plan matters."""
    parser.add_argument("file", type=Path, metavar=_("FILE"), help=_("the festival file"))
    if plan:
        parser.add_argument(
            "--plan", metavar=_("PLAN"), help=_("name or id of the plan; the first one if left out")
        )


def add_json(parser: ArgumentParser) -> None:
    """``--json`` for output that a program reads."""
    parser.add_argument("--json", action="store_true", help=_("write JSON"))


@contextmanager
def opened(given: Namespace) -> Iterator[Document]:
    """The festival file opened, on the plan asked for; all edits are on disk when it is left.

    A command that ``changes`` the festival holds it, and is refused while somebody else does; what
    is risky about where the file lies is said on stderr. All others read it, which costs no more
    and keeps nobody waiting; where that is not how it is now, who holds it and of when it is are
    said on stderr.
    """
    document = Document.open(given.file) if given.changes else Document.read(given.file)
    try:
        _say_of_when(document)
        say_of_place(document)
        plan = getattr(given, "plan", None)
        if plan:
            document.show_plan(find_plan(document.festival, plan).id)
        yield document
        document.flush()
    finally:
        document.close()
        say(document.backup_problem)


def _say_of_when(document: Document) -> None:
    if document.as_of is not None:
        say(
            _("{holder} Until then you read it as it was on {time}.").format(
                holder=document.read_only, time=f"{document.as_of.astimezone():%Y-%m-%d %H:%M}"
            )
        )


def say_of_place(document: Document) -> None:
    """Tell the user what is risky about where the file lies, when it is held to be changed."""
    for warning in document.place_warnings:
        say(warning)


def say(sentence: str) -> None:
    """Tell the user something beside the output, which may go to another program; if anything."""
    if sentence:
        sys.stderr.write(f"{sentence}\n")


class ListCommand(Command):
    """A command that lists rows of one kind, as a table or as JSON."""

    help = N_("List rows.")

    def arguments(self, parser: ArgumentParser) -> None:
        """A file and ``--json``."""
        add_file(parser, plan=True)
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Print the rows."""
        from planner.cli.output import as_json, as_table

        with opened(given) as document:
            rows = self.rows(document.festival)
        print(as_json(rows) if given.json else as_table(rows, self.shown()))
        return 0

    @abstractmethod
    def rows(self, festival: Festival) -> list[dict[str, object]]:
        """All rows, with the keys of the JSON contract."""

    @abstractmethod
    def shown(self) -> tuple[str, ...]:
        """The keys that the table for people shows."""
