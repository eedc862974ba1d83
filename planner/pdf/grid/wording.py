"""The words of one box, arranged in the space it has: what matters less gives way first, whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from planner.i18n import _
from planner.pdf.fonts import Style
from planner.pdf.grid.entries import Entry
from planner.pdf.layout import Text
from planner.pdf.look import CONDENSED, INK, SECOND, TITLE_WEIGHT, narrowing
from planner.pdf.text.fit import LEADING, SMALLEST, Fitted, fit
from planner.pdf.text.shape import text_width

_GAP = 4.0
"""Points between the times and the code."""

_READABLE = 5.8
"""A second title is left out rather than making the first smaller than this, in points."""

_SEPARATOR = " · "

_NOTHING = Fitted(Style(), SMALLEST, (), shortened=False)


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of a box, placed from its top left corner, and whether the title lost words."""

    texts: tuple[Text, ...]
    shortened: bool


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points, growing with the rows."""

    head: float
    title: float
    foot: float

    @classmethod
    def for_row(cls, height: float, hour: float) -> Sizes:
        """The same sizes for all boxes of rows this high and hours this wide: a calm page."""
        return cls(
            head=_between(6.2, height / 9, 7.8),
            title=_between(7.5, min(height / 6.5, hour / 4.4), 12.5),
            foot=_between(5.9, height / 10, 7.2),
        )


def _between(low: float, value: float, high: float) -> float:
    return round(min(max(low, value), high), 2)


def arrange(entry: Entry, width: float, height: float, sizes: Sizes) -> Wording:
    """The words of an entry in a box of that size in points; ``sizes`` are the largest."""
    if height < 2 * sizes.head * LEADING:
        return _one_line(entry, width, height, sizes.title)
    smallest = Sizes.for_row(0, 0)
    for tried, with_foot in ((sizes, True), (smallest, True), (smallest, False)):
        wording = _in_lines(entry, width, height, tried, with_foot=with_foot)
        if not wording.shortened:
            break
    return wording


def _in_lines(
    entry: Entry, width: float, height: float, sizes: Sizes, *, with_foot: bool
) -> Wording:
    head, untold = _head(entry, width, sizes.head)
    left_over = height - sizes.head * LEADING
    foot: list[tuple[str, Style]] = []
    if with_foot and left_over > sizes.foot * 2.6:
        foot = _foot(entry, width, sizes.foot, untold)
        if left_over > sizes.foot * 6.5:
            foot = _two_line_foot(entry, width, sizes.foot, untold) or foot
    foot_height = len(foot) * sizes.foot * LEADING
    title, second = _titles(entry, width, left_over - foot_height, sizes)
    texts = [text._replace(y=sizes.head * 0.86) for text in head]
    texts += _stacked(title, second, sizes.head * LEADING)
    for index, (text, style) in enumerate(foot):
        y = height - foot_height + (index + 0.8) * sizes.foot * LEADING
        texts.append(Text(0, y, text, style, sizes.foot, SECOND))
    return Wording(tuple(texts), shortened=title.shortened)


def _stacked(title: Fitted, second: Fitted, top: float) -> Iterator[Text]:
    for part, colour in ((title, INK), (second, SECOND)):
        for line in part.lines:
            step = part.size * LEADING
            yield Text(0, top + step * 0.84, line, part.style, part.size, colour)
            top += step


def _one_line(entry: Entry, width: float, height: float, size: float) -> Wording:
    """For the flattest boxes: start and title, with the code if it can be."""
    tag = " ".join(part for part in (entry.section, entry.code) if part)
    whole = f"{entry.starts} {entry.title}"
    for text in (f"{whole}{_SEPARATOR}{tag}" if tag else whole, whole, entry.title):
        found = fit(text, TITLE_WEIGHT, size, width, height)
        if not found.shortened:
            break
    return Wording(tuple(_stacked(found, _NOTHING, 0)), shortened=found.shortened)


def _head(entry: Entry, width: float, size: float) -> tuple[list[Text], tuple[str, ...]]:
    """Times on the left, section and code on the right; and what of these is still to be told."""
    parts = tuple(part for part in (entry.section, entry.code) if part)
    times = dict.fromkeys((entry.times, entry.starts))
    sizes = (size, max(SMALLEST, size * 0.85))
    for kept, left, tried in product(range(len(parts), -1, -1), times, sizes):
        right = " ".join(parts[:kept])
        for time_style, tag_style in zip(narrowing(TITLE_WEIGHT), narrowing(500), strict=True):
            wide = text_width(left, time_style, tried)
            beside = text_width(right, tag_style, tried)
            if wide + beside + (_GAP if right else 0) <= width:
                texts = [Text(0, 0, left, time_style, tried, INK)]
                if right:
                    texts.append(Text(width - beside, 0, right, tag_style, tried, INK))
                return texts, parts[kept:]
    return [], parts


def _foot(
    entry: Entry, width: float, size: float, untold: tuple[str, ...]
) -> list[tuple[str, Style]]:
    """One line: what the head had no room for, length, and when else it is shown."""
    parts = (*untold, *entry.facts)
    wordings = [(*parts, _also(entry.also[:n])) for n in range(len(entry.also), 0, -1)]
    wordings += [parts[:n] for n in range(len(parts), 0, -1)]
    return _first_that_fits([_SEPARATOR.join(wording) for wording in wordings], width, size)


def _two_line_foot(
    entry: Entry, width: float, size: float, untold: tuple[str, ...]
) -> list[tuple[str, Style]]:
    """The length on one line and all other times on the next, where one line would be too dense."""
    whole = _SEPARATOR.join((*untold, *entry.facts, _also(entry.also)))
    if not entry.also or text_width(whole, CONDENSED, size) <= width:
        return []
    others = [_also(entry.also[:n]) for n in range(len(entry.also), 0, -1)]
    second = _first_that_fits(others, width, size)
    first = _foot(replace(entry, also=()), width, size, untold)
    return [*first, *second] if second else []


def _also(times: tuple[str, ...]) -> str:
    return _("also {times}").format(times=", ".join(times))


def _first_that_fits(wordings: list[str], width: float, size: float) -> list[tuple[str, Style]]:
    for text, style in product(wordings, narrowing(400)):
        if text and text_width(text, style, size) <= width:
            return [(text, style)]
    return []


def _titles(entry: Entry, width: float, height: float, sizes: Sizes) -> tuple[Fitted, Fitted]:
    """The title, and the original title below it unless the title would suffer."""
    if entry.second_title:
        second = _second_title(entry.second_title, width, max(SMALLEST, sizes.title * 0.8))
        rest = height - second.height
        title = fit(entry.title, TITLE_WEIGHT, sizes.title, width, rest)
        if second.lines and not title.shortened and title.size >= _READABLE:
            return title, second
    return fit(entry.title, TITLE_WEIGHT, sizes.title, width, height), _NOTHING


def _second_title(text: str, width: float, size: float) -> Fitted:
    """On one line, or not at all."""
    found = fit(text, 400, size, width, size * LEADING)
    return found if len(found.lines) == 1 and not found.shortened else _NOTHING
