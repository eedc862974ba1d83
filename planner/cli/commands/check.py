"""``marquee check``: every conflict of a plan."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file, add_json, opened
from planner.cli.output import as_json
from planner.i18n import N_, _, ngettext
from planner.model import Festival
from planner.rules import Conflict, Report, Severity, check, explain


class Check(Command):
    """Say every conflict, worst first; exit code 1 when blockers stand that nobody accepted."""

    help = N_("Say every conflict, worst first; exit code 1 when unaccepted blockers exist.")

    def arguments(self, parser: ArgumentParser) -> None:
        """A file, a plan and ``--json``."""
        add_file(parser, plan=True)
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Check and print."""
        with opened(given) as document:
            festival = document.festival
        report = check(festival)
        if given.json:
            print(as_json([conflict_row(festival, report, c) for c in report.conflicts]))
        else:
            print(as_text(festival, report))
        return 1 if report.counts().get(Severity.BLOCKER) else 0


def conflict_row(festival: Festival, report: Report, conflict: Conflict) -> dict[str, object]:
    """A conflict with the keys of the JSON contract."""
    accepted = {other.key for other in report.accepted()}
    return {
        "key": conflict.key,
        "rule": conflict.rule,
        "severity": conflict.severity.value,
        "message": explain(conflict, festival),
        "screening_ids": list(conflict.screening_ids),
        "accepted": conflict.key in accepted,
    }


def as_text(festival: Festival, report: Report) -> str:
    """The conflicts as lines for people, and how many there are."""
    accepted = {conflict.key for conflict in report.accepted()}
    lines = [
        f"{conflict.severity.value:<8} {explain(conflict, festival)}"
        + (_(" (accepted)") if conflict.key in accepted else "")
        for conflict in report.conflicts
    ]
    return "\n".join([*lines, totals(report)])


def totals(report: Report) -> str:
    """“2 blockers, 1 warning, 3 notices.”"""
    counts = report.counts()
    blockers = counts.get(Severity.BLOCKER, 0)
    warnings = counts.get(Severity.WARNING, 0)
    notices = counts.get(Severity.NOTICE, 0)
    if not (blockers or warnings or notices):
        return _("No conflicts.")
    return _("{blockers}, {warnings}, {notices}.").format(
        blockers=ngettext("{n} blocker", "{n} blockers", blockers).format(n=blockers),
        warnings=ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
        notices=ngettext("{n} notice", "{n} notices", notices).format(n=notices),
    )
