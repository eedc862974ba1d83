"""What a release fixes stays: its rows, and the codes of its screenings.

Every edit goes through ``changes_of``, the one that is only tried included, so that what is said
under the mouse is what happens at the drop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planner.edit.base import Edit
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import _
from planner.model import (
    RECORDS,
    Appearance,
    Festival,
    Film,
    Hold,
    Plan,
    Record,
    Release,
    RowChange,
    Screening,
    columns,
)

_FREE: Mapping[str, frozenset[str]] = {
    Plan.table: frozenset({"order", "note"}),
    Release.table: frozenset({"note"}),
}
"""What of a release may still be said differently; nobody has printed it."""


def changes_of(edit: Edit, festival: Festival) -> tuple[RowChange, ...]:
    """The row changes that the edit makes.

    Raises UserError when it is not possible, or when it would change what was released.
    """
    work = Work(festival)
    edit.apply(work)
    rows = work.changes()
    if not edit.thaws:
        require_unreleased(festival, rows)
    return rows


def require_unreleased(festival: Festival, rows: tuple[RowChange, ...]) -> None:
    """Raise UserError when these changes touch a frozen plan, or a code that was released."""
    frozen = frozen_plans(festival)
    if not frozen:
        return
    for row in rows:
        plan_id = _frozen_plan_of(festival, frozen, row)
        if plan_id is not None:
            raise UserError(_refusal(festival, plan_id, row, rows))
    _require_kept_codes(festival, frozen, rows)


def frozen_plans(festival: Festival) -> frozenset[int]:
    """The ids of the plans that are releases."""
    return frozenset(plan.id for plan in festival.rows(Plan).values() if plan.frozen)


# -- rows ---------------------------------------------------------------------------------------


def _frozen_plan_of(festival: Festival, frozen: frozenset[int], row: RowChange) -> int | None:
    """The frozen plan whose rows the change would touch, if it does."""
    if isinstance(row.before, Film) and row.after is None:
        return _shown_in(festival, frozen, row.before)
    if row.table in _FREE and _changed(row) <= _FREE[row.table]:
        return None
    for record in (row.before, row.after):
        plan_id = _plan_of(festival, record)
        if plan_id in frozen:
            return plan_id
    return None


def _shown_in(festival: Festival, frozen: frozenset[int], film: Film) -> int | None:
    """A frozen plan in which the film is shown, be it in a programme of several."""
    programmes = {programme.id for programme in festival.programmes_with(film.id)}
    for screening in festival.all_screenings.values():
        if screening.plan_id in frozen and screening.programme_id in programmes:
            return screening.plan_id
    return None


def _changed(row: RowChange) -> set[str]:
    """The names of the columns that differ; all of them for a row that comes or goes."""
    names = {known.name for known in columns(RECORDS[row.table])} - {"version"}
    if row.before is None or row.after is None:
        return names
    return {name for name in names if getattr(row.before, name) != getattr(row.after, name)}


def _plan_of(festival: Festival, record: Record | None) -> int | None:
    if isinstance(record, Plan):
        return record.id
    if isinstance(record, Appearance):
        screening = festival.all_screenings.get(record.screening_id)
        return None if screening is None else screening.plan_id
    return getattr(record, "plan_id", None)


def _refusal(festival: Festival, plan_id: int, row: RowChange, rows: Iterable[RowChange]) -> str:
    """One sentence: which release, and what to do instead."""
    release = release_name(festival, plan_id)
    gone = {(other.table, other.id) for other in rows if other.after is None}
    for sentence, what in _causes(festival, row.before, gone):
        return sentence.format(what=what, release=release)
    return _(
        "“{release}” is a release and cannot change; choose another plan, or make a new release."
    ).format(release=release)


def _causes(
    festival: Festival, row: Record | None, gone: set[tuple[str, int]]
) -> Iterator[tuple[str, str]]:
    """The sentences for what cannot be removed because of this row, and what that is called."""
    if isinstance(row, Film):
        said = _(
            "“{what}” is in the release “{release}” and cannot be removed; set the film to "
            "withdrawn, or cancel its screenings."
        )
        yield said, row.title
    if isinstance(row, Screening) and ("programme", row.programme_id) in gone:
        said = _(
            "“{what}” is in the release “{release}” and cannot be removed; cancel its "
            "screenings instead."
        )
        yield said, festival.title(row.programme_id)
    if isinstance(row, Screening | Hold) and ("screen", row.screen_id) in gone:
        said = _(
            "{what} is used in the release “{release}” and cannot be removed; move or cancel its "
            "screenings, and leave the screen."
        )
        yield said, festival.screen_name(row.screen_id)


def release_name(festival: Festival, plan_id: int) -> str:
    """What a frozen plan was released as; its own name where the release is not known."""
    for release in festival.rows(Release).values():
        if release.plan_id == plan_id:
            return release.name
    return festival.rows(Plan)[plan_id].name


# -- codes --------------------------------------------------------------------------------------


def _require_kept_codes(
    festival: Festival, frozen: frozenset[int], rows: Iterable[RowChange]
) -> None:
    """Raise UserError when a released code would be taken from a screening, or given to one of
    another programme.
    """
    new = [row for row in rows if _has_new_code(row)]
    released = _released_codes(festival, frozen) if new else {}
    for row in new:
        before, after = row.before, row.after
        if isinstance(before, Screening) and before.code in released:
            raise UserError(
                _(
                    "The code “{code}” of “{title}” has been released and may be printed; it "
                    "stays as it is."
                ).format(code=before.code, title=festival.screening_title(before))
            )
        if isinstance(after, Screening):
            known = released.get(after.code)
            if known is not None and after.programme_id not in known:
                raise UserError(
                    _(
                        "The code “{code}” was released for “{title}” and may be printed; "
                        "choose another one."
                    ).format(code=after.code, title=festival.title(next(iter(known))))
                )


def _has_new_code(row: RowChange) -> bool:
    if not isinstance(row.after, Screening):
        return False
    code = row.before.code if isinstance(row.before, Screening) else ""
    return row.after.code != code


def _released_codes(festival: Festival, frozen: frozenset[int]) -> dict[str, set[int]]:
    """Every released code, with the programmes that it stands for."""
    found: dict[str, set[int]] = {}
    for screening in festival.all_screenings.values():
        if screening.plan_id in frozen and screening.code:
            found.setdefault(screening.code, set()).add(screening.programme_id)
    return found
