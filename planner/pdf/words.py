"""Text as codes: words of European text come again and again, and so do letters of any script."""

from __future__ import annotations

from planner.pdf.embed import EmbeddedFont
from planner.pdf.fonts import Style
from planner.pdf.syntax import decimal, literal
from planner.pdf.text.shape import Cluster, shape

VISIBLE = 4.0
"""Thousandths of the type size by which a glyph may stand too high or low and nobody sees it."""

_KERNED = 0.01
"""Thousandths of the type size."""


class NotPlainError(Exception):
    """A text needs more than codes and kerning: marks on letters, or another font."""


class Words(dict[str, str]):
    """The words of one style in its European font, each as codes with the kerning between them.

    They are what stands between the first bracket and the last of a text operator's strings, so
    words are joined by the code of the space. NotPlainError is raised for a word that needs more.
    """

    def __init__(self, style: Style, letters: Letters) -> None:
        self.font = letters.font
        self._style = style
        self._letters = letters
        self._space = self[" "]

    def line(self, text: str) -> str:
        """The operand that shows a line; its words are shaped as they are measured, one by one."""
        return f"[({self._space.join([self[word] for word in text.split(' ')])})]"

    def __missing__(self, word: str) -> str:
        """Shape a word."""
        runs = shape(word, self._style, "").runs if word else ()
        if any(run.face.name != self.font.face.name for run in runs):
            raise NotPlainError
        found = self[word] = "".join([self._letters.codes(run.clusters) for run in runs])
        return found


class Letters(dict[Cluster, str]):
    """The letters of a font as codes, with the kerning behind each, found when asked."""

    def __init__(self, font: EmbeddedFont) -> None:
        self.font = font

    def codes(self, letters: tuple[Cluster, ...]) -> str:
        """What stands between the brackets; raises NotPlainError where that is not enough."""
        return "".join([self[one] for one in letters])

    def __missing__(self, letter: Cluster) -> str:
        if len(letter.glyphs) != 1:
            raise NotPlainError
        number, advance, dx, dy = letter.glyphs[0]
        if dx or abs(dy) > VISIBLE:
            raise NotPlainError
        found = literal(bytes.fromhex(self.font.code(number, letter.text)))
        back = self.font.face.advance(number) - advance
        if abs(back) >= _KERNED:
            found += f"){decimal(back)}("
        self[letter] = found
        return found
