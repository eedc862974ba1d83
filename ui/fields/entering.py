"""From what somebody entered for a field to the edit that keeps it, or the sentence why it cannot
be kept.
"""

from __future__ import annotations

from planner.edit import Edit
from planner.errors import UserError
from planner.i18n import _
from planner.model import Column, Record
from ui.fields import values
from ui.fields.edits import edit_of
from ui.session import Session


def edit_for(
    session: Session, row: Record, column: Column, entered: str | values.Choice
) -> Edit | None:
    """The edit that gives a row what was typed or chosen; None when it has that already.

    Raises UserError, with a sentence for whoever typed it, when it is no value of the field or the
    festival cannot have it.
    """
    before = getattr(row, column.name)
    if isinstance(entered, values.Choice):
        value = entered.value
    else:
        value = values.understood(column, entered, before, session.festival)
    if value == before:
        return None
    if session.document is None:
        raise UserError(_("No festival is open."))
    edit = edit_of(row, column.name, value)
    session.document.what_if(edit)
    return edit
