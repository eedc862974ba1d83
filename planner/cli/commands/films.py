"""``marquee films``: list the films."""

from __future__ import annotations

from planner.cli.command import ListCommand
from planner.exchange.rows import film_rows
from planner.i18n import N_
from planner.model import Festival


class Films(ListCommand):
    """All films."""

    help = N_("List the films.")

    def rows(self, festival: Festival) -> list[dict[str, object]]:
        """One row a film."""
        return film_rows(festival)

    def shown(self) -> tuple[str, ...]:
        """What a person looks for."""
        return ("id", "title", "runtime_seconds", "section", "status")
