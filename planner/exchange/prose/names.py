"""People in running text: roles, nicknames, several names to a role, several roles to a name.

Strict on purpose: a tail of a sentence that is not made of roles and names only is no credit, so
that “Filmmaker Jason Loftus and celebrated artist …” stays in the logline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.exchange.base import CreditRow
from planner.exchange.countries import country

_RANKS = (
    r"executive|associate|co|line|assistant|art|lead|story|casting|animation|creative|"
    r"supervising|field|consulting|sound|film|script|supporting|main"
)
_RANKED = r"directors?|producers?|writers?|editors?|actors?|actress(?:es)?|designers?|artists?"
_MAKERS = (
    r"filmmakers?|animators?|composers?|cinematographers?|screenwriters?|scriptwriters?|"
    r"creators?|narrators?|authors?|performers?|choreographers?|illustrators?"
)
_OTHERS = (
    r"directors? of photography|camera(?:man|woman)?|d\.?o\.?p\.?|dir\.|prod\.|scr\.|wri\.|ed\.|"
    r"screenplay|script|story|music|score|photography|cinematography|editing|animation|sound|"
    r"production|direction|cast|starring|stars?|voices?"
)
_EASTERN = r"导演|導演|编剧|編劇|制片人?|監製|监制|主演|監督|脚本|감독"
_WITH_RANK = rf"(?:(?:{_RANKS})[\s-]+)?(?:{_RANKED})|(?:co[\s-]?)?(?:{_MAKERS})"
_ROLE = rf"(?:{_OTHERS}|{_EASTERN}|{_WITH_RANK})(?!\w)"
_ROLE_RUN = re.compile(
    rf"(?P<roles>{_ROLE}(?:\s*(?:/|&|\+|,|\band\b)\s*(?:{_ROLE}|(?<=/)[A-Z]\w+))*)"
    r"\s*(?:\bby\b)?\s*[:：]?\s*",
    re.IGNORECASE,
)
_BY = {
    "directed": "Director",
    "written": "Writer",
    "produced": "Producer",
    "edited": "Editor",
    "animated": "Animator",
    "filmed": "Cinematographer",
    "shot": "Cinematographer",
    "composed": "Composer",
    "a film": "Director",
}
_BY_RUN = re.compile(
    rf"(?P<verbs>(?:{'|'.join(_BY)})(?:\s*(?:,|/|&|\band\b|,\s*and\b)\s*(?:{'|'.join(_BY)}))*)"
    r"\s+by\b\s*[:：]?\s*",
    re.IGNORECASE,
)
_SHORT = {
    "dir.": "Director",
    "prod.": "Producer",
    "scr.": "Screenplay",
    "wri.": "Writer",
    "ed.": "Editor",
}
_UNCOUNTED = {"stars", "voices", "cast", "starring", "music"}

_PARTICLE_WORDS = (
    "de da do dos das di del della des du la le les van von vom zu zum der den ter ten af av al el "
    "bin ben ibn bint y e i of the jr sr ii iii iv"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_UNNAMED = frozenset({"anonymous", "various"})
_LINKS = frozenset({"and", "&", "und", "et", "with", "+", "/", "和", "与"})
_TITLED = frozenset({"jr", "sr", "dr", "st", "mr", "ms", "mrs", "prof"})
_SPANISH_AND = re.compile(r"(?<=\w)\s+[ye]\s+(?=[^\W\d_]\S*\s+[^\W\d_])")
"""“Leo Paz y Eva Ríos” are two, “José Ortega y Gasset” is one."""

_WORD = re.compile(r"\S+")
_PLACE = re.compile(r"[^\W\d_][^,;|/•·()\d]*?(?=\s*(?:[,;|/•·().]|\d|\Z))")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Credits:
    """Credits found in a text and the position after them; ``closed`` when a colon ended them."""

    credits: tuple[CreditRow, ...]
    end: int
    closed: bool


def credits_at(text: str, start: int) -> Credits | None:
    """The credits that begin exactly at that place, or None."""
    found: list[CreditRow] = []
    position, closed = start, False
    while not closed:
        group = _group_at(text, position)
        if group is None:
            break
        found += group.credits
        position, closed = group.end, group.closed
    return Credits(tuple(found), position, closed) if found else None


def split_names(text: str) -> tuple[str, ...]:
    """The people of a cell: “Rania Attieh / Daniel Garcia”, “Ann and Bob”, “Ann; Bob”."""
    parts = re.split(r"\s*(?:[,;|、/]|\s&\s|\s\+\s|\band\b|\bund\b|\bet\b)\s*", text)
    joined = [one for part in parts for one in _SPANISH_AND.split(part)]
    return tuple(part.strip() for part in joined if part.strip())


def roles_named(text: str) -> tuple[str, ...]:
    """The roles that a label names, for one person each: “Writers/Directors”."""
    written = text[:1].upper() + text[1:]
    roles, end = roles_at(written, 0) if text else ((), 0)
    return roles if roles and end == len(written) else ()


def _group_at(text: str, start: int) -> Credits | None:
    roles, position = roles_at(text, start)
    names = _Names(text, position) if roles else None
    if names is None or not names.read():
        return None
    people = tuple(CreditRow(role, name) for name in names.found for role in roles)
    return Credits(people, names.end, names.closed)


def roles_at(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """The roles that begin at a place, for one person each, and where they end."""
    verbs = _BY_RUN.match(text, start)
    if verbs:
        words = re.findall("|".join(_BY), verbs["verbs"].casefold())
        return tuple(_BY[word] for word in words), verbs.end()
    run = _ROLE_RUN.match(text, start)
    small = text[start : start + 1].islower() and not text.startswith("dir.", start)
    if run is None or (small and ":" not in run[0]):
        return (), start
    parts = re.split(r"\s*(?:/|&|\+|,|\band\b)\s*", run["roles"])
    return tuple(_role(part) for part in parts if part), run.end()


def _role(written: str) -> str:
    """A role as written, for one person: “Producers” is each one's “Producer”."""
    short = _SHORT.get(written.casefold()) or _BY.get(written.casefold())
    if short:
        return short
    if written.casefold() in _UNCOUNTED:
        return written[:1].upper() + written[1:]
    single = re.sub(r"s(?=\s+of\b)", "", written)
    return single[:1].upper() + _singular(single[1:])


