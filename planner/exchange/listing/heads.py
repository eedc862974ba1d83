"""A film in one line: its title, and the facts in brackets or behind a stroke or a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.exchange.base import CreditRow
from planner.exchange.listing.said import Said, countries_at, said_in
from planner.exchange.match import is_directing
from planner.exchange.prose.headings import is_capitals
from planner.exchange.prose.runtimes import Runtime, runtime_in

_LONGEST_TITLE = 14
_LEAD = re.compile(
    r"^(?:[^\w\"“«„‘'¿¡(#\[「『《]+|\d\u20e3\s*|\d{1,2}(?:\.\d)+\.?\s+(?=\D)|\(?\d{1,3}[.)]\s+(?=\D|\d{1,2}:)|"
    r"(?:preceded|followed) by\s*:?\s+|vorfilm\s*:\s*|précédé de\s*:?\s+)+",
    re.IGNORECASE,
)
_QUOTED = (
    re.compile(
        r"^(?:“(?P<a>[^“”]{1,120})”|„(?P<b>[^„“”]{1,120})[“”]|«\s?(?P<c>[^«»]{1,120}?)\s?»)"
    ),
    re.compile(r"^(?:\"(?P<a>[^\"]{1,120})\"|「(?P<b>[^」]{1,80})」|《(?P<c>[^》]{1,80})》)"),
    re.compile(r"^(?:'(?P<a>.{1,90}?)'|‘(?P<b>.{1,90}?)’)(?=\s*(?:[-–—,|(/]|\Z))"),
)
_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]{2,300})[)）\]]")
_STROKE = re.compile(r"\s*(?:\||//|\t|•|·)\s*")
_SEMICOLON = re.compile(r"\s*[;；]\s+")
_AWARD = re.compile(r"^(?P<name>[^\"“«„:|]{2,40}):\s+(?=[\"“«„])")
_DASH = re.compile(r"\s+[-–—]+\s+|\s*—\s*")
_COMMA = re.compile(r"[,，]\s+")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-zà-ÿ]|[“\"'¿¡])")
_CLOCK = re.compile(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?")
_PLAYED = re.compile(r"^(?P<title>[^()]{1,90}?)\s*\((?P<length>\d{1,2}:[0-5]\d)\)$")
_EDGE = " \t,;:|/•·–—-"
_BY = re.compile(
    r"(?P<comma>\s*,)?\s+"
    r"(?:(?P<by>by|dir\. (?:by )?|directed by|a film by|un film de|de|di|von|por)\s+|"
    r"(?P<elided>d[’'])\s*)(?=[^\W\d_])",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\s*[,/–—-]\s+(?=[^,/–—-]+(?:[,/]\s*[^,/–—-]+){0,4}$)|\s*/\s*")
_PERSON = re.compile(r"^(?P<name>[^:：]{4,50})\s*[:：]\s+(?P<title>\S.*)$")


@dataclass(slots=True)
class Head:
    """The line that a film begins with: its title as written, what was said, what it is about."""

    title: str
    said: Said = field(default_factory=Said)
    text: str = ""


def head_in(text: str) -> Head | None:
    """The film of a line that has its title and facts; None for any other line."""
    plain = unmarked(text)
    if not plain or len(plain) > 6_000:
        return None
    award = _AWARD.match(plain)
    quoted = quoted_title(plain[award.end() :] if award else plain)
    if quoted:
        head = _behind_title(quoted[0], quoted[1]) if quoted[0] else None
        if head and award:
            head.said.others.insert(0, award["name"])
        return head
    for find in (_behind_person, _in_brackets, _behind_stroke, _behind_dash, _behind_comma):
        head = find(plain)
        if head:
            return head
    return None


def unmarked(text: str) -> str:
    """A line without its bullet, number or picture sign, and without “preceded by”."""
    return _LEAD.sub("", text).strip()


def quoted_title(text: str) -> tuple[str, str] | None:
    """A title in quotation marks in front, and what is behind it."""
    for pattern in _QUOTED:
        found = pattern.match(text)
        if found:
            title = next(part for part in found.groups() if part is not None)
            return title.strip(" ,"), text[found.end() :]
    return None


def byline_in(text: str) -> Head | None:
    """“Title by Somebody” with nothing else; it counts where several lines are made so."""
    plain = unmarked(text) if _BY.search(text, 0, 400) else ""
    alone = said_in(plain, bare=False)
    if alone and alone.strong:
        return None
    dashed = _DASH.split(plain, maxsplit=1)
    bracket = _BRACKET.search(dashed[0])
    remark = dashed[0][bracket.start() :] if bracket and dashed[0].endswith(bracket[0]) else ""
    head = Head(dashed[0][: len(dashed[0]) - len(remark)].strip())
    if not _take_director(head):
        return None
    behind = said_in(dashed[1]) if len(dashed) > 1 else Said()
    if behind is None:
        return None
    head.said.add(behind)
    head.said.others += [remark.strip("()[] ")] if remark else []
    return head


def played_in(text: str) -> Head | None:
    """“Title (8:22)” with nothing else; the clock is a length where it can be no time of day."""
    found = _PLAYED.match(unmarked(text))
    length = runtime_in(found["length"]) if found else None
    if found is None or length is None or length.seconds is None:
        return None
    return Head(found["title"].strip(), Said(Runtime(length.seconds, 0, sure=False)))


def _behind_title(title: str, rest: str) -> Head | None:
    """Facts, then a text, behind a title that its quotation marks bound."""
    plain = rest.strip(_EDGE)
    other = _BRACKET.match(plain)
    if other and said_in(other[1]) is None:  # “Tea” (Tee): another title in brackets
        title, plain = f"{title} {other[0]}", plain[other.end() :].strip(_EDGE)
    bracketed = _in_brackets(f"X {plain}") if "(" in plain[:200] else None
    if bracketed and bracketed.title.startswith("X"):
        between = bracketed.title[1:].strip(_EDGE)
        said = said_in(between) if between else Said()
        if said:
            said.add(bracketed.said)
            return Head(title, said, bracketed.text)
    said = said_in(plain)
    if said and said.strong:
        return Head(title, said)
    for dash in _DASH.finditer(plain, 0, 300):
        said = said_in(plain[: dash.start()])
        if said and said.strong:
            return Head(title, said, plain[dash.end() :].strip())
    said, text = facts_around(plain)
    return Head(title, said, text) if said.strong else None


def _behind_person(text: str) -> Head | None:
    """“Ann Sol – “Salt” – 9:20”: the director in front of a title in quotation marks."""
    dash = _DASH.search(text, 0, 80)
    quoted = quoted_title(text[dash.end() :]) if dash else None
    if dash is None or quoted is None:
        return None
    said = said_in(f"{text[: dash.start()]} | {quoted[1].strip(_EDGE)}")
    if said is None or not said.bare or said.kinds < 2:
        return None
    return Head(quoted[0], said)


def _in_brackets(text: str) -> Head | None:
    for found in _BRACKET.finditer(text, 0, 500):
        before, rest = text[: found.start()].strip(), text[found.end() :]
        said = said_in(found[1])
        timed = _CLOCK.fullmatch(found[1].strip())
        if timed:
            behind = said_in(rest)
            length = runtime_in(found[1])
            if behind and behind.kinds and behind.runtime is None and length:
                said = Said(length if length.sure else None)
                said.runtime = said.runtime or length
        if said is None or not said.strong or not _could_be_title(before):
            continue
        head = Head(before.strip(_EDGE), said)
        if _read_rest(head, rest):
            _take_places(head)
            _take_director(head)
            _take_person(head)
            return head
    return None


def _behind_stroke(text: str) -> Head | None:
    found = _STROKE.search(text) or (_SEMICOLON.search(text) if text.count(";") > 1 else None)
    said = said_in(text[found.end() :]) if found else None
    title = text[: found.start()].strip() if found else ""
    if said is None or said.kinds < 2 or not _could_be_title(title):
        return None
    return Head(title, said)


def _behind_dash(text: str) -> Head | None:
    for found in _DASH.finditer(text, 0, 200):
        if not _could_be_title(text[: found.start()]):
            return None
        rest = text[found.end() :]
        said = said_in(rest)
        if said and said.kinds > 1:
            return _titled(text[: found.start()], said)
        first = _SENTENCE.split(rest, maxsplit=1)[0]
        begun = said_in(first, bare=False)
        if begun and begun.kinds > 1 and (begun.runtime or begun.year):
            around, about = facts_around(rest)
            return _titled(text[: found.start()], around, about)
    return None


def _behind_comma(text: str) -> Head | None:
    for found in _COMMA.finditer(text, 0, 200):
        before = text[: found.start()]
        if before.count("(") > before.count(")"):
            continue
        if not _could_be_title(before):
            return None
        rest = text[found.end() :]
        dash = _DASH.search(rest)
        said, about = said_in(rest, bare=dash is None), ""
        if said is None and dash:
            said, about = said_in(rest[: dash.start()]), rest[dash.end() :].strip()
        if said and (said.runtime or (said.year and (said.countries or said.credits))):
            return _titled(before, said, about)
    return None


def _titled(title: str, said: Said, text: str = "") -> Head:
    head = Head(title.strip(_EDGE), said, text)
    _take_director(head)
    return head


def facts_around(text: str) -> tuple[Said, str]:
    """The facts in the first and in the last sentences of a text, and the text between them."""
    said = Said()
    parts = [part for part in _SENTENCE.split(text) if part]
    while parts and (found := said_in(parts[0], bare=False)) and (found.strong or found.others):
        said.add(found)
        del parts[0]
    while parts and (found := said_in(parts[-1], bare=False)) and (found.credits or found.others):
        said.add(found)
        del parts[-1]
    return said, " ".join(parts)


def _read_rest(head: Head, rest: str) -> bool:
    """What is behind the facts in brackets: more facts, or a text."""
    plain = rest.strip(_EDGE)
    more = said_in(plain) if plain else None
    if more:
        head.said.add(more)
        return True
    columns = [part for part in _STROKE.split(rest) if part.strip()]
    if rest.lstrip()[:1] in {"|", "•", "·"} and (more := said_in(columns[0])):
        head.said.add(more)
        for part in columns[1:]:
            head.said.add(said_in(part) or Said(others=[part.strip()]))
        return True
    about, text = facts_around(plain)
    head.said.add(about)
    head.text = text
    return not text or not text[:1].islower() or rest.strip()[:1] in "–—-:"


def _take_places(head: Head) -> None:
    """“Title / U.S.A.” and “Title, Spain”: the countries behind a title."""
    title, places = without_places(head.title)
    if places and head.said.countries in ([], places):
        head.title, head.said.countries = title, places


def without_places(title: str) -> tuple[str, list[str]]:
    """A title without the countries that a comma, a stroke or a dash parts from its end."""
    for found in _PLACED.finditer(title):
        if not title[: found.start()].strip():
            continue
        places, end = list[str](), found.end()
        while end < len(title):
            here, past, coded = countries_at(title, end)
            if not here or coded:
                places = []
                break
            places += here
            end = past + len(title[past:]) - len(title[past:].lstrip(" ,/."))
        if places:
            return title[: found.start()].strip(_EDGE), places
    return title, []


def _take_director(head: Head, *, small: bool = False) -> bool:
    """“Title, by Ann Sol”, “TITRE de Jean Roy”: the director behind a title.

    A small “de” joins words of many titles: it counts behind a comma, or between a title in
    capitals and a name that is not, or, with ``small``, wherever it stands.
    """
    if any(is_directing(credit.role) for credit in head.said.credits):
        return False
    for found in _BY.finditer(head.title):
        title, name = head.title[: found.start()].strip(_EDGE), head.title[found.end() :]
        said = said_in(name) if name[:4].casefold() != "the " else None
        if not title or said is None or not said.bare or said.kinds != 1:
            continue
        english = (found["by"] or "de").casefold().strip() not in {"de", "di", "von", "por"}
        capitals = is_capitals(title) and not is_capitals(name)
        if (found["comma"] or english or small or capitals) and _could_be_title(title):
            head.title = title
            head.said.credits[:0] = [CreditRow("Director", one) for one in said.bare]
            return True
    return False


def _take_person(head: Head) -> None:
    """“ANN SOL: Salt (Chile, 2020, 8 min)”: the director in front of a title, in capitals."""
    found = _PERSON.match(head.title)
    if not found or not is_capitals(found["name"]) or is_capitals(found["title"]):
        return
    said = said_in(found["name"])
    if said and said.bare and said.kinds == 1 and not head.said.credits and not head.said.bare:
        head.title = found["title"]
        head.said.credits = [CreditRow("Director", name) for name in said.bare]


def _could_be_title(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= _LONGEST_TITLE and not re.search(r"[^\W\d_]{3,}\.\s+[^\W\d_]", text)


def directed_in_title(title: str) -> tuple[str, list[str]]:
    """“I giorni del vento di Carla Bini” as title and directors; no directors for another title."""
    head = Head(title)
    taken = _take_director(head, small=True) and len(head.title.split()) > 0
    return (head.title, [credit.name for credit in head.said.credits]) if taken else (title, [])


def titles_of(text: str) -> Iterator[str]:
    """The titles of “Title / Original”, in order."""
    yield from (part.strip() for part in re.split(r"\s+/\s+", text) if part.strip())
