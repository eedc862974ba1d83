"""``marquee diff``: what differs between two plans, releases, dates or files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from typing import Any

from planner.cli.command import Command, add_json
from planner.cli.output import as_json
from planner.cli.states import two_states
from planner.document.compare import Change, Comparison, Difference, Standing, Tally, compare
from planner.i18n import N_, _
from planner.times import iso


class Diff(Command):
    """Say what became of every screening between two states of a festival, or of two files."""

    help = N_("Say what differs between two plans, releases, dates or files.")

    def arguments(self, parser: ArgumentParser) -> None:
        """Both sides, and ``--json``."""
        parser.add_argument("before", metavar="A", help=_("FILE or FILE@STATE"))
        parser.add_argument("after", metavar="B", help=_("the same, or @STATE of the same file"))
        parser.add_argument("--plan", metavar=_("PLAN"), help=_("seen where no other is named"))
        add_json(parser)
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = state_reference()

    def run(self, given: Namespace) -> int:
        """Compare and print."""
        with two_states(given.before, given.after, given.plan) as (before, after):
            found = compare(before, after)
        print(as_json(to_json(found)) if given.json else as_text(found))
        return 0


def state_reference() -> str:
    """How a state is written."""
    return _(
        "FILE is the festival as it is now. FILE@STATE is one of:\n"
        "  FILE@Catalogue            the release, or else the plan, of that name or id\n"
        "  FILE@2026-11-01T12:00     how it was then, on the festival's own clock\n"
        "  FILE@2026-11-01           how it was when that day began\n"
        "  FILE@step:123             how it was after that step of “marquee log FILE --json”\n"
        "release:, plan: and at: say which is meant, as in FILE@plan:Rain."
    )


def as_text(found: Comparison) -> str:
    """One sentence a screening, by start, then how much there is of everything."""
    lines = [one.sentence() for one in found.differences]
    words = {
        Change.NEW: _("new"),
        Change.DROPPED: _("dropped"),
        Change.CANCELLED: _("cancelled"),
        Change.MOVED: _("moved"),
        Change.RETIMED: _("retimed"),
        Change.CHANGED: _("changed otherwise"),
    }
    counts = [f"{number} {words[change]}" for change, number in found.counts().items() if number]
    if counts:
        lines.append(_("Screenings: {counts}.").format(counts=", ".join(counts)))
    lines += [_tally_line(tally) for tally in found.tallies]
    return "\n".join(lines) if lines else _("Nothing differs.")


def _tally_line(tally: Tally) -> str:
    counts = (
        (tally.added, _("added")),
        (tally.removed, _("removed")),
        (tally.changed, _("changed")),
    )
    said = ", ".join(f"{number} {word}" for number, word in counts if number)
    return f"{tally.table.replace('_', ' ')}: {said}."


def to_json(found: Comparison) -> dict[str, Any]:
    """The keys of the JSON contract."""
    return {
        "counts": {change.value: number for change, number in found.counts().items()},
        "tables": {
            tally.table: {
                "added": tally.added,
                "removed": tally.removed,
                "changed": tally.changed,
            }
            for tally in found.tallies
        },
        "differences": [_difference(one) for one in found.differences],
        "problems": [],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "changes": [change.value for change in one.changes],
        "fields": list(one.fields),
        "message": one.sentence(),
        "before": _standing(one.before),
        "after": _standing(one.after),
    }


def _standing(side: Standing | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "id": side.screening.id,
        "external_id": side.screening.external_id,
        "code": side.screening.code,
        "title": side.title,
        "programme_id": side.screening.programme_id,
        "screen": side.screen,
        "start": iso(side.start),
        "minutes": side.minutes,
        "kind": side.kind,
        "status": side.screening.status.value,
    }
