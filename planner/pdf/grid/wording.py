"""The words of one box, arranged in the space it has: what matters less gives way first, whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

from planner.pdf.fonts import Style
from planner.pdf.grid.entries import Entry
from planner.pdf.layout import Text
from planner.pdf.look import INK, SECOND, TITLE_WEIGHT, narrowing
from planner.pdf.text.fit import LEADING, SMALLEST, Fitted, fit
from planner.pdf.text.shape import text_width

_GAP = 4.0
"""Points between the times and the code."""

_READABLE = 5.8
"""A second title is left out rather than making the first smaller than this, in points."""

_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of a box, placed from its top left corner, and whether the title lost words."""

    texts: tuple[Text, ...]
    shortened: bool


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Type sizes in points, growing with the box."""

    head: float
    title: float
    foot: float

    @classmethod
    def for_height(cls, height: float) -> _Sizes:
        """Small boxes get small type, roomy ones do not look empty."""
        return cls(
            head=_between(6.2, height / 8, 8.5),
            title=_between(7.5, height / 5, 13),
            foot=_between(5.9, height / 9, 7.5),
        )


def _between(low: float, value: float, high: float) -> float:
    return round(min(max(low, value), high), 2)


def arrange(entry: Entry, width: float, height: float) -> Wording:
    """The words of an entry in a box of that size in points."""
    sizes = _Sizes.for_height(height)
    head, told = _head(entry, width, sizes.head)
    head_height = sizes.head * LEADING if head else 0.0
    left_over = height - head_height
    foot = _foot(entry, width, sizes.foot, told) if left_over > sizes.foot * 2.6 else []
    if left_over > sizes.foot * 6.5:
        foot = _two_line_foot(entry, width, sizes.foot, told) or foot
    foot_height = len(foot) * sizes.foot * LEADING
    title, second = _titles(entry, width, left_over - foot_height, sizes)
    texts = [replace(text, y=sizes.head * 0.86) for text in head]
    baseline = head_height
    for part, colour in ((title, INK), (second, SECOND)):
        for line in part.lines:
            step = part.size * LEADING
            texts.append(Text(0, baseline + step * 0.84, line, part.style, part.size, colour))
            baseline += step
    for index, (text, style) in enumerate(foot):
        y = height - foot_height + (index + 0.8) * sizes.foot * LEADING
        texts.append(Text(0, y, text, style, sizes.foot, SECOND))
    return Wording(tuple(texts), shortened=title.shortened)


def _head(entry: Entry, width: float, size: float) -> tuple[list[Text], bool]:
    """Times on the left, section and code on the right; and whether the section was told."""
    tag = " ".join(part for part in (entry.section, entry.code) if part)
    times = dict.fromkeys((entry.times, entry.starts))
    tags = dict.fromkeys((tag, entry.section, ""))
    for right, left in product(tags, times):
        for time_style, tag_style in zip(narrowing(TITLE_WEIGHT), narrowing(500), strict=True):
            wide = text_width(left, time_style, size)
            beside = text_width(right, tag_style, size) + _GAP if right else 0.0
            if wide + beside <= width:
                texts = [Text(0, 0, left, time_style, size, INK)]
                if right:
                    x = width - text_width(right, tag_style, size)
                    texts.append(Text(x, 0, right, tag_style, size, INK))
                return texts, bool(right) or not tag
    return [], not tag


def _foot(entry: Entry, width: float, size: float, told: bool) -> list[tuple[str, Style]]:
    """One line: section if it was not told, length, and when else it is shown."""
    first = () if told else (entry.section,)
    parts = (*first, *entry.facts)
    wordings = [(*parts, _also(entry.also[:n])) for n in range(len(entry.also), 0, -1)]
    wordings += [parts[:n] for n in range(len(parts), 0, -1)]
    return _first_that_fits([_SEPARATOR.join(wording) for wording in wordings], width, size)


def _two_line_foot(
    entry: Entry,
    width: float,
    size: float,
    told: bool,
) -> list[tuple[str, Style]]:
    """The length on one line and all other times on the next, where one line cannot hold both."""
    alone = replace(entry, also=())
    whole = _SEPARATOR.join((*entry.facts, _also(entry.also)))
    if not entry.also or _first_that_fits([whole], width, size):
        return []
    others = [_also(entry.also[:n]) for n in range(len(entry.also), 0, -1)]
    second = _first_that_fits(others, width, size)
    return [*_foot(alone, width, size, told), *second] if second else []


def _also(times: tuple[str, ...]) -> str:
    from planner.i18n import _

    return _("also {times}").format(times=", ".join(times))


def _first_that_fits(wordings: list[str], width: float, size: float) -> list[tuple[str, Style]]:
    for text, style in product(wordings, narrowing(400)):
        if text and text_width(text, style, size) <= width:
            return [(text, style)]
    return []


_NOTHING = Fitted(Style(), SMALLEST, (), shortened=False)


def _titles(entry: Entry, width: float, height: float, sizes: _Sizes) -> tuple[Fitted, Fitted]:
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
