"""``marquee programmes``: list the programmes."""

from __future__ import annotations

from planner.cli.command import ListCommand
from planner.exchange.rows import programme_rows
from planner.i18n import N_
from planner.model import Festival


class Programmes(ListCommand):
    """All programmes, and how many of their wanted screenings are placed."""

    help = N_("List the programmes, with screenings wanted and placed.")

    def rows(self, festival: Festival) -> list[dict[str, object]]:
        """One row a programme."""
        return programme_rows(festival)

    def shown(self) -> tuple[str, ...]:
        """What a person looks for."""
        return ("id", "title", "kind", "runtime_seconds", "section", "wanted", "placed")
