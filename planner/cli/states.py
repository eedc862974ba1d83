"""States of a festival on the command line: ``FILE``, or ``FILE@STATE`` for another than today's.

    festival.marquee@Catalogue            the release, or else the plan, of that name or id
    festival.marquee@2026-11-01T12:00     how it was at that time on the festival's own clock
    festival.marquee@2026-11-01           how it was when that day began
    festival.marquee@step:123             how it was after that step of “marquee log --json”

``release:``, ``plan:`` and ``at:`` before a name or time say which is meant, where that is not
clear. Without a file before the ``@`` it is that of the other side.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from planner.cli.command import opened
from planner.document import Document
from planner.document.states import state_in
from planner.errors import UserError
from planner.i18n import _
from planner.model import Festival


@dataclass(frozen=True)
class Named:
    """A file (None for that of the other side) and a state in it; empty is the present one."""

    file: Path | None
    state: str


def parse_named(text: str) -> Named:
    """Where the file ends and the state begins; a file that has an @ in its name is found."""
    if Path(text).exists():
        return Named(Path(text), "")
    places = [place for place, letter in enumerate(text) if letter == "@"]
    for place in places:
        if place and Path(text[:place]).exists():
            return Named(Path(text[:place]), text[place + 1 :])
    if text.startswith("@"):
        return Named(None, text[1:])
    return Named(Path(text.partition("@")[0]), text.partition("@")[2])


@contextmanager
def two_states(one: str, other: str, plan: str | None) -> Iterator[tuple[Festival, Festival]]:
    """Both festivals that are named; a file that is named twice is opened once.

    ``plan`` is seen where no plan and no release is named. Raises UserError.
    """
    first, second = parse_named(one), parse_named(other)
    first_file, second_file = first.file or second.file, second.file or first.file
    if first_file is None or second_file is None:
        raise UserError(_("Name a festival file before the @ on one side at least."))
    with ExitStack() as stack:
        document = stack.enter_context(_looked_at(first_file))
        same = first_file.resolve() == second_file.resolve()
        before = state_in(document, first.state, plan).festival
        if not same:
            document = stack.enter_context(_looked_at(second_file))
        yield before, state_in(document, second.state, plan).festival


def _looked_at(file: Path) -> AbstractContextManager[Document]:
    return opened(Namespace(file=file, changes=False))
