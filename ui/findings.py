"""The conflicts of the open festival as the window knows them: always those of its snapshot, with
what the last edit did to them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planner.model import Changes, Festival
    from planner.rules import Conflict, Report


@lru_cache(1)
def nothing() -> Festival:
    """A festival of no rows."""
    from planner.model import Festival

    return Festival()


class News(NamedTuple):
    """What the last edit did to the conflicts: those that are new, those that became graver or
    have worse facts, and those solved, which are told of as the festival was before.
    """

    new: tuple[Conflict, ...] = ()
    worse: tuple[Conflict, ...] = ()
    solved: tuple[Conflict, ...] = ()


class Findings:
    """The report, kept up with each edit."""

    def __init__(self) -> None:
        self.news = News()
        self._report: Report | None = None

    @property
    def report(self) -> Report:
        """The conflicts of the open festival; none without one."""
        if self._report is None:
            from planner.rules import Policy, Report

            self._report = Report(nothing(), Policy(nothing()), 0, {})
        return self._report

    def begin(self, festival: Festival | None, report: Report | None = None) -> None:
        """Know another festival, or none; its report is taken over where it was made already."""
        self._report, self.news = None, News()
        if festival is None:
            return
        if report is not None and report.festival is festival:
            self._report = report
            return
        from planner.rules import check

        self._report = check(festival)

    def follow(self, festival: Festival, changes: Changes) -> None:
        """Look again at what an edit touched; at everything after a change of everything."""
        if changes.everything or self._report is None:
            self.begin(festival)
            return
        from planner.rules import recheck

        before = self._report
        self._report = recheck(before, before.festival, festival, changes.rows)
        self.news = _news(before, self._report)


def _news(before: Report, after: Report) -> News:
    from planner.rules import compare

    found, solved = compare(before, after)
    new = tuple(c for c in found if c.key not in before.by_key)
    worse = tuple(c for c in found if c.key in before.by_key)
    return News(new, worse, tuple(replace(c, within=before.festival) for c in solved))
