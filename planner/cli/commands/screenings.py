"""``marquee screenings``: list the timetable."""

from __future__ import annotations

from planner.cli.command import ListCommand
from planner.exchange.rows import screening_rows
from planner.i18n import N_
from planner.model import Festival


class Screenings(ListCommand):
    """All screenings of a plan by start."""

    help = N_("List the screenings of a plan by start.")

    def rows(self, festival: Festival) -> list[dict[str, object]]:
        """One row a screening."""
        return screening_rows(festival)

    def shown(self) -> tuple[str, ...]:
        """What a person looks for."""
        return ("code", "start", "end", "venue", "screen", "title", "status")
