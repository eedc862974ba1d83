"""Shaping: from the runs of a line to glyphs with exact positions and the text each stands for."""

from __future__ import annotations

import threading
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
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
            _clusters(run.face, run.text, language, right_to_left=run.right_to_left),
            run.right_to_left,
        )
        for run in itemise(text, style, language)
    )
    clusters = [part for run in runs for part in run.clusters]
    width = sum([glyph.advance for part in clusters for glyph in part.glyphs])
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
        if " " in word[1:]:  # words that are kept on one line: each is drawn by itself
            words = word.split(" ")
            found = sum([self[one] for one in words]) + (len(words) - 1) * self[" "]
        else:
            found = shape(word, self._style, self._language).width if word else 0.0
        self[word] = found
        return found


@lru_cache(256)
def widths(style: Style, language: str = "") -> Widths:
    """The widths of words in a style."""
    return Widths(style, language)


class _Buffers(threading.local):
    """The buffer of each thread that shapes: making one for every word takes as long as a word."""

    def __init__(self) -> None:
        self.buffer = hb.Buffer()


_BUFFERS = _Buffers()
_READ = {
    False: ("ltr", hb.BufferClusterLevel.MONOTONE_CHARACTERS),
    True: ("rtl", hb.BufferClusterLevel.MONOTONE_GRAPHEMES),
}
"""Marks of Hebrew and Arabic stay with their letter: alone they would be read before it."""


def _clusters(face: Face, text: str, language: str, *, right_to_left: bool) -> tuple[Cluster, ...]:
    buffer = _BUFFERS.buffer
    buffer.clear_contents()
    # A soft hyphen is seen where it ends a line, and only there.
    buffer.add_str(text[:-1] + "-" if text.endswith("\u00ad") else text)
    buffer.guess_segment_properties()
    buffer.not_found_glyph = face.stand_in
    buffer.direction, buffer.cluster_level = _READ[right_to_left]
    if language:
        buffer.language = language
    hb.shape(face.font, buffer)
    infos = buffer.glyph_infos
    glyphs = [
        (info.codepoint, at.x_advance, at.x_offset, at.y_offset)
        for info, at in zip(infos, buffer.glyph_positions, strict=True)
    ]
    places = [info.cluster for info in infos]
    known, name = _CLUSTERS, face.name
    keys: list[_Key]
    if places == list(range(len(text))):  # letter by letter, as nearly always
        keys = [(name, letter, (glyph,)) for letter, glyph in zip(text, glyphs, strict=True)]
    else:
        ends = dict(pairwise([*sorted(set(places)), len(text)]))
        keys = [
            (name, text[place : ends[place]], tuple([glyph for _place, glyph in group]))
            for place, group in groupby(zip(places, glyphs, strict=True), itemgetter(0))
        ]
    return tuple([known.get(key) or _cluster(key, face.per_unit) for key in keys])


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
