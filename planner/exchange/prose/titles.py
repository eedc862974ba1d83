"""The title of an entry: where it ends, other titles in brackets, a year, countries."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.exchange.countries import country

_SEPARATOR = re.compile(
    r"\s+[-–—−―~|]+\s+|\s*[—―]\s*|(?<=\S)[-–−]+\s+|\s+[-–−]+(?=\S)|\s--\s?|--\s?"
)
_BRACKETED = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]{1,120})[)）\]】]\s*\Z")
_YEAR = re.compile(r"(?:18[89]\d|19\d\d|20\d\d|2100)\Z")
_AKA = re.compile(
    r"(?:a\.?k\.?a\.?|also known as|or|orig(?:inal)?\.?(?: title)?:?)\s+", re.IGNORECASE
)
_OTHER_SCRIPT = re.compile(
    r"(?<=[^\W\d_])\s+([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][^A-Za-z]*)\Z"
)
_LATIN_BEHIND = re.compile(
    r"\A([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][^A-Za-zÀ-ɏ]*?)\s+([A-ZÀ-Þ][^\u3040-\uffff]+)\Z"
)
_REMARK = re.compile(
    r"\b(?:premi[eè]re|restored|restoration|director['’]s cut|work in progress|sold out)\b|"
    r"^(?:G|PG(?:-13)?|R|NC-17|NR|U|12A?|15|18|FSK ?\d{1,2})$",
    re.IGNORECASE,
)
_SMALL_WORDS = (
    "a an the and or of in on at to by for from with into over under is as but nor vs via de la le "
    "du des et del y el los das der die und"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_LONGEST_TITLE = 14
_LONGEST_GUESS = 8
_COLON = re.compile(r"[:：]\s+(?=[^\W\d_])")
_BRACKET_END = re.compile(r"(?<=[^\W_])[)）\]]\s+(?=[A-ZÀ-Þ])")
_CROWDED = re.compile(r"(?<=\w)[-–](?=[A-Z]\w*\s[a-z])")
_OPENER = re.compile(
    r"(?<=\w)\s+(?=(?:A|An|On|After|During|When|While)\s\w|"
    r"(?:The|In|At|Following|Two|Three|Four|As|For|From|Set|This|With)\s+[a-zà-ÿ“\"'’\d])"
)
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.\Z")
_VERB = re.compile(
    r"(?<=\w)\s+(?=(?:is an?|follows|tells|explores|portrays|chronicles|documents|examines)\s)"
)
_MARKED = re.compile(r"(?<=\w[?!])\s+(?=[A-ZÀ-Þ]\w+\s+[a-zà-ÿ])")
"""Behind the mark that ends a title a sentence begins: “What Is a City? Featuring a …”."""

_REACH = 170
_QUOTES = {'"': '"', "“": "”", "«": "»", "‘": "’", "'": "'", "„": "“", "「": "」", "《": "》"}


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart; ``alternates`` as written in brackets behind it."""

    title: str
    alternates: tuple[str, ...] = ()
    year: int | None = None
    countries: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What is in brackets and is no title: “(UK premiere)”, “(restored)”."""


@dataclass(frozen=True, slots=True)
class Split:
    """An entry's title and the text behind it; ``sure`` is False where the border is a guess."""

    title: str
    rest: str
    sure: bool = True


def split_title(text: str) -> Split | None:
    """Title and logline of “Title - Logline”; None when no dash parts them.

    A title may hold a dash itself: “Letter - A Story - When …” is the title “Letter - A Story”.
    """
    for found in _SEPARATOR.finditer(text, 0, _REACH):
        if not text[: found.start()].strip() or _inside_bracket(text, found.start()):
            continue
        if not _could_be_title(text[: found.start()]):
            return None
        end = _past_subtitles(text, found)
        rest = text[end.end() :].strip()
        return Split(text[: end.start()].strip(), rest) if rest else None
    return None


