"""Columns of one language: “Title (German)”, “Synopsis FR”, “title_de”, “English title”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from planner.edit.texts import TEXTS
from planner.model import Film
from planner.text import folded

_NAMES = {
    "en": "english englisch englischer anglais ingles inglese 英文 英语",
    "de": "german deutsch deutscher allemand aleman tedesco alemao 德文 德语",
    "fr": "french franzosisch franzosischer francais frances francese 法文 法语",
    "es": "spanish spanisch espagnol espanol castellano spagnolo espanhol 西班牙文",
    "it": "italian italienisch italien italiano 意大利文",
    "pt": "portuguese portugiesisch portugais portugues portoghese 葡萄牙文",
    "nl": "dutch niederlandisch neerlandais nederlands holandes olandese",
    "pl": "polish polnisch polonais polski polaco polacco",
    "cs": "czech tschechisch tcheque cesky checo ceco",
    "zh": "chinese chinesisch chinois chino cinese chines 中文",
    "ja": "japanese japanisch japonais japones giapponese 日本語 日文",
    "ko": "korean koreanisch coreen coreano 한국어 韩文",
    "ar": "arabic arabisch arabe arabo العربية",
    "he": "hebrew hebraisch hebreu hebreo ebraico עברית",
    "ru": "russian russisch russe ruso russo русский",
    "sv": "swedish schwedisch suedois sueco svedese svenska",
    "da": "danish danisch danois danes danese dansk",
    "fi": "finnish finnisch finnois finlandes finlandese suomi",
    "hu": "hungarian ungarisch hongrois hungaro ungherese magyar",
    "tr": "turkish turkisch turc turco turkce",
    "el": "greek griechisch grec griego greco grego ελληνικα",
    "ca": "catalan katalanisch catala",
    "eu": "basque baskisch vasco euskara",
}
"""Codes that end other headings are left out: “Film ID”, “Film no”, “UK title”."""
_AT_THE_END = re.compile(r"(.*?)[\s_.\-–:(\[（]+([^\s_.\-–:()\[\]（）]+)[)\]）]?")
_IN_FRONT = re.compile(r"(\S{4,})\s+(.+)")


@cache
def _codes() -> Mapping[str, str]:
    return {folded(name): code for code, names in _NAMES.items() for name in (code, *names.split())}


@lru_cache(5_000)
def spoken(heading: str) -> tuple[str, str]:
    """What a heading says besides its language, and the code of that; empty when it names none."""
    text = heading.strip()
    if (found := _AT_THE_END.fullmatch(text)) and (code := _codes().get(folded(found[2]))):
        said = found[1].strip()
    elif (found := _IN_FRONT.fullmatch(text)) and (code := _codes().get(folded(found[1]))):
        said = found[2].strip()
    else:
        return heading, ""
    return (said, code) if said else (heading, "")


def code_of(name: str) -> str:
    """The code of a language by its name (“Modern Greek (1453-)”: el); empty when unknown."""
    words = folded(re.sub(r"\(.*?\)", "", name)).removeprefix("modern ").split()
    return _codes().get(words[0], "") if len(words) == 1 else ""


def text_in(field: str) -> tuple[str, str]:
    """The text and the code of its language that a field means, as “title_de”; else nothing."""
    name, _underscore, code = field.partition("_")
    return (name, code) if code and name in TEXTS[Film.table] else ("", "")
