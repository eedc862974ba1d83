"""``marquee people``: list the people."""

from __future__ import annotations

from planner.cli.command import ListCommand
from planner.exchange.rows import person_rows
from planner.i18n import N_
from planner.model import Festival


class People(ListCommand):
    """All guests, moderators, interpreters and jurors by name."""

    help = N_("List the people, with their roles, days and films.")

    def rows(self, festival: Festival) -> list[dict[str, object]]:
        """One row a person."""
        return person_rows(festival)

    def shown(self) -> tuple[str, ...]:
        """What a person looks for."""
        return ("id", "name", "roles", "status", "arrives", "leaves", "films")