def guess_title(text: str) -> Split:
    """Title and logline where no dash parts them, by what most often begins a sentence."""
    for find in (_MARKED, _COLON, _BRACKET_END, _CROWDED, _OPENER, _VERB):
        found = find.search(text, 0, _REACH)
        if found and len(text[: found.start()].split()) <= _LONGEST_GUESS:
            title = _FULL_STOP.sub("", text[: found.end()].strip(" :：-–"))
            return Split(title, text[found.end() :].strip(), sure=False)
    words = text.split(" ")
    at = _subject(words) or 4
    title = _FULL_STOP.sub("", " ".join(words[:at]))
    return Split(title, " ".join(words[at:]), sure=False)


def _subject(words: list[str]) -> int:
    """Where the subject of the first verb or noun in small letters stands; 0 when at the start."""
    for position, word in enumerate(words[: _LONGEST_GUESS + 3]):
        if word[:1].islower() and word.casefold() not in _SMALL:
            before = words[: position + 1]
            return max(at for at, known in enumerate(before) if known[:1].isupper() or at == 0)
    return 0


def parse_title(text: str) -> Title:
    """A title without its brackets: other titles, year and countries are told apart."""
    plain, alternates = text.strip(" ,;"), list[str]()
    year: int | None = None
    countries: list[str] = []
    remarks: list[str] = []
    while found := _BRACKETED.search(plain):
        if not plain[: found.start()].strip():
            break
        inside: list[str] = []
        for part in _parts(found[1]):
            if _YEAR.match(part):
                year = int(part)
            elif known := country(part):
                countries.append(known)
            elif _REMARK.search(part):
                remarks.append(part)
            else:
                inside.append(_AKA.sub("", part, count=1))
        alternates[:0] = inside
        plain = plain[: found.start()].rstrip(" ,;")
    behind = _LATIN_BEHIND.match(plain)
    other = None if behind else _OTHER_SCRIPT.search(plain)
    if behind:
        alternates.insert(0, behind[2].strip())
        plain = behind[1]
    if other:
        alternates.insert(0, other[1].strip())
        plain = plain[: other.start()]
    return Title(_unquoted(plain), tuple(alternates), year, tuple(countries), tuple(remarks))


def looks_like_title(text: str) -> bool:
    """Whether a line could be a title standing alone: short, and not a sentence."""
    words = text.split()
    if not 1 <= len(words) <= 12 or len(text) > 90 or text[-1] in ",;:":
        return False
    return not (text.endswith(".") and not text.endswith("...") and len(words) > 3)


def _parts(inside: str) -> list[str]:
    """What is in a bracket, apart at commas only where a year or country is among it."""
    parts = [part.strip() for part in re.split(r"\s*[,;/]\s*", inside) if part.strip()]
    if any(_YEAR.match(part) or country(part) for part in parts):
        return parts
    worded = inside.rsplit(" ", 1)
    if len(worded) == 2 and _YEAR.match(worded[1]) and country(worded[0]):
        return worded
    return [inside.strip()]


def _could_be_title(text: str) -> bool:
    words = text.split()
    if _MARKED.search(text):
        return False
    return len(words) <= _LONGEST_TITLE and not re.search(r"[^\W\d_]{3,}\.\s+[^\W\d_]", text)


def _inside_bracket(text: str, position: int) -> bool:
    before = text[:position]
    return before.count("(") > before.count(")") and ")" in text[position:]


def _past_subtitles(text: str, first: re.Match[str]) -> re.Match[str]:
    """The separator after the last part that is still title: capitalised, and followed likewise."""
    border = first
    for found in _SEPARATOR.finditer(text, first.end(), _REACH):
        part = text[border.end() : found.start()].strip()
        follows = text[found.end() : found.end() + 1]
        if not _is_capitalised(part) or not (follows.isupper() or follows in "“\"'‘"):
            break
        border = found
    return border


def _is_capitalised(part: str) -> bool:
    words = [word.strip("\"'“”‘’()!?,:") for word in part.split()]
    weighty = [word for word in words if word and word.casefold() not in _SMALL]
    return 0 < len(words) <= 10 and bool(weighty) and all(not word[0].islower() for word in weighty)


def _unquoted(title: str) -> str:
    inside = re.sub(r"(?<=\w)['’](?=\w)", "", title[1:-1])  # “Bird's” has an apostrophe, no mark
    if len(title) > 2 and _QUOTES.get(title[0]) == title[-1] and title[-1] not in inside:
        return title[1:-1].strip()
    return title.strip()
