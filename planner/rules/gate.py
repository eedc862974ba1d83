"""The gate before a release: it stays shut while blockers stand that nobody accepted."""

from __future__ import annotations

from planner.document import Document
from planner.edit.plans import MakeRelease
from planner.errors import UserError
from planner.i18n import _, ngettext
from planner.model import Festival, Plan, Release
from planner.rules.check import check
from planner.rules.conflict import Conflict
from planner.rules.fixing import explain
from planner.rules.report import Report
from planner.rules.severity import Severity
from planner.times import now_wall

_NAMED = 3
"""How many blockers the refusal names; the list of conflicts has them all."""


def release(document: Document, name: str, note: str = "", source: str = "") -> Release:
    """Release the present plan of a document under a name; returns the release.

    Raises UserError while unaccepted blockers exist, and what ``MakeRelease`` raises.
    """
    changes = document.run(release_edit(document.festival, name, note), source)
    return next(row.after for row in changes.rows if isinstance(row.after, Release))


def release_edit(
    festival: Festival, name: str, note: str = "", report: Report | None = None
) -> MakeRelease:
    """The edit that releases the present plan now; ``report`` is that of the festival, where the
    caller has it. Raises UserError while unaccepted blockers exist.
    """
    known = report if report is not None and report.festival is festival else check(festival)
    found = blockers(known)
    if found:
        raise UserError(_refusal(festival, found))
    return MakeRelease(festival.plan_id, name, note, now_wall(festival.edition.zone))


def blockers(report: Report) -> tuple[Conflict, ...]:
    """The conflicts that keep a plan from being released, in order."""
    return tuple(c for c in report.open() if c.severity is Severity.BLOCKER)


def _refusal(festival: Festival, found: tuple[Conflict, ...]) -> str:
    named = [explain(conflict, festival).rstrip(".") for conflict in found[:_NAMED]]
    if len(found) > _NAMED:
        named.append(_("and {count} more").format(count=len(found) - _NAMED))
    return ngettext(
        "“{plan}” has {count} blocker; mend or accept it before the release: {named}.",
        "“{plan}” has {count} blockers; mend or accept them before the release: {named}.",
        len(found),
    ).format(
        plan=festival.rows(Plan)[festival.plan_id].name, count=len(found), named="; ".join(named)
    )
