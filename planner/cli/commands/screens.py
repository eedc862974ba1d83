"""``marquee screens``: list the screens."""

from __future__ import annotations

from planner.cli.command import ListCommand
from planner.exchange.rows import screen_rows
from planner.i18n import N_
from planner.model import Festival


class Screens(ListCommand):
    """All screens in their order."""

    help = N_("List the screens.")

    def rows(self, festival: Festival) -> list[dict[str, object]]:
        """One row a screen."""
        return screen_rows(festival)

    def shown(self) -> tuple[str, ...]:
        """What a person looks for."""
        return ("id", "venue", "screen", "code", "seats")
