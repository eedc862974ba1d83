"""Earlier states of a festival for the documents that compare: who has the file puts them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.document import Document
from planner.document.states import State, state_in
from planner.errors import UserError
from planner.i18n import remark
from planner.model import Festival
from planner.model.naming import find_release
from planner.model.screening import Release
from planner.pdf.dates import moment_label
from planner.pdf.text.itemise import printable
from planner.settings import Setting


def with_states(
    document: Document, declared: Iterable[Setting], options: Mapping[str, Any]
) -> dict[str, Any]:
    """The options, with the festival of that time in the place of each release or time named.

    What comes back can cross to a worker. Waits for the file; raises UserError for a state that is
    not there.
    """
    found = dict(options)
    for setting in declared:
        text = found.get(setting.key)
        if setting.state and isinstance(text, str) and text.strip():
            found[setting.key] = state_in(document, text.strip())
    return found


def state_of(festival: Festival, value: State | str) -> State | None:
    """The state that an option names; None for nothing.

    Where nobody put it in, a release is seen in the present festival: its screenings as they were,
    and titles and lengths of today. Raises UserError for what is no release then.
    """
    if isinstance(value, State) or not value:
        return value or None
    rows = festival.rows(Release).values()
    if not rows:
        message = remark("There is no release “{name}”; nothing has been released yet.")
        raise UserError(message.format(name=value))
    release = find_release(festival, value)
    return State(release.name, festival.in_plan(release.plan_id))


def state_name(state: State) -> str:
    """What a print calls a state: a release by its name, a time in the language of the document."""
    return printable(state.name) if state.time is None else moment_label(state.time)