def _singular(role: str) -> str:
    if role.endswith("esses"):
        return role[:-2]
    return role[:-1] if role.endswith("s") and not role.endswith("ss") else role


class _Names:
    """Reads names word by word up to what ends them; ``found`` are whole names so far."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.end = text, start
        self.found: list[str] = []
        self.closed = False
        self._words: list[str] = []

    def read(self) -> bool:
        """Whether only names stand here, up to a mark, another role or the end of the text."""
        for match in _WORD.finditer(self.text, self.end):
            if self._words and _starts_role(self.text, match.start()):
                break
            if self._words and _starts_bracketed_place(self.text, match.start()):
                break
            self.end = match.end()
            if self._words and match[0].casefold().strip(",") in _LINKS:
                self._finish()
                if _starts_role(self.text, self.end):
                    break
                continue
            bare, mark = _without_mark(match[0], self._words)
            if bare and not is_name(bare, first=not self._words):
                return False
            if bare:
                self._words.append(bare)
            if mark and self._ends_at(mark):
                break
        self._finish()
        self.end = _past_space(self.text, self.end)
        return bool(self.found)

    def _ends_at(self, mark: str) -> bool:
        """Whether a mark ends all names; a comma or slash ends only one."""
        self._finish()
        if mark in {",", "/", "、"}:
            return _starts_role(self.text, self.end) or _starts_other_fact(self.text, self.end)
        self.closed = mark in {":", "："}
        return True

    def _finish(self) -> None:
        if self._words:
            self.found.append(" ".join(self._words))
            self._words = []


def _starts_role(text: str, position: int) -> bool:
    start = _past_space(text, max(position, 0))
    return start < len(text) and bool(roles_at(text, start)[0])


def _starts_other_fact(text: str, position: int) -> bool:
    """Whether a year, a length or a country follows and not another name."""
    start = _past_space(text, position)
    if start < len(text) and text[start].isdigit():
        return True
    place = _PLACE.match(text, start)
    return place is not None and bool(country(place[0]))


def _starts_bracketed_place(text: str, position: int) -> bool:
    """Whether a country in brackets follows a name: “Ann Sol (Chile)”."""
    if text[position] not in "([":
        return False
    place = re.compile(r"[^()\[\]]{2,40}(?=[)\]])").match(text, position + 1)
    parts = re.split(r"\s*[/,]\s*", place[0]) if place else []
    return (
        bool(parts)
        and bool(country(parts[0]))
        and all(country(part) or part.isdigit() for part in parts)
    )


def _past_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _without_mark(word: str, before: list[str]) -> tuple[str, str]:
    """A word without the mark that ends a name, and that mark; initials keep their full stop."""
    last = word[-1]
    if last in ":：;,、|/":
        return word[:-1], last
    if last == ".":
        stem = word[:-1]
        initial = len(stem) == 1 and (bool(before) or stem.isupper())
        if not initial and "." not in stem and stem.casefold() not in _TITLED:
            return stem, last
    return word, ""


def is_name(word: str, *, first: bool) -> bool:
    """Whether a word could be one of a person's name, ``first`` where it begins the name."""
    plain = word.strip("\"'“”‘’„«»()[]")
    if not plain:
        return word in {"-", "–"}
    if any(mark in plain for mark in "!?=<>{}:;"):
        return False
    if first and plain.casefold().rstrip(".") in _UNNAMED:
        return True
    if plain[0].isupper() or _CJK.match(plain) or (plain[0].isalpha() and not plain[0].islower()):
        return True
    folded = plain.casefold().rstrip(".")
    if folded in _PARTICLES:
        return True
    nickname = word != plain and word[0] in "\"“‘'(«„"
    return (nickname and not first) or bool(re.match(r"(?:d|l|o)['’][A-ZÀ-Þ]", plain))
