"""Entries keep the pages they had: what grew gives way, what is new takes the space of what went.

kept = Kept()                  # while the document is composed of the earlier festival
kept.hold("Catalogue")         # from now on the pages are held
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.i18n import _, remark
from planner.pdf.kit.rows import Row, heading, kept_together, paragraph
from planner.pdf.kit.type import BODY, SECTION, SMALL
from planner.pdf.layout import Bookmark
from planner.pdf.reprint.flow import (
    Flow,
    PageUse,
    Piece,
    Placed,
    entries_of,
    refilled,
    same_shape,
)
from planner.pdf.reprint.parts import Parts, blank

if TYPE_CHECKING:
    from planner.pdf.kit.pages import Pages

_SAME = 0.05
"""Points."""

_BEFORE = 14.0
"""Points above a notice."""


class Kept:
    """The flows of a document as it was, and then what takes their places.

    ``later`` are entries that had no room on their page; they come behind all others, and so do
    ``parts`` that are new.
    """

    def __init__(self) -> None:
        self.flows: list[Flow] = []
        self.places: dict[str, int] = {}
        self.later: dict[str, list[Row]] = {}
        self.parts = Parts()
        self._heights: dict[str, float] = {}
        self._holding = False
        self._ended = False
        self._since = ""
        self._moved: dict[str, tuple[int, int]] = {}

    # -- as it was ------------------------------------------------------------------------------

    def begin(self, rows: Sequence[Row], columns: int, page: int) -> None:
        """These rows are put on pages now, from this page on."""
        if not self._holding:
            self.flows.append(Flow(list(rows), columns, page, part=self.parts.present))

    def note(self, use: PageUse) -> None:
        """So much of them stands on one page."""
        if not self._holding:
            self.flows[-1].uses.append(use)

    def hold(self, since: str) -> None:
        """All that was noted is how it was in the state of that name."""
        self._holding, self._since = True, since
        self.parts.hold()

    @property
    def holds(self) -> bool:
        """Whether pages are held by now."""
        return self._holding

    # -- as it is now ---------------------------------------------------------------------------

    def put(self, pages: Pages, rows: Sequence[Row], columns: int) -> bool:
        """Put rows where they were; False where nothing like them was there."""
        if not self._holding or self._ended:
            return False
        flow = self._flow_of(rows)
        if flow is None or columns != flow.columns:
            return False
        self._catch_up(pages, flow)
        later = pages.number - 1 - flow.page
        uses = list(flow.uses)
        if uses[0].page == flow.page:
            top, room = pages.space_for(rows)
            uses[0] = replace(uses[0], top=top, room=room)
        placed = _Refill(self, flow, rows, uses).placed()
        if placed is None:
            return False
        for use, own, parts in placed:
            while pages.number - 1 < use.page + later:
                pages.new_page()
            pages.put_parts(own, parts, use.top, columns)
        return True

    def as_high(self, key: str, choices: Sequence[list[Row]]) -> list[Row]:
        """The first that is no higher than what had this key, and room below it for the rest."""
        if not self._holding or key not in self._heights:
            self._heights.setdefault(key, _height(choices[0]))
            return list(choices[0])
        high = self._heights[key]
        fitting = (rows for rows in choices if _height(rows) <= high + _SAME)
        rows = next(fitting, choices[-1])
        rest = high - _height(rows)
        return [*rows, Row(rest)] if rest > _SAME else list(rows)

    def page_of(self, rows: Sequence[Row]) -> int | None:
        """The page on which rows like these began; None where there were none, or none is held."""
        flow = self._flow_of(rows) if self._holding and not self._ended else None
        return None if flow is None else flow.page

    def _flow_of(self, rows: Sequence[Row]) -> Flow | None:
        keys = {row.key for row in rows if row.key}
        part = self.parts.present
        shared = [
            (len(keys & own), flow)
            for flow in self.flows
            if flow.uses and flow.part == part and (own := {row.key for row in flow.rows} - {""})
        ]
        most = max(shared, key=lambda pair: pair[0], default=None)
        return most[1] if most is not None and keys and (most[0] or part) else None

    def _catch_up(self, pages: Pages, flow: Flow) -> None:
        """Where pages before went, blank ones keep the numbers of those that follow."""
        short = flow.page - (pages.number - 1)
        if short <= 0:
            return
        pages.insert(pages.number - 1, blank(pages, short))

    def add_later(self, pages: Pages, columns: int = 1) -> None:
        """Put what had no room behind everything else."""
        if not self.later and not self.parts.any_later:
            self.parts.add_later()
            return
        rows, self.later = [row for own in self.later.values() for row in own], {}
        self._ended = True
        pages.clear_mark()
        title = _("Added since “{release}”").format(release=self._since)
        if rows:
            pages.new_page()
            pages.add(heading(title, pages.body.width, SECTION, before=0, bookmark=0))
            pages.add(rows, columns)
        begin, known = pages.number, len(pages.outline)
        self.parts.add_later()
        if not rows:  # the first part begins a page with a heading of its own
            pages.outline.insert(known, Bookmark(title, 0, begin, 0.0))

    def finish(self, places: dict[str, int]) -> None:
        """All pages are there: these are those of the entries."""
        if not self._holding:
            self.places = dict(places)
            return
        self._moved = {
            key: (self.places[key], page)
            for key, page in places.items()
            if key in self.places and self.places[key] != page
        }

    def warnings(self) -> Iterator[str]:
        """One sentence for every entry that is on another page than it was."""
        titles = {row.key: row.bookmark for flow in self.flows for row in flow.rows if row.key}
        for key, (before, after) in self._moved.items():
            yield remark("“{title}” moved from page {before} to page {after}.").format(
                title=titles.get(key) or remark("Untitled"), before=before + 1, after=after + 1
            )


class _Refill:
    """Finds what takes the places of one flow."""

    def __init__(self, kept: Kept, flow: Flow, rows: Sequence[Row], uses: list[PageUse]) -> None:
        self._kept = kept
        self._flow = flow
        self._uses = uses
        self._same_room = abs(uses[0].room - flow.uses[0].room) < _SAME
        self._was = {key: flow.rows[first:end] for key, first, end in flow.entries()}
        found = entries_of(rows)
        self._new = {key: own for key, own in found.items() if key not in self._was}
        self._now = {key: found.get(key) or _gone(self._was[key], rows) for key in self._was}
        self._gone = [key for key in self._was if key not in found]

    def placed(self) -> list[Placed] | None:
        """What stands on each page; None when it cannot be held."""
        groups = list(self._groups())
        if any(not self._make_fit(group) for group in groups):
            return None
        for group in groups:
            self._replace_what_went(group)
        last, added = groups[-1], list[Piece]()
        for key, own in self._new.items():
            piece = Piece(key, tuple(own), whole=True, goes_on=False)
            if self._fill(last, [*added, piece]) is None:
                self._kept.later[key] = own
            else:
                added.append(piece)
        return [
            one
            for group in groups
            for one in self._fill(group, added if group is last else ()) or ()
        ]

    def _is_same(self, key: str) -> bool:
        return same_shape(self._was[key], self._now[key])

    def _on(self, use: PageUse) -> list[tuple[str, int, int]]:
        return [one for one in self._flow.entries() if one[1] < use.end and one[2] > use.first]

    def _groups(self) -> Iterator[list[int]]:
        """Pages that have to be filled together: an entry of another length goes over them."""
        group: list[int] = []
        for number, use in enumerate(self._uses):
            group.append(number)
            over = any(
                end > use.end and not self._is_same(key) for key, _first, end in self._on(use)
            )
            if not over:
                yield group
                group = []
        if group:
            yield group

    def _fill(self, group: list[int], added: Sequence[Piece] = ()) -> list[Placed] | None:
        uses = [self._uses[number] for number in group]
        if len(group) == 1 and not added and self._is_exact(group[0]):
            return [self._exactly(uses[0])]
        pieces = [self._pieces(use) for use in uses]
        pieces[-1] += added
        at_end = group[-1] == len(self._uses) - 1
        return refilled(uses, pieces, self._flow.columns, last=at_end)

    def _is_exact(self, number: int) -> bool:
        same = all(self._is_same(key) for key, _first, _end in self._on(self._uses[number]))
        return same and (number > 0 or self._same_room)

    def _exactly(self, use: PageUse) -> Placed:
        rows = [row for piece in self._pieces(use) for row in piece.rows]
        return use, rows, [(first - use.first, end - use.first) for first, end in use.parts]

    def _pieces(self, use: PageUse) -> list[Piece]:
        found = []
        for key, first, end in self._on(use):
            rows = self._now[key]
            if self._is_same(key):
                begin, stop = max(first, use.first) - first, min(end, use.end) - first
                found.append(Piece(key, tuple(rows[begin:stop]), whole=False, goes_on=False))
            elif first >= use.first:
                found.append(Piece(key, tuple(rows), whole=True, goes_on=end > use.end))
        return found

    def _make_fit(self, group: list[int]) -> bool:
        """Whether everything has room; the entry that grew most gives way until it has."""
        while self._fill(group) is None:
            changed = {
                key
                for number in group
                for key, _first, _end in self._on(self._uses[number])
                if key and key not in self._gone and not self._is_same(key)
            }
            if not changed:
                return False
            grown = max(sorted(changed), key=lambda key: _height(self._now[key]))
            self._kept.later[grown] = self._now[grown]
            self._now[grown] = _elsewhere(self._was[grown], self._now[grown])
            self._gone.append(grown)
        return True

    def _replace_what_went(self, group: list[int]) -> None:
        keys = {key for number in group for key, _f, _e in self._on(self._uses[number])}
        for gone in [key for key in self._gone if key in keys and key not in self._kept.later]:
            notice = self._now[gone]
            for key, rows in self._new.items():
                self._now[gone] = rows
                if self._fill(group) is not None:
                    del self._new[key]
                    break
                self._now[gone] = notice


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height + row.before for row in rows)


def _width(rows: Sequence[Row]) -> float:
    """How wide a column is, by what stands in it."""
    rooms = [getattr(item, "room", None) for row in rows for item in row.items]
    return max((room.width for room in rooms if room is not None), default=200.0)


def _gone(was: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    text = _("“{title}” is no longer in the programme.")
    return _notice(text.format(title=_title(was)), _width(was) or _width(rows))


def _elsewhere(was: Sequence[Row], now: Sequence[Row]) -> list[Row]:
    text = _("“{title}”: see the pages added at the end.")
    return _notice(text.format(title=_title(now) or _title(was)), _width(was))


def _title(rows: Sequence[Row]) -> str:
    return next((row.bookmark for row in rows if row.bookmark), _("Untitled"))


def _notice(text: str, width: float) -> list[Row]:
    kind = BODY if width > 120 else SMALL
    return kept_together(paragraph(text, width, kind, before=_BEFORE))
