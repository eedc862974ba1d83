"""``marquee place``: put a programme on a screen."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file, add_json, opened
from planner.cli.naming import find_kind, find_programme, find_screen, when
from planner.cli.output import as_json
from planner.edit.screenings import PlaceProgramme
from planner.exchange.rows import screening_rows
from planner.i18n import N_, _
from planner.rules import check, consequences, explain
from planner.times import parse_wall


class Place(Command):
    """Put a programme on a screen at a time, and say what that brings with it."""

    help = N_("Put a programme on a screen at a time, and say what conflicts that brings.")
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """What, where and when."""
        add_file(parser, plan=True)
        parser.add_argument("programme", metavar=_("PROGRAMME"), help=_("id, code or exact title"))
        parser.add_argument("--screen", required=True, help=_("id, code or “Venue / Screen”"))
        parser.add_argument("--start", required=True, help=_("wall clock, 2026-11-06T19:30"))
        parser.add_argument("--kind", help=_("kind of screening; the first one if left out"))
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Place it; conflicts are said, never a reason to refuse."""
        with opened(given) as document:
            before = document.festival
            edit = PlaceProgramme(
                find_programme(before, given.programme).id,
                find_screen(before, given.screen).id,
                parse_wall(given.start, "--start"),
                find_kind(before, given.kind).id if given.kind else None,
            )
            news = consequences(before, check(before), edit)
            changes = document.run(edit, "command line")
            after = document.festival
        placed = after.all_screenings[next(iter(changes.ids("screening")))]
        if given.json:
            print(as_json(next(row for row in screening_rows(after) if row["id"] == placed.id)))
            return 0
        print(
            _("{code} {title}: {when}").format(
                code=placed.code, title=after.title(placed.programme_id), when=when(after, placed)
            )
        )
        trial = before.with_changes(changes.rows)
        for conflict in news:
            print(f"{conflict.severity.value:<8} {explain(conflict, trial)}")
        return 0
