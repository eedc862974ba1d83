"""What can be done with what is selected: each deed looks at the session and runs one edit.

Edits are imported where they are made: menus are built before anything can be edited.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.times import Day
from ui.session import Session

if TYPE_CHECKING:
    from planner.edit import Edit
    from planner.model import Festival, Screening
    from planner.rules import Conflict

# -- what is selected -----------------------------------------------------------------------------


def any_screening(session: Session) -> bool:
    """Whether a screening is selected."""
    return bool(session.selection)


def anything_placed(session: Session) -> bool:
    """Whether a screening or a hold is selected."""
    return bool(session.selection or session.hold_selection)


def anything_selected(session: Session) -> bool:
    """Whether a screening, a hold or a programme is selected."""
    return anything_placed(session) or bool(session.programme_selection)


def several_films(session: Session) -> bool:
    """Whether several programmes are selected that have two films or more between them."""
    chosen = session.programme_selection
    return len(chosen) > 1 and len(selected_films(session.festival, chosen)) > 1


def selected_films(festival: Festival, programme_ids: Iterable[int]) -> tuple[int, ...]:
    """The films of these programmes, each once, in order."""
    found = [entry.film_id for p in programme_ids for entry in festival.entries(p)]
    return tuple(dict.fromkeys(found))


def _screenings(session: Session) -> list[Screening]:
    return [session.festival.all_screenings[i] for i in session.selection]


def has_day(session: Session, step: int) -> bool:
    """Whether there is a festival day that many days away."""
    return session.is_open and Day(session.day + step) in session.festival.days()


def set_grid(session: Session, minutes: int) -> bool:
    """Let starts snap to so many minutes; it belongs to the festival, and undo takes it back."""
    from planner.edit.fields import SetField
    from planner.model import Edition

    edition = session.festival.edition
    if edition.snap_minutes == minutes:
        return False
    return session.run(SetField(Edition.table, edition.id, "snap_minutes", minutes))


def turn_day(session: Session, step: int) -> None:
    """Look at the day that many days away."""
    if has_day(session, step):
        session.show_day(Day(session.day + step))


def next_unplaced(session: Session) -> bool:
    """Select the next programme, section by section, that has fewer screenings than wanted."""
    festival = session.festival
    order = {section.id: n for n, section in enumerate(festival.sections_in_order())}

    def place(programme_id: int) -> tuple[int, int]:
        section = festival.section_of(programme_id)
        return (len(order) if section is None else order[section.id], programme_id)

    waiting = sorted(
        (
            programme_id
            for programme_id in festival.programmes
            if festival.listed(programme_id)
            and any(count.placed < count.wanted for count in festival.wanted(programme_id))
        ),
        key=place,
    )
    if not waiting:
        session.tell(_("Everything is placed as often as wanted."), "done")
        return False
    chosen = session.programme_selection
    last = place(chosen[-1]) if chosen and chosen[-1] in festival.programmes else None
    later = (i for i in waiting if last is not None and place(i) > last)
    session.select(programme_ids=(next(later, waiting[0]),))
    return True


def next_conflict(session: Session, step: int = 1) -> bool:
    """Go to the next open conflict that happens somewhere, the gravest first, and say it."""
    from planner.rules import explain

    festival, known = session.festival, session.festival.all_screenings

    def start(conflict: Conflict) -> int:
        return min(known[i].start for i in conflict.screening_ids)

    found = [
        c for c in session.report.open() if c.screening_ids and known.keys() >= set(c.screening_ids)
    ]
    found.sort(key=lambda c: (-c.severity.rank, start(c), c.key))
    if not found:
        session.tell(_("No conflict is open on the timetable."), "done")
        return False
    keys = [conflict.key for conflict in found]
    at = keys.index(session.conflict) if session.conflict in keys else (-1 if step > 0 else 0)
    conflict = found[(at + step) % len(found)]
    session.conflict = conflict.key
    first = min(conflict.screening_ids, key=lambda i: known[i].start)
    session.show_day(festival.day_of(known[first].start))
    session.select((first, *(i for i in conflict.screening_ids if i != first)))
    session.reveal.emit(first)
    session.tell(explain(conflict, festival), conflict.severity.value)
    return True


# -- edits ----------------------------------------------------------------------------------------


def _run(session: Session, edits: list[Edit], source: str = "") -> bool:
    from planner.edit import Together

    if len(edits) == 1:
        return session.run(edits[0], source)
    return bool(edits) and session.run(Together(tuple(edits), edits[0].label()), source)


def add_film(session: Session) -> bool:
    """Add a film to be named, and select it."""
    from planner.edit.programmes import AddFilm

    return _add(session, AddFilm(_("New film")))


def add_event(session: Session) -> bool:
    """Add an event to be named, and select it."""
    from planner.edit.programmes import AddEvent

    return _add(session, AddEvent(_("New event")))


def make_shorts(session: Session) -> bool:
    """Join the films of the selected programmes to a shorts programme, and select it."""
    from planner.edit.programmes import MakeShortsProgramme

    films = selected_films(session.festival, session.programme_selection)
    return _add(session, MakeShortsProgramme(films))


def _add(session: Session, edit: Edit) -> bool:
    before = set(session.festival.programmes)
    if not session.run(edit):
        return False
    session.select(programme_ids=set(session.festival.programmes) - before)
    return True


def _to_pin(session: Session) -> bool:
    return not all(screening.pinned for screening in _screenings(session))


def pin_words(session: Session) -> str:
    """“Pin” or “Unpin”, as the selection has it."""
    return _("Pin") if not session.selection or _to_pin(session) else _("Unpin")


def pin(session: Session) -> bool:
    """Pin the selected screenings; when all are pinned already, let go of them."""
    from planner.edit.screenings import PinScreening

    to_pin = _to_pin(session)
    edits: list[Edit] = [
        PinScreening(screening.id, to_pin)
        for screening in _screenings(session)
        if screening.pinned is not to_pin
    ]
    return _run(session, edits)


def can_swap(session: Session) -> bool:
    """Whether two screenings are selected of which none is pinned."""
    chosen = _screenings(session) if len(session.selection) == 2 else []
    return bool(chosen) and not any(screening.pinned for screening in chosen)


def swap(session: Session) -> bool:
    """Let the two selected screenings change places."""
    from planner.edit.screenings import SwapScreenings

    return _run(session, [SwapScreenings(*session.selection)] if can_swap(session) else [])


def confirm(session: Session) -> bool:
    """Say that the selected screenings are firm."""
    from planner.edit.screenings import ConfirmScreening

    return _run(session, [ConfirmScreening(i) for i in session.selection])


def cancel(session: Session) -> bool:
    """Say that the selected screenings do not take place."""
    from planner.edit.screenings import CancelScreening

    return _run(session, [CancelScreening(i) for i in session.selection])


def unschedule(session: Session) -> bool:
    """Take the selected screenings and holds off the timetable."""
    from planner.edit.screenings import RemoveHold, Unschedule

    edits: list[Edit] = [RemoveHold(i) for i in session.hold_selection]
    if session.selection:
        edits.insert(0, Unschedule(session.selection))
    return _run(session, edits)
