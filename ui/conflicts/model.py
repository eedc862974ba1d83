"""The rows of the conflicts panel: open conflicts, under headings where they are gathered by
something, then the fold, and the accepted ones under it.

Sentences, places and remedies are worked out when a row comes into sight, and kept until the
festival changes: a list of thousands costs what is seen of it.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from planner.i18n import _, ngettext
from planner.model import Festival
from planner.rules import Conflict, Fix, Gap, Report, brief, explain, fixes, gaps, place_of
from planner.times import clock, date_of, weekday_name
from ui.conflicts.grouping import Group, Grouping, Wanted, grouped
from ui.findings import News

_MOST_WANTED = 40  # rows in sight; those that were scrolled past are forgotten

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """One line of the list. Without a conflict it is the heading of a group, or without that the
    fold above the accepted ones.
    """

    conflict: Conflict | None = None
    accepted: bool = False
    group: Group | None = None


@dataclass
class Words:
    """What a row says; remedies only once they were asked for."""

    sentence: str
    brief: str
    place: str
    remedies: tuple[Fix | Gap, ...] | None = None


class ConflictModel(QAbstractListModel):
    """Rows for the list view; ``words`` and ``remedies`` are asked by the painter."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.unfolded = False
        self.grouping = Grouping.SEVERITY
        self.wanted = Wanted()
        self.hidden_count = 0
        self._folded: set[tuple[Grouping, str]] = set()
        self._festival: Festival | None = None
        self._report: Report | None = None
        self._words: dict[str, Words] = {}
        self._marks: dict[str, str] = {}
        self._wanted: deque[Conflict] = deque(maxlen=_MOST_WANTED)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._work_one_out)

    def show(self, festival: Festival, report: Report, news: News) -> None:
        """Show another report; words of conflicts are worked out anew."""
        if festival is self._festival and report is self._report:
            return
        self._marks = dict.fromkeys((c.key for c in news.new), _("New"))
        self._marks |= dict.fromkeys((c.key for c in news.worse), _("Worse"))
        self._festival, self._report, self._words = festival, report, {}
        self._wanted.clear()
        self._remake()

    def unfold(self, unfolded: bool) -> None:
        """Show or hide the accepted conflicts."""
        self.unfolded = unfolded
        self._remake()

    def gather(self, grouping: Grouping) -> None:
        """Gather the conflicts by something else."""
        self.grouping = grouping
        self._remake()

    def want(self, wanted: Wanted) -> None:
        """Show only some of the conflicts."""
        self.wanted = wanted
        self._remake()

    def fold(self, group: Group) -> None:
        """Hide the conflicts of a group, or show them again."""
        self._folded ^= {(self.grouping, group.heading)}
        self._remake()

    def is_folded(self, group: Group) -> bool:
        """Whether only the heading of a group is shown."""
        return (self.grouping, group.heading) in self._folded

    def _open_rows(self, festival: Festival, report: Report) -> list[Row]:
        every = report.open()
        shown = every if self.wanted.is_everything else self.wanted.of(every, festival)
        self.hidden_count = len(every) - len(shown)
        rows: list[Row] = []
        for group in grouped(shown, festival, self.grouping):
            if group.heading:
                rows.append(Row(group=group))
            if not self.is_folded(group):
                rows += [Row(conflict) for conflict in group.conflicts]
        return rows

    def _remake(self) -> None:
        self.beginResetModel()
        report, festival = self._report, self._festival
        self.rows = []
        if report is not None and festival is not None:
            self.rows = self._open_rows(festival, report)
        accepted = () if report is None else report.accepted()
        self.accepted_count = len(accepted)
        if accepted:
            self.rows.append(Row())
            if self.unfolded:
                self.rows += [Row(conflict, accepted=True) for conflict in accepted]
        self.endResetModel()

    # -- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The sentence, for those who listen and for copying."""
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not index.isValid() or role not in spoken:
            return None
        return self.spoken(self.rows[index.row()])

    # -- words ----------------------------------------------------------------------------------

    def spoken(self, row: Row) -> str:
        """All that a row says, in one line."""
        if row.group is not None:
            return self.group_text(row.group)
        if row.conflict is None:
            return self.fold_text()
        words = self.words(row.conflict)
        severity = severity_name(row.conflict.severity)
        mark = self.mark(row.conflict)
        parts = [severity, mark, words.sentence, words.place, self.reason(row)]
        return " · ".join(part for part in parts if part)

    def mark(self, conflict: Conflict) -> str:
        """“New” or “Worse” for what the last edit brought; else nothing."""
        return self._marks.get(conflict.key, "")

    def fold_text(self) -> str:
        """What the fold says: “3 accepted”."""
        count = self.accepted_count
        return ngettext("{count} accepted", "{count} accepted", count).format(count=count)

    def group_text(self, group: Group) -> str:
        """What a heading says: “Fri 6 Nov · 3”."""
        return f"{group.heading} · {len(group.conflicts)}"

    def words(self, conflict: Conflict) -> Words:
        """Sentence and place of a conflict."""
        known = self._words.get(conflict.key)
        if known is None:
            assert self._festival is not None
            sentence = explain(conflict, self._festival)
            in_short = brief(conflict, self._festival)
            known = Words(sentence, in_short, place_text(conflict, self._festival))
            self._words[conflict.key] = known
        return known

    def remedies_so_far(self, conflict: Conflict) -> tuple[Fix | Gap, ...]:
        """The fixes of a conflict if they are known; else they are worked out soon, row by row,
        so that the list scrolls without waiting for them.
        """
        words = self.words(conflict)
        if words.remedies is None:
            if conflict not in self._wanted:
                self._wanted.append(conflict)
            self._soon.start()
            return ()
        return words.remedies

    def _work_one_out(self) -> None:
        """The fixes of one row, of those that came into sight the last one first."""
        if self._wanted:
            conflict = self._wanted.pop()
            self.remedies(conflict)
            rows = (n for n, row in enumerate(self.rows) if row.conflict is conflict)
            for number in rows:
                self.dataChanged.emit(self.index(number), self.index(number))
        if self._wanted:
            self._soon.start()

    def remedies(self, conflict: Conflict) -> tuple[Fix | Gap, ...]:
        """The fixes of a conflict, the best first, then what somebody could fill in."""
        words = self.words(conflict)
        if words.remedies is None:
            festival = self._festival
            assert festival is not None
            filled_in = gaps(conflict, festival)
            words.remedies = (*fixes(conflict, festival, self._report), *filled_in)
        return words.remedies

    def reason(self, row: Row) -> str:
        """Why an accepted conflict was accepted."""
        if not row.accepted or row.conflict is None or self._festival is None:
            return ""
        acceptance = self._festival.acceptance(row.conflict.key)
        return _("“{reason}”").format(reason=acceptance.reason) if acceptance else ""


def place_text(conflict: Conflict, festival: Festival) -> str:
    """Where a conflict happens: “Fri 6 · Odeon 2 · 19:50”; nothing when it is at no place."""
    place = place_of(conflict, festival)
    if place is None:
        return ""
    screen = festival.screens.get(place.screen_id)
    day = f"{weekday_name(place.day)} {date_of(place.day).day}"
    return " · ".join([day, *([screen.name] if screen else []), clock(place.start)])


def severity_name(severity: str) -> str:
    """A severity in the user's language."""
    names = {"blocker": _("Blocker"), "warning": _("Warning"), "notice": _("Notice")}
    return names.get(severity, "")
