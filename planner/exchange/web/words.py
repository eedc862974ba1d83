"""Texts with the language they are in, so that browsers set and read them aloud right."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from planner.model import Festival, Film, Language, Record, Translation

_SCRIPTS = (
    *(("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("HANGUL", "ko"), ("CJK", "und-Hani")),
    *(("ARABIC", "und-Arab"), ("HEBREW", "he"), ("CYRILLIC", "und-Cyrl"), ("GREEK", "el")),
    *(("THAI", "th"), ("DEVANAGARI", "und-Deva"), ("GEORGIAN", "ka"), ("ARMENIAN", "hy")),
)
_OF_SCRIPT = {
    "und-Hani": ("zh", "yue", "ja", "ko"),
    "und-Arab": ("ar", "fa", "ur", "ku", "ps"),
    "und-Cyrl": ("ru", "uk", "bg", "sr", "mk", "kk", "mn", "ky"),
    "und-Deva": ("hi", "mr", "ne"),
}
_NAMES = {
    "mandarin": "zh", "chinese": "zh", "cantonese": "yue", "japanese": "ja", "korean": "ko",
    "arabic": "ar", "persian": "fa", "farsi": "fa", "urdu": "ur", "kurdish": "ku",
    "russian": "ru", "ukrainian": "uk", "bulgarian": "bg", "serbian": "sr", "hindi": "hi",
    "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt",
    "english": "en", "dutch": "nl", "polish": "pl", "czech": "cs", "turkish": "tr",
    "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "hungarian": "hu",
}  # fmt: skip
_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the tag (BCP 47) of its language; the tag is empty where nobody knows it."""

    text: str
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


class Tongue:
    """The texts of a festival in the language chosen, each with the language it is really in."""

    def __init__(self, festival: Festival, language: str) -> None:
        self.festival, self.language = festival, language
        order = sorted(festival.rows(Language).values(), key=lambda row: (row.order, row.id))
        codes = {row.id: row.code for row in order}
        self._first = order[0].code if order else ""
        self._said = {
            (row.of_table, row.of_id, row.of_field, row.text): codes.get(row.language_id, "")
            for row in festival.rows(Translation).values()
        }

    def text(self, row: Record, field: str) -> Text:
        """A text of a film, section or venue."""
        found = self.festival.text(row, field, self.language)
        said = self._said.get((row.table, row.id, field, found), self._first)
        return Text(found, tag(found, (said,)))


def original(film: Film) -> Text:
    """A film's original title, in the language of the film."""
    return Text(film.original_title, tag(film.original_title, film.languages))


def tag(text: str, languages: tuple[str, ...]) -> str:
    """The language of a text that should be in one of these, said by names or codes.

    A script that none of them is written in counts for more: “und-Hani” is Chinese characters of
    whatever language.
    """
    codes = [_NAMES.get(one.casefold(), one if _CODE.match(one) else "") for one in languages]
    script = next((code for mark, code in _SCRIPTS if _has(text, mark)), "")
    if not script:
        foreign = {"ja", "ko", "he", "th"}.union(*_OF_SCRIPT.values())
        return next((one for one in codes if one and one.split("-")[0] not in foreign), "")
    fitting = _OF_SCRIPT.get(script, (script,))
    return next((one for one in codes if one.split("-")[0] in fitting), script)


def _has(text: str, mark: str) -> bool:
    return any(ord(c) > 0x24F and unicodedata.name(c, "").startswith(mark) for c in text)
