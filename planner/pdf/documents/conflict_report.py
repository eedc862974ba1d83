"""Every conflict of the plan on paper: for the meeting at which they are settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.i18n import N_, _, ngettext, remark
from planner.model import Festival
from planner.pdf.base import For
from planner.pdf.dates import day_label
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import BODY, DAY
from planner.pdf.look import SECOND
from planner.pdf.text.itemise import printable
from planner.rules import Conflict, Severity, check, explain
from planner.rules.policy import all_rules
from planner.rules.report import Report, place_of
from planner.settings import Setting
from planner.times import festival_clock

_GRAVE = (Severity.BLOCKER, Severity.WARNING, Severity.NOTICE)


class ConflictReport(FlowDocument):
    """All conflicts, the gravest first, with day, time and screen, a sentence each, and a box for
    what is decided; accepted ones at the end, with their reasons.
    """

    title = N_("Conflict report")
    help = N_("Every conflict, the gravest first, and the accepted ones with their reasons.")
    options = (
        *paper_settings(),
        Setting("notices", True, N_("Notices too")),  # noqa: FBT003 - a default
        Setting("accepted", True, N_("Accepted ones too")),  # noqa: FBT003
    )
    readers = For.HOUSE

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A table for each severity."""
        report = check(festival)
        shown = _GRAVE if options["notices"] else _GRAVE[:2]
        found = [conflict for conflict in report.open() if conflict.severity in shown]
        for severity in shown:
            own = [conflict for conflict in found if conflict.severity is severity]
            if own:
                _add(pages, report, _named(severity, len(own)), own)
        accepted = report.accepted() if options["accepted"] else ()
        if accepted:
            count = len(accepted)
            title = ngettext("{n} accepted conflict", "{n} accepted conflicts", count)
            _add(pages, report, title.format(n=count), accepted)
        if not found and not accepted:
            pages.add(paragraph(_("No conflicts."), pages.body.width, BODY))


def _named(severity: Severity, count: int) -> str:
    words = {
        Severity.BLOCKER: ngettext("{n} blocker", "{n} blockers", count),
        Severity.WARNING: ngettext("{n} warning", "{n} warnings", count),
        Severity.NOTICE: ngettext("{n} notice", "{n} notices", count),
    }
    return words[severity].format(n=count)


def _add(pages: Pages, report: Report, title: str, conflicts: Sequence[Conflict]) -> None:
    width = pages.body.width
    table = Table(
        (
            Column(_("When"), points=58),
            Column(_("Where"), 1.8),
            Column(_("Conflict"), 6),
            Column(_("Decided"), 1.6, box=True),
        ),
        width,
    )
    rows = heading(title, width, DAY, before=16, bookmark=0, mark=title)
    rows += [table.head(before=2), *(_row(table, report, one) for one in conflicts)]
    pages.add(rows)
    pages.warnings += [
        remark("The text of “{title}” is shortened.").format(title=text) for text in table.shortened
    ]


def _row(table: Table, report: Report, conflict: Conflict) -> Row:
    festival = report.festival
    place = place_of(conflict, festival)
    words = [
        Words(explain(conflict, festival), 400, 8.5),
        Words(_(all_rules()[conflict.rule].title), 400, 7, SECOND),
    ]
    acceptance = festival.acceptance(conflict.key)
    if report.is_accepted(conflict) and acceptance is not None:
        reason = _("Accepted: {reason}").format(reason=printable(acceptance.reason))
        words.append(Words(reason, 600, 7.5))
    when = (
        []
        if place is None
        else [
            Words(day_label(place.day), 650, 8),
            Words(festival_clock(place.start, place.day), 650, 8),
        ]
    )
    where = "" if place is None else festival.screen_name(place.screen_id)
    return table.row(when, Words(where, 400, 8), words, "", least=24)
