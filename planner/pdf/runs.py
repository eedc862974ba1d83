"""The glyphs of a run that need more than codes and kerning: marks, ligatures, right to left."""

from __future__ import annotations

from planner.pdf.embed import EmbeddedFont
from planner.pdf.syntax import decimal, text_string
from planner.pdf.text.shape import Cluster, ShapedRun
from planner.pdf.words import VISIBLE

NO_WIDTH = "\u200b"
"""The text of a glyph that says nothing by itself."""


class RunWriter:
    """Writes the glyphs of one run: kerning as numbers between codes, raised marks by text rise."""

    def __init__(
        self, font: EmbeddedFont, run: ShapedRun, size: float, *, mark: bool = True
    ) -> None:
        self._mark = mark
        self._font = font
        self._run = run
        self._size = size
        self._codes: list[str] = []
        self._shown: list[str] = []
        self._out: list[str] = []
        self._rise = 0.0
        self._pen = 0.0
        self._marks: list[tuple[Cluster, int, float]] = []

    def operators(self) -> list[str]:
        """The operators of the whole run."""
        for cluster in self._run.clusters:
            if len(cluster.glyphs) == 1:
                self._glyph(cluster, 0, self._text_of(cluster))
            elif self._run.right_to_left:
                self._letter(cluster)
            else:
                self._marked(cluster)
            self._pen += sum([glyph.advance for glyph in cluster.glyphs])
        self._draw_marks()
        self._flush()
        if self._rise:
            self._out.append("0 Ts")
        return self._out

    def _text_of(self, cluster: Cluster) -> str:
        # Readers reverse right-to-left text code by code: a ligature has to be reversed inside.
        return cluster.text[::-1] if self._run.right_to_left else cluster.text

    def _marked(self, cluster: Cluster) -> None:
        """Several glyphs for one stretch of text: its widest glyph carries the text."""
        if self._mark:
            self._flush()
            self._out.append(begin_standing_for(cluster.text))
        advances = [glyph.advance for glyph in cluster.glyphs]
        widest = advances.index(max(advances))
        for i in range(len(cluster.glyphs)):
            self._glyph(cluster, i, self._text_of(cluster) if i == widest else NO_WIDTH)
        if self._mark:
            self._flush()
            self._out.append("EMC")

    def _letter(self, cluster: Cluster) -> None:
        """The letter of a cluster that is read from the right, with the text of all of it. Its
        marks are drawn behind the run: readers take them for letters of the line, and the way back
        from them for a space.
        """
        glyphs = cluster.glyphs
        letter = max(range(len(glyphs)), key=lambda n: glyphs[n].advance)
        before = sum([glyph.advance for glyph in glyphs[:letter]])
        behind = sum([glyph.advance for glyph in glyphs[letter + 1 :]])
        if before:
            self._move(-before)
        self._glyph(cluster, letter, self._text_of(cluster))
        if behind:
            self._move(-behind)
        place = self._pen
        for index, glyph in enumerate(glyphs):
            if index != letter:
                self._marks.append((cluster, index, place))
            place += glyph.advance

    def _draw_marks(self) -> None:
        here = self._pen
        for cluster, index, place in self._marks:
            self._move(here - place)
            self._glyph(cluster, index, NO_WIDTH)
            here = place + cluster.glyphs[index].advance
        if self._marks:
            self._move(here - self._pen)

    def _glyph(self, cluster: Cluster, index: int, text: str) -> None:
        number, advance, dx, dy = cluster.glyphs[index]
        # Rises that nobody sees would only make readers think that a new line begins.
        rise = dy if abs(dy) > VISIBLE else 0.0
        if rise != self._rise:
            self._flush()
            self._out.append(f"{decimal(rise * self._size / 1000)} Ts")
            self._rise = rise
        if dx:
            self._move(-dx)
        self._codes.append(self._font.code(number, text))
        back = self._font.face.advance(number) + dx - advance
        if abs(back) >= 0.01:
            self._move(back)

    def _move(self, back: float) -> None:
        """Step back by thousandths of the type size before the next glyph."""
        self._close_codes()
        self._shown.append(decimal(back))

    def _close_codes(self) -> None:
        if self._codes:
            self._shown.append(f"<{''.join(self._codes)}>")
            self._codes = []

    def _flush(self) -> None:
        self._close_codes()
        if self._shown:
            self._out.append(f"[{' '.join(self._shown)}]TJ")
            self._shown = []


def begin_standing_for(text: str) -> str:
    """What follows is to be read as that text (ISO 32000-1, 14.9.4)."""
    return f"/Span<</ActualText{text_string(text)}>>BDC"
