"""What the colours and codes of sections mean, in a few lines above or below a list."""

from __future__ import annotations

from collections.abc import Iterable

from planner.model import Festival, Screening, Section
from planner.pdf.kit.rows import Row, kept_together
from planner.pdf.layout import Frame, Item, Rectangle, Text, moved
from planner.pdf.look import INK, SECOND, section_ink
from planner.pdf.tags import Tag
from planner.pdf.telling import brief, section_mark
from planner.pdf.text.fit import fit_line
from planner.pdf.text.itemise import printable

_SIZE = 7.5
_LEADING = 1.6
_BAR = 3.0


def key_rows(
    festival: Festival,
    screenings: Iterable[Screening],
    width: float,
    size: float = _SIZE,
    before: float = 10.0,
) -> list[Row]:
    """The sections of these screenings, beside each other: colour, code and name, in letters of a
    size; a line for as many as have room.
    """
    rows: list[Row] = []
    items: list[Item] = []
    tag, left = Tag("L"), 0.0
    for section in _sections(festival, screenings):
        own, wide = _named(section, width, size, Tag("LBody", Tag("LI", tag)))
        if items and left + wide > width:
            rows.append(Row(size * _LEADING, tuple(items)))
            items, left = [], 0.0
        items += [_moved(item, left) for item in own]
        left += wide + 2 * size
    if items:
        rows.append(Row(size * _LEADING, tuple(items)))
    return kept_together([rows[0]._replace(before=before), *rows[1:]]) if rows else []


def _sections(festival: Festival, screenings: Iterable[Screening]) -> list[Section]:
    used = {festival.section_of(one.programme_id) for one in screenings}
    return [section for section in festival.sections_in_order() if section in used]


def _named(section: Section, width: float, size: float, tag: Tag) -> tuple[list[Item], float]:
    room = Frame(0, 0, width, size * _LEADING)
    bar = Frame(0, size * 0.25, _BAR * size / _SIZE, size * 1.1)
    found: list[Item] = [Rectangle(bar, fill=section_ink(section.hue).bar)]
    left = bar.right + size * 0.5
    mark, name = section_mark(section), brief(printable(section.name))
    for text, weight, colour in ((mark, 650, INK), (name, 400, SECOND)):
        if text and not (weight == 400 and text == mark):
            line = fit_line(text, weight, size, width - left)
            for words in line.lines:
                item = Text(left, size * 1.1, words, line.style, line.size, colour, room, tag=tag)
                found.append(item)
                left = item.frame.right + size * 0.4
    return found, left


def _moved(item: Item, across: float) -> Item:
    found = moved(item, across, 0.0)
    if isinstance(found, Text) and found.room is not None:
        return found._replace(room=found.room._replace(left=0.0))
    return found
