"""Another festival of Marquee: its films, its screens, its plan, or everything."""

from __future__ import annotations

from typing import ClassVar

from planner.errors import UserError
from planner.exchange.base import Problem, Reader, Understood
from planner.exchange.source import Source
from planner.exchange.structured.chosen import CHOICES, only_kind
from planner.exchange.structured.marquee import rows_of
from planner.festival_file import begins_festival
from planner.i18n import N_


class FestivalFile(Reader):
    """Another festival file, which is only looked at: nobody is kept from it, and nothing in it
    changes. It may be open elsewhere, damaged or too new; then a sentence says what that means.
    """

    id = "marquee"
    title: ClassVar[str] = N_("Festival")
    suffixes: ClassVar[tuple[str, ...]] = (".marquee",)
    kinds: ClassVar[tuple[str, ...]] = tuple(CHOICES)

    def recognises(self, source: Source) -> float:
        """A festival says in its first bytes that it is one."""
        return 1.0 if source.path is not None and begins_festival(source.data) else 0.0

    def read(self, source: Source, kind: str = "") -> Understood:
        """The rows of the file; ``kind`` takes only the films, the screens or the plan."""
        from planner.document.restoring import festival_of_file

        understood = Understood()
        if source.path is None or not source.data:
            return understood
        try:
            festival = festival_of_file(source.path)
        except UserError as error:
            understood.problems.append(Problem(source.name, 0, "", str(error)))
            return understood
        understood.records = only_kind(list(rows_of(source.name, festival)), kind)
        return understood
