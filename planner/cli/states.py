"""States of a festival on the command line: ``FILE``, or ``FILE@STATE`` for another than today's.

    festival.marquee@Catalogue            the release, or else the plan, of that name or id
    festival.marquee@2026-11-01T12:00     how it was at that time on the festival's own clock
    festival.marquee@2026-11-01           how it was when that day began
    festival.marquee@step:123             how it was after that step of “marquee log --json”

``release:``, ``plan:`` and ``at:`` before a name or time say which is meant, where that is not
clear. Without a file before the ``@`` it is that of the other side.
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from planner.cli.command import opened
from planner.cli.naming import find_plan, find_release
from planner.document import Document
from planner.errors import UserError
from planner.i18n import _
from planner.model import Festival
from planner.times import day_start, moment, parse_day, parse_wall, zone

_KINDS = ("release", "plan", "at", "step")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\b")


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
        before = festival_in(document, first.state, plan)
        if not same:
            document = stack.enter_context(_looked_at(second_file))
        yield before, festival_in(document, second.state, plan)


def _looked_at(file: Path) -> AbstractContextManager[Document]:
    return opened(Namespace(file=file, changes=False))


def festival_in(document: Document, state: str, plan: str | None = None) -> Festival:
    """The festival in that state; raises UserError when there is none."""
    kind, colon, name = state.partition(":")
    if not colon or kind not in _KINDS:
        kind, name = _kind_of(document.festival, state), state
    if kind == "release":
        return document.festival_of(find_release(document.festival, name).id)
    if kind == "plan":
        return document.festival.in_plan(find_plan(document.festival, name).id)
    if kind == "at":
        found = _at(document, name)
    else:
        found = document.festival if not kind else document.festival_after(_step(name))
    return found if plan is None else found.in_plan(find_plan(found, plan).id)


def _kind_of(festival: Festival, state: str) -> str:
    """What a state without a word before it is."""
    if not state:
        return ""
    if _DATE.match(state):
        return "at"
    try:
        find_release(festival, state)
        return "release"
    except UserError:
        pass  # then it is a plan, or the sentence about that says what there is
    try:
        find_plan(festival, state)
        return "plan"
    except UserError as error:
        raise UserError(
            _(
                "There is no release and no plan “{name}”; a time is written 2026-11-01T12:00."
            ).format(name=state)
        ) from error


def _at(document: Document, text: str) -> Festival:
    edition = document.festival.edition
    plain = text.strip()
    start = day_start(parse_day(plain, "@")) if len(plain) <= 10 else parse_wall(plain, "@")
    local = moment(start).replace(tzinfo=zone(edition.zone))
    return document.festival_at(local.astimezone(UTC))


def _step(text: str) -> int:
    if not text.isdecimal():
        raise UserError(
            _("“{text}” is no step; “marquee log FILE --json” gives their ids.").format(text=text)
        )
    return int(text)
