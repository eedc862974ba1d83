"""Pages that fill with rows in columns; heads and feet come last, when their number is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from planner.i18n import _
from planner.pdf.kit.filling import fill, forced, levelled, placed
from planner.pdf.kit.rows import Row
from planner.pdf.kit.tabs import Tab, draw_tabs
from planner.pdf.kit.type import RUNNING
from planner.pdf.layout import MM, Bookmark, Frame, Item, Layout, Text, moved
from planner.pdf.look import HAIRLINE
from planner.pdf.pictures import Pictures
from planner.pdf.reprint.flow import PageUse
from planner.pdf.reprint.kept import Kept
from planner.pdf.sheet import Sheet
from planner.pdf.tags import PAGINATION
from planner.pdf.text.fit import fit_line
from planner.pdf.text.itemise import printable
from planner.pdf.text.shape import text_width
from planner.progress import tell

T = TypeVar("T")

MARGIN = 12 * MM
_HEAD = 7 * MM
_FOOT = 7 * MM
_GUTTER = 6 * MM


@dataclass(frozen=True, slots=True)
class Running:
    """What every page says: festival and document above, version, moment and number below."""

    festival: str
    document: str
    version: str = ""
    as_of: str = ""


class Pages:
    """Lays rows out on sheets of a size in points.

    ``body`` is the room between head and foot; ``warnings`` are sentences for the reader of the
    dialog, ``incomplete`` texts that had to be shortened.
    """

    def __init__(self, width: float, height: float, margin: float = MARGIN) -> None:
        self.width, self.height = width, height
        self.margin = margin
        self.from_right = False
        inner = Frame(0, 0, width, height).inset(margin, margin)
        self.body = Frame(inner.left, inner.top + _HEAD, inner.width, inner.height - _HEAD - _FOOT)
        self.pictures = Pictures()
        self.warnings: list[str] = []
        self.outline: list[Bookmark] = []
        self._sheets: list[Sheet] = []
        self._marks: list[list[str]] = []
        self._mark = ""
        self._top = 0.0
        self._tab: Tab | None = None
        self._tabs: list[list[Tab]] = []
        self._without_head: set[int] = set()
        self._bare: set[int] = set()
        self.places: dict[str, int] = {}
        """The page, counted from 0, of each key that a row had."""
        self.kept: Kept | None = None
        """How the same document was, where its entries keep their pages."""

    @property
    def number(self) -> int:
        """How many pages there are."""
        return len(self._sheets)

    def column_width(self, columns: int) -> float:
        """The width of one of so many columns."""
        return (self.body.width - (columns - 1) * _GUTTER) / columns

    def new_page(self) -> Sheet:
        """Begin another page, even where the last one has room."""
        self._sheets.append(Sheet(self.width, self.height))
        self._marks.append([])
        self._tabs.append([])
        self._top = self.body.top
        tell(len(self._sheets))
        return self._sheets[-1]

    def leave_head_out(self) -> None:
        """The present page has no line at its head: a cover, or the opening of a section."""
        self._without_head.add(len(self._sheets) - 1)

    def leave_bare(self) -> None:
        """The present page has nothing at head, foot and edge, and nothing follows on it."""
        self._bare.add(len(self._sheets) - 1)
        self.end_page()

    def end_page(self) -> None:
        """What follows begins another page."""
        self._top = self.body.bottom

    def put(self, *items: Item) -> None:
        """Items at their own place on the present page, below what rows put there later."""
        self._sheets[-1].items += items

    def put_on(self, page: int, *items: Item) -> None:
        """Items at their own place on a page, counted from 0."""
        self._sheets[page].items += items

    def clear_mark(self) -> None:
        """What follows belongs to nothing that was said at the head of pages, and has no tab."""
        self._mark, self._tab = "", None

    def insert(self, at: int, other: Pages) -> None:
        """Put the pages of another part before page ``at``; what was known of later ones moves."""
        count = other.number
        self._sheets[at:at] = other._sheets
        self._marks[at:at] = other._marks
        self._tabs[at:at] = other._tabs
        self._without_head = {n + count * (n >= at) for n in self._without_head}
        self._bare = {n + count * (n >= at) for n in self._bare} | {n + at for n in other._bare}
        own = {key: n + at for key, n in other.places.items()}
        self.places = {key: n + count * (n >= at) for key, n in self.places.items()} | own
        self.outline = [
            *(mark for mark in self.outline if mark.page < at),
            *(mark._replace(page=mark.page + at) for mark in other.outline),
            *(mark._replace(page=mark.page + count) for mark in self.outline if mark.page >= at),
        ]
        self.warnings += other.warnings

    def cut(self, at: int) -> Pages:
        """Take the pages from ``at`` on away, as pages of their own; heads are left out on none."""
        own = Pages(self.width, self.height, self.margin)
        own._sheets, self._sheets = self._sheets[at:], self._sheets[:at]
        own._marks, self._marks = self._marks[at:], self._marks[:at]
        own._tabs, self._tabs = self._tabs[at:], self._tabs[:at]
        own._bare, self._bare = {n - at for n in self._bare if n >= at}, set(range(at)) & self._bare
        own.outline = [one._replace(page=one.page - at) for one in self.outline if one.page >= at]
        self.outline = [one for one in self.outline if one.page < at]
        own.places = {key: n - at for key, n in self.places.items() if n >= at}
        self.places = {key: n for key, n in self.places.items() if n < at}
        return own

    def replace(self, at: int, other: Pages) -> None:
        """Put the pages of another part in the place of as many from page ``at`` on."""
        self._sheets[at : at + other.number] = other._sheets

    def add(self, rows: Iterable[Row], columns: int = 1) -> None:
        """Put rows below what there is, in so many columns of the same width that end level."""
        found = list(rows)
        begin = 0
        if not self._sheets:
            self.new_page()
        if self.kept is not None:
            if self.kept.put(self, found, columns):
                return
            self.kept.begin(found, columns, self.number - 1)
        while begin < len(found):
            begin = self._fill_page(found, begin, columns)
            if begin < len(found):
                self.new_page()

    def _fill_page(self, rows: Sequence[Row], begin: int, columns: int) -> int:
        top, room = self.space_for(rows[begin : begin + 1])
        parts = levelled(rows, begin, columns, room)
        if parts[0][1] == begin:  # nothing has room here
            if self._top > self.body.top:
                return begin
            parts = [(begin, forced(rows, begin, room))]
        if self.kept is not None:
            self.kept.note(PageUse(len(self._sheets) - 1, top, room, tuple(parts)))
        self.put_parts(rows, parts, top, columns)
        return parts[-1][1]

    def space_for(self, rows: Sequence[Row]) -> tuple[float, float]:
        """Where such rows would begin on the present page, and how high a column they would have:
        space above the first is dropped at the top of a page only.
        """
        fresh = self._top <= self.body.top or not rows
        top = self._top + (0.0 if fresh else rows[0].before)
        return top, self.body.bottom - top

    def put_parts(
        self, rows: Sequence[Row], parts: Sequence[tuple[int, int]], top: float, columns: int
    ) -> None:
        """Put these parts of rows beside each other on the present page, from ``top`` down."""
        width = self.column_width(columns)
        deepest = top
        for column, (first, end) in enumerate(parts):
            left = self.body.left + column * (width + _GUTTER)
            deepest = max(deepest, self._place(rows, first, end, left, top))
        self._top = deepest

    def _place(self, rows: Sequence[Row], first: int, end: int, left: float, top: float) -> float:
        """Put rows below each other; gives where they end."""
        sheet, deepest = self._sheets[-1], top
        again = len(rows[first].head) if first < end else 0
        for index, (down, row) in enumerate(placed(rows, first, end)):
            row = row.unread() if index < again else row  # noqa: PLW2901
            sheet.items += [moved(item, left, top + down) for item in row.items]
            deepest = max(deepest, top + down + row.height)
            if row.bookmark:
                place = (len(self._sheets) - 1, top + down)
                self.outline.append(Bookmark(row.bookmark, row.level, *place))
            if row.key:
                self.places.setdefault(row.key, len(self._sheets) - 1)
            if row.tab:
                self._tab = row.tab
            if row.mark:
                self._mark = row.mark
            if self._mark and self._mark not in self._marks[-1]:
                self._marks[-1].append(self._mark)
        if self._tab and self._tab not in self._tabs[-1]:
            self._tabs[-1].append(self._tab)
        return deepest

    def has_room(self, rows: Sequence[Row], columns: int, above: float = 0.0) -> bool:
        """Whether all of these rows have room on the present page, in so many columns, with so
        many points above them; rows that keep their pages, whether they were there.
        """
        if not self._sheets or self._top <= self.body.top:
            return False
        if self.kept is not None and (page := self.kept.page_of(rows)) is not None:
            return page < self.number
        room = self.body.bottom - self._top - above
        return room > 0 and fill(rows, 0, columns, room)[-1][1] == len(rows)

    def in_same_room(self, key: str, *choices: list[Row]) -> list[Row]:
        """The first of these; where pages are kept, the first that is no higher than what stood
        there, and as high as that.
        """
        return list(choices[0]) if self.kept is None else self.kept.as_high(key, choices)

    def add_part(
        self, key: str, add: Callable[[], None], *, apart: bool = True, bound: bool = True
    ) -> None:
        """Let a chapter, a section or a page of the house put itself on the pages; where pages are
        kept, where it was, or else behind all others. ``apart`` is one that begins a page; if it is
        ``bound``, pages that it did not have stand behind all others, too.
        """
        if self.kept is None:
            add()
        else:
            self.kept.parts.add(self, key, add, apart=apart, bound=apart and bound)

    @property
    def is_held(self) -> bool:
        """Whether the pages of an earlier state are kept by now."""
        return self.kept is not None and self.kept.holds

    def as_it_was(self, key: str, value: T) -> T:
        """This value; where pages are kept, the one that the document had by that key."""
        return value if self.kept is None else self.kept.parts.as_it_was(key, value)

    def fits(self, rows: Iterable[Row]) -> bool:
        """Whether these rows have room on the present page, in one column."""
        found = list(rows)
        if not self._sheets:
            return False
        room = self.body.bottom - self._top
        return fill(found, 0, 1, room)[0][1] == len(found)

    def finished(self, running: Running, title: str, language: str = "") -> Layout:
        """The document: heads and feet drawn on every page."""
        if not self._sheets:
            self.new_page()
        if self.kept is not None:
            self.kept.add_later(self)
            self.kept.finish(self.places)
            self.warnings += self.kept.warnings()
        for index, sheet in enumerate(self._sheets):
            if index in self._bare:
                continue
            if index not in self._without_head:
                self._draw_head(sheet, running, self._marks[index])
            self._draw_foot(sheet, running, index + 1)
            right = (index % 2 == 0) is not self.from_right
            draw_tabs(sheet, self._tabs[index], self.body.top, self.body.height, right=right)
        return Layout(
            title=title,
            pages=tuple(sheet.page() for sheet in self._sheets),
            warnings=tuple(dict.fromkeys(self.warnings)),
            language=language,
            outline=tuple(self.outline),
            places=tuple(self.places.items()),
        )

    def _draw_head(self, sheet: Sheet, running: Running, marks: list[str]) -> None:
        baseline = self.margin + RUNNING.size
        shown = marks[0] if len(marks) <= 1 and marks else ""
        if len(marks) > 1:
            shown = f"{marks[0]} – {marks[-1]}"
        half = self.body.width / 2 - 2 * MM
        words = f"{running.festival} · {running.document}"
        self._running_text(sheet, words, self.body.left, baseline, half, "left")
        self._running_text(sheet, shown, self.body.right, baseline, half, "right")
        line = baseline + 2 * MM
        sheet.line(self.body.left, line, self.body.right, line, HAIRLINE, 0.5)

    def _draw_foot(self, sheet: Sheet, running: Running, number: int) -> None:
        baseline = self.height - self.margin
        half = self.body.width / 2 - 2 * MM
        page = _("Page {number} of {count}").format(number=number, count=len(self._sheets))
        as_of = _("As of {moment}").format(moment=running.as_of) if running.as_of else ""
        left = " · ".join(part for part in (running.version, as_of) if part)
        self._running_text(sheet, left, self.body.left, baseline, half, "left")
        self._running_text(sheet, page, self.body.right, baseline, half, "right")

    def _running_text(
        self, sheet: Sheet, words: str, x: float, baseline: float, room: float, align: str
    ) -> None:
        kind = RUNNING
        line = fit_line(printable(words), kind.weight, kind.size, room)
        for text in line.lines:
            wide = 0.0 if align == "left" else text_width(text, line.style, line.size)
            look = (line.style, line.size, kind.colour)
            sheet.items.append(Text(x - wide, baseline, text, *look, tag=PAGINATION))


def text_items(layout: Layout) -> list[Text]:
    """Every text of a document, in order."""
    return [item for page in layout.pages for item in page.items if isinstance(item, Text)]
