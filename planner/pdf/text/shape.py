"""Shaping: from the runs of a line to glyphs with exact positions and the text each stands for."""

from __future__ import annotations

import threading
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import uharfbuzz as hb

from planner.pdf.fonts import Face, Style, main_face
from planner.pdf.text.itemise import itemise

_MOST_WORDS = 40_000
"""Of one style, whose widths are remembered."""

_MOST_CLUSTERS = 20_000
"""Of one face."""


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
    if text and not language and text.isascii() and text.isprintable():
        return _letters(style).line(text)
    runs: list[ShapedRun] = []
    whole = 0.0
    main = main_face(style)
    for face, level, part in itemise(text, style, language):
        right_to_left = level % 2 == 1
        clusters, wide = _clusters(face, part, language, right_to_left=right_to_left)
        if face is not main and " " in part:
            clusters, wide = _with_spaces(clusters, wide, main.space)
        runs.append(ShapedRun(face, clusters, right_to_left))
        whole += wide
    return ShapedLine(whole, tuple(runs))


def _with_spaces(
    clusters: tuple[Cluster, ...], wide: float, space: float
) -> tuple[tuple[Cluster, ...], float]:
    """The same with spaces as wide as those of European letters, by which lines are measured."""
    found = []
    for cluster in clusters:
        if cluster.text == " " and len(cluster.glyphs) == 1:
            (glyph,) = cluster.glyphs
            wide += space - glyph.advance
            found.append(Cluster(" ", (glyph._replace(advance=space),)))
        else:
            found.append(cluster)
    return tuple(found), wide


class _Letters(dict[tuple[str, str], Cluster]):
    """ASCII in a European face: each letter as it stands before another, or at the end before "".

    Nothing else has a say there: these fonts kern by pairs, and join or replace no such letters (a
    test holds that against HarfBuzz). It takes a quarter of the time of shaping each word.
    """

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, pair: tuple[str, str]) -> Cluster:
        """Shape a letter before another."""
        found, _wide = _clusters(self._face, "".join(pair), "", right_to_left=False)
        self[pair] = found[0]
        return found[0]

    def line(self, text: str) -> ShapedLine:
        """A text, letter by letter."""
        pairs = zip(text, [*text[1:], ""], strict=True)
        clusters = tuple(map(self.__getitem__, pairs))
        width = sum([cluster.glyphs[0].advance for cluster in clusters])
        return ShapedLine(width, (ShapedRun(self._face, clusters, right_to_left=False),))


@lru_cache(256)
def _letters(style: Style) -> _Letters:
    return _Letters(main_face(style))


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


def _clusters(
    face: Face, text: str, language: str, *, right_to_left: bool
) -> tuple[tuple[Cluster, ...], float]:
    """The clusters of a run, and their width."""
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
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    wide = sum([at.x_advance for at in positions]) * face.per_unit
    places = [info.cluster for info in infos]
    known = _known_clusters(face)
    if places == list(range(len(text))):  # letter by letter, as nearly always
        keys = [
            (letter, info.codepoint, at.x_advance, at.x_offset, at.y_offset)
            for letter, info, at in zip(text, infos, positions, strict=True)
        ]
        return tuple([known[key] for key in keys]), wide
    glyphs: dict[int, list[int]] = {}
    for info, at in zip(infos, positions, strict=True):
        units = (info.codepoint, at.x_advance, at.x_offset, at.y_offset)
        glyphs.setdefault(info.cluster, []).extend(units)
    ends = dict(pairwise([*sorted(glyphs), len(text)]))
    parts = [(text[place : ends[place]], *units) for place, units in glyphs.items()]
    return tuple([known[part] for part in parts]), wide


class _Clusters(dict[tuple[Any, ...], Cluster]):
    """The clusters of a face by their text and, for each glyph, its number, advance and offsets in
    units of the font: a letter with its kerning comes again in thousands of words.
    """

    def __init__(self, scale: float) -> None:
        self._scale = scale

    def __missing__(self, key: tuple[Any, ...]) -> Cluster:
        """Make a cluster, and forget all when there are too many."""
        if len(self) > _MOST_CLUSTERS:
            self.clear()
        text, *units = key
        glyphs = [
            Glyph(glyph, *(unit * self._scale for unit in place))
            for glyph, *place in zip(*[iter(units)] * 4, strict=True)
        ]
        found = self[key] = Cluster(text, tuple(glyphs))
        return found


@lru_cache(256)
def _known_clusters(face: Face) -> _Clusters:
    return _Clusters(face.per_unit)


def forget() -> None:
    """Forget everything that was shaped, and the faces by which it was: there are others now."""
    for remembered in (shape, widths, _letters, _known_clusters):
        remembered.cache_clear()
