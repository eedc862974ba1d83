"""Shaping: from the runs of a line to glyphs with exact positions and the text each stands for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from planner.pdf.fonts import Face, Style
from planner.pdf.text.itemise import itemise

_MOST_WORDS = 40_000
"""Of one style, whose widths are remembered."""


class Glyph(NamedTuple):
    """One glyph: advance and offsets in thousandths of the type size."""

    id: int
    advance: float
    dx: float
    dy: float


class Cluster(NamedTuple):
    """Glyphs that together stand for one stretch of text, mostly one glyph for one character."""

    text: str
    glyphs: tuple[Glyph, ...]


class ShapedRun(NamedTuple):
    """The clusters of one face, from left to right."""

    face: Face
    clusters: tuple[Cluster, ...]
    right_to_left: bool


class ShapedLine(NamedTuple):
    """A line ready to be drawn; ``width`` in thousandths of the type size."""

    width: float
    runs: tuple[ShapedRun, ...]


@lru_cache(30_000)
def shape(text: str, style: Style, language: str = "") -> ShapedLine:
    """One line of text as glyphs; remembered, because words and lines are measured many times."""
    runs = tuple(
        ShapedRun(
            run.face,
            tuple(_clusters(run.face, run.text, language, right_to_left=run.right_to_left)),
            run.right_to_left,
        )
        for run in itemise(text, style, language)
    )
    width = sum(glyph.advance for run in runs for part in run.clusters for glyph in part.glyphs)
    return ShapedLine(width, runs)


def text_width(text: str, style: Style, size: float, language: str = "") -> float:
    """The width of a line in points, summed over its words.

    Fitting measures the same words in ever new lines: words are remembered, lines are not.
    """
    known = widths(style, language)
    if " " not in text:
        return known[text] * size / 1000
    words = text.split(" ")
    return (sum([known[word] for word in words]) + (len(words) - 1) * known[" "]) * size / 1000


class Widths(dict[str, float]):
    """The widths of words in one style, in thousandths of the type size, measured when asked."""

    def __init__(self, style: Style, language: str) -> None:
        self._style = style
        self._language = language

    def __missing__(self, word: str) -> float:
        """Measure a word, and forget all when there are too many."""
        if len(self) > _MOST_WORDS:
            self.clear()
        found = shape(word, self._style, self._language).width if word else 0.0
        self[word] = found
        return found


@lru_cache(256)
def widths(style: Style, language: str = "") -> Widths:
    """The widths of words in a style."""
    return Widths(style, language)


def _clusters(face: Face, text: str, language: str, *, right_to_left: bool) -> Iterator[Cluster]:
    buffer = hb.Buffer()
    # A soft hyphen is seen where it ends a line, and only there.
    buffer.add_str(text[:-1] + "-" if text.endswith("\u00ad") else text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    if language:
        buffer.language = language
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    hb.shape(face.font, buffer, {})
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(pairwise([*starts, len(text)]))
    begin = 0
    for i, info in enumerate(infos):
        start = info.cluster
        if i + 1 < len(infos) and infos[i + 1].cluster == start:
            continue
        glyphs = tuple(
            [
                (infos[j].codepoint, p.x_advance, p.x_offset, p.y_offset)
                for j, p in enumerate(positions[begin : i + 1], begin)
            ]
        )
        key = (face.name, text[start : ends[start]], glyphs)
        yield _CLUSTERS.get(key) or _cluster(key, face.per_unit)
        begin = i + 1


_Key = tuple[str, str, tuple[tuple[int, int, int, int], ...]]
_CLUSTERS: dict[_Key, Cluster] = {}
"""A letter with its kerning comes again in thousands of words, and is kept once for all."""
_MOST_CLUSTERS = 100_000


def _cluster(key: _Key, scale: float) -> Cluster:
    if len(_CLUSTERS) > _MOST_CLUSTERS:
        _CLUSTERS.clear()
    _face, text, glyphs = key
    made = tuple(Glyph(glyph, *(unit * scale for unit in units)) for glyph, *units in glyphs)
    found = _CLUSTERS[key] = Cluster(text, made)
    return found
