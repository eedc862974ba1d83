"""``marquee imports``: what was brought in from which file, and when."""

from __future__ import annotations

from planner.cli.command import ListCommand
from planner.i18n import N_
from planner.model import Festival, Import
from planner.times import iso


class Imports(ListCommand):
    """The files that were imported, oldest first; an import that was undone is not among them."""

    help = N_("List the files that were imported: when, as what, and how much of them was new.")

    def rows(self, festival: Festival) -> list[dict[str, object]]:
        """Each file with the time on the festival's clock and the SHA-256 of its bytes."""
        made = sorted(festival.rows(Import).values(), key=lambda row: (row.made, row.file, row.id))
        return [
            {
                "id": row.id,
                "made": iso(row.made),
                "file": row.file,
                "reader": row.reader,
                "added": row.added,
                "changed": row.changed,
                "sha256": row.sha256,
            }
            for row in made
        ]

    def shown(self) -> tuple[str, ...]:
        """The columns for people."""
        return ("made", "file", "reader", "added", "changed")
