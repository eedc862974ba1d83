"""What a printer asks of any document: bleed, crop marks, fours, sheets to fold and staple.

All of it is done to pages that are laid out already, so no document knows of it. No document sets
a text within its safe zone; one that somehow gets there is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from planner.errors import UserError
from planner.i18n import N_, remark
from planner.pdf.binding import BINDING, bound_at_right
from planner.pdf.colours import COLOURS, press_of
from planner.pdf.layout import (
    MM,
    SAFE,
    Frame,
    Item,
    Layout,
    Line,
    Link,
    Page,
    Picture,
    Press,
    Rectangle,
    Text,
    moved,
)
from planner.pdf.look import BLACK
from planner.settings import Setting

FOR_THE_PRINTER = (
    Setting(
        "bleed",
        0,
        N_("Bleed"),
        N_("Colour that reaches the edge goes on so far beyond it; printers ask for 3 mm."),
        unit="mm",
        minimum=0,
        maximum=10,
    ),
    Setting("crop_marks", False, N_("Crop marks"), N_("Lines at the corners show where to cut.")),  # noqa: FBT003
    Setting("fours", False, N_("Fill up to a multiple of four pages")),  # noqa: FBT003 - a default
    Setting(
        "booklet",
        False,  # noqa: FBT003
        N_("Sheets to fold and staple"),
        N_("Two pages side by side, in the order in which a stapled booklet needs them."),
    ),
    Setting(
        "paper_thickness",
        0,
        N_("Thickness of the paper"),
        N_("Pages of inner sheets move to the fold by what the sheets around them push them out."),
        unit="µm",
        minimum=0,
        maximum=500,
    ),
    BINDING,
    *COLOURS,
)

_MARK = 5 * MM
_MARK_AWAY = 1 * MM
"""Between the bleed and a crop mark."""
_MARK_LINE = 0.25
_SHOWN = 40
"""Letters of a text in a sentence about it."""
_TOUCHES = 0.05
"""Points."""


def for_the_printer(layout: Layout, options: Mapping[str, Any]) -> Layout:
    """The pages as they go to press; raises UserError when pages of different size are to fold."""
    if options["bleed"] or options["crop_marks"] or options["booklet"]:
        layout = replace(layout, warnings=(*layout.warnings, *_unsafe(layout)))
    if options["fours"] or options["booklet"]:
        layout = _in_fours(layout)
    if bound_at_right(options, layout.language):
        layout = replace(layout, from_right=True)
    if options["booklet"]:
        layout = _folded(layout, options["paper_thickness"] / 1000 * MM)
    if press := press_of(options):
        layout = _in_inks(layout, press)
    bleed, marks = options["bleed"] * MM, bool(options["crop_marks"])
    return _trimmed(layout, bleed, marks=marks) if bleed or marks else layout


def _unsafe(layout: Layout) -> Iterator[str]:
    """A sentence for each page that has texts where a knife that slips would cut them."""
    for number, page in enumerate(layout.pages, 1):
        safe = Frame(0, 0, page.width, page.height).inset(SAFE, SAFE)
        texts = (item for item in page.items if isinstance(item, Text))
        near = next((item for item in texts if not safe.contains(item.frame)), None)
        if near is not None:
            yield remark(
                "Page {number}: “{text}” is nearer than {safe} mm to the edge, and may be cut off."
            ).format(number=number, text=near.text[:_SHOWN], safe=f"{SAFE / MM:.1f}")


def _in_inks(layout: Layout, press: Press) -> Layout:
    """Pages for a press, which always wants to know where they are cut."""
    pages = tuple(replace(page, trim=Frame(0, 0, page.width, page.height)) for page in layout.pages)
    told = (
        ()
        if press.profile
        else (
            remark(
                "CMYK without a profile of the press: the file is prepared for PDF/X-4, but it is "
                "not certified, and no PDF/A file."
            ),
        )
    )
    return replace(layout, pages=pages, press=press, warnings=(*layout.warnings, *told))


def _in_fours(layout: Layout) -> Layout:
    last = layout.pages[-1]
    blank = Page(last.width, last.height, ())
    return replace(layout, pages=(*layout.pages, *[blank] * (-len(layout.pages) % 4)))


# -- sheets that are folded and put into each other -----------------------------------------------


def _folded(layout: Layout, thickness: float) -> Layout:
    """Sides of two pages; of every sheet the front, then the back, the outermost first."""
    pages = layout.pages
    if len({(page.width, page.height) for page in pages}) > 1:
        raise UserError(
            remark(
                "Pages of different sizes cannot be folded to a booklet; leave “{option}” out."
            ).format(option=remark("Sheets to fold and staple"))
        )
    sides = list(_sides(len(pages)))
    if layout.from_right:
        sides = [(right, left) for left, right in sides]
    side_of = {page: side for side, pair in enumerate(sides) for page in pair}
    made = []
    for side, (left, right) in enumerate(sides):
        creep, width = side // 2 * thickness, pages[left].width
        items = [
            *(_beside(item, width, creep, left=True) for item in pages[left].items),
            *(_beside(item, width, creep, left=False) for item in pages[right].items),
        ]
        links = tuple(_leading(item, side_of) for item in items)
        made.append(Page(2 * width, pages[left].height, links))
    outline = tuple(mark._replace(page=side_of[mark.page]) for mark in layout.outline)
    return replace(layout, pages=tuple(made), outline=outline)


def _sides(count: int) -> Iterator[tuple[int, int]]:
    for sheet in range(count // 4):
        first, last = 2 * sheet, count - 1 - 2 * sheet
        yield last, first
        yield first + 1, last - 1


def _beside(item: Item, width: float, creep: float, *, left: bool) -> Item:
    """An item of a page where it stands on the side, moved to the fold by the creep.

    What is coloured up to the outer edge stays so, and nothing crosses the fold.
    """
    there = moved(item, creep if left else width - creep, 0)
    if not isinstance(item, Rectangle | Picture) or not isinstance(there, Rectangle | Picture):
        return there
    begin, end = there.frame.left, there.frame.right
    if left:
        begin = 0.0 if item.frame.left < _TOUCHES else begin
        end = min(end, width)
    else:
        begin = max(begin, width)
        end = 2 * width if item.frame.right > width - _TOUCHES else end
    return there._replace(frame=there.frame._replace(left=begin, width=max(0.0, end - begin)))


def _leading(item: Item, side_of: Mapping[int, int]) -> Item:
    if isinstance(item, Link) and isinstance(item.target, int):
        return item._replace(target=side_of[item.target])
    return item


# -- bleed and crop marks -------------------------------------------------------------------------


def _trimmed(layout: Layout, bleed: float, *, marks: bool) -> Layout:
    """Pages on larger paper, which is cut to their own size."""
    around = bleed + (_MARK_AWAY + _MARK if marks else 0.0)
    pages = []
    for page in layout.pages:
        items = [moved(_bled(item, page, bleed), around, around) for item in page.items]
        trim = Frame(around, around, page.width, page.height)
        if marks:
            items += _crop_marks(trim, bleed + _MARK_AWAY)
        size = (page.width + 2 * around, page.height + 2 * around)
        pages.append(Page(*size, tuple(items), trim=trim, bleed=bleed))
    outline = tuple(mark._replace(top=mark.top + around) for mark in layout.outline)
    return replace(layout, pages=tuple(pages), outline=outline)


def _bled(item: Item, page: Page, bleed: float) -> Item:
    """What is coloured up to an edge, a picture and a line that end there, go on beyond it."""
    if isinstance(item, Line):
        across = [_beyond(x, page.width, bleed) for x in (item.x1, item.x2)]
        down = [_beyond(y, page.height, bleed) for y in (item.y1, item.y2)]
        return item._replace(x1=across[0], y1=down[0], x2=across[1], y2=down[1])
    if not isinstance(item, Rectangle | Picture):
        return item
    if isinstance(item, Rectangle) and item.fill is None:
        return item
    frame = item.frame
    left = frame.left - (bleed if frame.left < _TOUCHES else 0.0)
    top = frame.top - (bleed if frame.top < _TOUCHES else 0.0)
    right = frame.right + (bleed if frame.right > page.width - _TOUCHES else 0.0)
    bottom = frame.bottom + (bleed if frame.bottom > page.height - _TOUCHES else 0.0)
    return item._replace(frame=Frame(left, top, right - left, bottom - top))


def _beyond(place: float, end: float, bleed: float) -> float:
    return place - bleed if place < _TOUCHES else place + bleed if place > end - _TOUCHES else place


def _crop_marks(trim: Frame, away: float) -> Iterable[Item]:
    for x in (trim.left, trim.right):
        yield _mark(x, trim.top - away - _MARK, x, trim.top - away)
        yield _mark(x, trim.bottom + away, x, trim.bottom + away + _MARK)
    for y in (trim.top, trim.bottom):
        yield _mark(trim.left - away - _MARK, y, trim.left - away, y)
        yield _mark(trim.right + away, y, trim.right + away + _MARK, y)


def _mark(x1: float, y1: float, x2: float, y2: float) -> Line:
    return Line(x1, y1, x2, y2, BLACK, _MARK_LINE, every_plate=True)
