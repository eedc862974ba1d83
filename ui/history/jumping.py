"""From a step of the history to what it touched, as far as that still is there."""

from __future__ import annotations

from planner.i18n import _
from planner.model import Festival, Hold, ProgrammeKind
from ui.history.lines import Item, Line
from ui.session import Session

_FIRST = ("screening", "hold", "programme", "film", "programme_film")


def jump(session: Session, line: Line) -> bool:
    """Go to the first thing the step touched that can be shown; False, with a message, if none."""
    order = {table: place for place, table in enumerate(_FIRST)}
    items = [item for item in (*line.items, *sorted(line.touches)) if item[0] in order]
    for item in sorted(items, key=lambda item: order[item[0]]):
        if _show(session, session.festival, item):
            return True
    session.tell(
        _("What this step touched is not there any more, or has no place of its own."), "notice"
    )
    return False


def _show(session: Session, festival: Festival, item: Item) -> bool:
    table, row_id = item
    if table == "screening" and row_id in festival.all_screenings:
        session.show_screening(row_id)
        return True
    if table == "hold" and row_id in festival.rows(Hold):
        session.show_day(festival.day_of(festival.rows(Hold)[row_id].start))
        session.select(holds=(row_id,))
        return True
    if table == "film" and row_id in festival.films:
        own = [
            programme.id
            for programme in festival.programmes_with(row_id)
            if programme.kind is ProgrammeKind.FILM
        ]
        session.select(programme_ids=own[:1])
        return bool(own)
    if table == "programme" and row_id in festival.programmes:
        session.select(programme_ids=(row_id,))
        return True
    return False
