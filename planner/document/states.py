"""A state of a festival by what people call it: a release, a plan, a time, or a step.

    Catalogue            the release, or else the plan, of that name or id
    2026-11-01T12:00     how it was at that time on the festival's own clock
    2026-11-01           how it was when that day began
    step:123             how it was after that step of the history

``release:``, ``plan:`` and ``at:`` before a name or time say which is meant, where that is not
clear.
"""

from __future__ import annotations

import re
from datetime import UTC
from typing import NamedTuple

from planner.document.document import Document
from planner.errors import UserError
from planner.i18n import _
from planner.model import Festival, Plan
from planner.model.naming import find_plan, find_release
from planner.times import (
    DAY_MINUTES,
    Day,
    WallTime,
    clock,
    day_label,
    day_start,
    moment,
    parse_day,
    parse_wall,
    zone,
)

_KINDS = ("release", "plan", "at", "step")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T|\b)")


class State(NamedTuple):
    """A festival as it is or was, and what that state is called.

    One that was chosen by its ``time`` is called so in the window's language; a print says the time
    in its own.
    """

    name: str
    festival: Festival
    time: WallTime | None = None


def state_in(document: Document, text: str, plan: str | None = None) -> State:
    """The festival in that state, seen through ``plan`` where the state names none; nothing is the
    present. Waits for the file; raises UserError when there is none.
    """
    kind, colon, name = text.partition(":")
    if not colon or kind not in _KINDS:
        kind, name = _kind_of(document.festival, text), text
    if kind == "release":
        release = find_release(document.festival, name)
        return State(release.name, document.festival_of(release.id))
    if kind == "plan":
        found = find_plan(document.festival, name)
        return State(found.name, document.festival.in_plan(found.id))
    if kind == "at":
        time = _time(name)
        label = f"{day_label(Day(time // DAY_MINUTES))} {clock(time)}"
        return State(label, _seen(document, _at(document, time), plan), time)
    if kind == "step":
        return State(text, _seen(document, document.festival_after(_step(name)), plan))
    seen = _seen(document, document.festival, plan)
    row = seen.rows(Plan).get(seen.plan_id or 0)
    return State("" if row is None else row.name, seen)


def _seen(document: Document, festival: Festival, plan: str | None) -> Festival:
    """Through the plan that is named, else through the one that is looked at, if it was there."""
    if plan is not None:
        return festival.in_plan(find_plan(festival, plan).id)
    present = document.festival.plan_id
    return festival.in_plan(present) if present in festival.rows(Plan) else festival


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


def _time(text: str) -> WallTime:
    plain = text.strip()
    return day_start(parse_day(plain, "@")) if len(plain) <= 10 else parse_wall(plain, "@")


def _at(document: Document, time: WallTime) -> Festival:
    local = moment(time).replace(tzinfo=zone(document.festival.edition.zone))
    return document.festival_at(local.astimezone(UTC))


def _step(text: str) -> int:
    if not text.isdecimal():
        raise UserError(
            _("“{text}” is no step; “marquee log FILE --json” gives their ids.").format(text=text)
        )
    return int(text)
