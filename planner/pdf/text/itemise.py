"""Cutting a line of text into runs of one font and one direction, in the order they are drawn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from planner.pdf.fonts import Face, Style, face_for, main_face, needs_traditional
from planner.pdf.text.direction import levels
from planner.text import clean

_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NAMES = {
    **dict.fromkeys(("ja", "jpn", "japanese", "日本語"), "ja"),
    **dict.fromkeys(("ko", "kor", "korean", "한국어"), "ko"),
    **dict.fromkeys(("cantonese", "yue", "粵語", "廣東話", "hokkien", "taiwanese"), "zh-Hant"),
    **dict.fromkeys(("zh", "zho", "chinese", "mandarin", "中文"), "zh"),
}
_OWN_SCRIPT = (
    (re.compile("[\u0e01-\u0e5b]"), "th"),
    (re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"), "he"),
    (re.compile("[\u0900-\u097f]"), "hi"),
    (re.compile("[\u067e\u0686\u0698\u06af]"), "fa"),
    (re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefe]"), "ar"),
)
# Explicit overrides and isolates would let one title turn around the text beside it; what else
# is here has no shape, and no meaning in a line of print.
_UNSET = re.compile("[\x80-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_FIRM_SPACE = re.compile("([\u00a0\u2007\u202f])")


class Run(NamedTuple):
    """A stretch of one face and one direction; odd bidi levels are read right to left."""

    face: Face
    level: int
    text: str

    @property
    def right_to_left(self) -> bool:
        """Whether the run is set from right to left."""
        return self.level % 2 == 1


def printable(text: str) -> str:
    """The text as it can be set: normalised, without control characters or lone surrogates.

    Spaces that do not break a line are kept.
    """
    if text.isascii():
        plain = text.isprintable() and "  " not in text
        return text.strip() if plain else clean(text)
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    parts = _FIRM_SPACE.split(_UNSET.sub("", whole))
    return "".join(_clean_inside(part) for part in parts).strip()


def _clean_inside(part: str) -> str:
    """A part between firm spaces, with the spaces at its ends."""
    if _FIRM_SPACE.fullmatch(part):
        return part
    begins, ends = part[:1].isspace(), part[-1:].isspace()
    cleaned = clean(part)
    return f"{' ' if begins else ''}{cleaned}{' ' if ends and cleaned else ''}"


def itemise(text: str, style: Style, language: str = "") -> list[Run]:
    """The runs of one line, from left to right."""
    if text.isascii():
        return [Run(main_face(style), 0, text)] if text else []
    if not language or language == "zh":  # then the characters say which Chinese it is
        language = language_of(text) or language
    return _in_visual_order(_runs(text, style, language))


def language_of(text: str) -> str:
    """The language that the script betrays: Japanese by its kana, Korean by its Hangul, and
    traditional Chinese by a character that the simplified script has given up.
    """
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return "zh-Hant" if _HAN.search(text) and needs_traditional(text) else ""


def spoken(text: str, han: str) -> str:
    """The language of a run of one script, for who reads it aloud; empty where many share it.

    ``han`` is that of the line's Han characters.
    """
    if _HAN.search(text) or _KANA.search(text) or _HANGUL.search(text):
        return han or "zh"
    return next((tongue for script, tongue in _OWN_SCRIPT if script.search(text)), "")


def language_named(names: Iterable[str]) -> str:
    """The first of these languages that has its own drawing of Han characters, as BCP 47.

    They may be called as catalogues do (“Japanese”) or by code; empty when none is known.
    """
    return next((_NAMES[name.casefold()] for name in names if name.casefold() in _NAMES), "")


def missing(text: str) -> list[str]:
    """The characters of a text that no font of ours can show, each once, in order."""
    unseen = (c for c in text if not c.isascii() and not _ignorable(c))
    return [c for c in dict.fromkeys(unseen) if face_for(c, Style()) is None]


def _ignorable(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _runs(text: str, style: Style, language: str) -> list[Run]:
    level = levels(text)
    faces: list[Face] = []
    for character in text:
        before = faces[-1] if faces else None
        faces.append(_face_of(character, before, style, language))
    runs: list[Run] = []
    begin = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or faces[end] is not faces[begin] or level[end] != level[begin]:
            runs.append(Run(faces[begin], level[begin], text[begin:end]))
            begin = end
    return runs


def _face_of(character: str, before: Face | None, style: Style, language: str) -> Face:
    """Marks, joiners and spaces stay with what they follow, so that they can be shaped with it."""
    if before is not None and (
        character == " "
        or _ignorable(character)
        or (unicodedata.combining(character) and ord(character) in before.characters)
    ):
        return before
    return face_for(character, style, language) or main_face(style)


def _in_visual_order(runs: list[Run]) -> list[Run]:
    """Rule L2: reverse every stretch of runs at or above each level, highest level first."""
    highest = max((run.level for run in runs), default=0)
    for level in range(highest, 0, -1):
        turned: list[Run] = []
        stretch: list[Run] = []
        for run in runs:
            if run.level >= level:
                stretch.insert(0, run)
            else:
                turned += [*stretch, run]
                stretch = []
        runs = turned + stretch
    return runs
