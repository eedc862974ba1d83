"""Shaping: from the runs of a line to glyphs with exact positions and the text each stands for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from planner.pdf.fonts import Face, Style
from planner.pdf.text.itemise import itemise


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


@lru_cache(50_000)
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
    if " " not in text:
        return _word_width(text, style, language) * size / 1000
    words = text.split(" ")
    wide = sum(_word_width(word, style, language) for word in words)
    return (wide + (len(words) - 1) * _word_width(" ", style)) * size / 1000


@lru_cache(100_000)
def _word_width(word: str, style: Style, language: str = "") -> float:
    return shape(word, style, language).width if word else 0.0


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
    scale = face.per_unit
    begin = 0
    for i, info in enumerate(infos):
        if i + 1 < len(infos) and infos[i + 1].cluster == info.cluster:
            continue
        glyphs = tuple(
            Glyph(infos[j].codepoint, p.x_advance * scale, p.x_offset * scale, p.y_offset * scale)
            for j, p in enumerate(positions[begin : i + 1], begin)
        )
        yield Cluster(text[info.cluster : ends[info.cluster]], glyphs)
        begin = i + 1
