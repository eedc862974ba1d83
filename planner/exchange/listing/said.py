"""What a line says that holds nothing but facts: people, countries, a year, a length, and the rest.

Pages part facts by strokes, commas, slashes, tabs or nothing at all, name roles in any language,
and add formats, languages, ratings and premieres. A line counts only when all of it is such facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from planner.exchange.base import CreditRow
from planner.exchange.countries import begins_country, country, country_code
from planner.exchange.labelled.labels import label_in, label_named
from planner.exchange.prose.names import is_name, roles_at
from planner.exchange.prose.runtimes import LABEL, Runtime, runtime_at
from planner.text import folded
from planner.times import runtime_label

_LONGEST = 400
_WORD = re.compile(r"[^\s|•·,;，、،／/()（）\[\]\d]+\s?")
_HYPHEN = re.compile(r"\s?[-–]\s?")
_BETWEEN = re.compile(r"[\s|•·,;，、،／/+&()（）\[\].。–—―-]*")
_STOP = re.compile(r"[|•·,;，、،／/()（）\[\]\t\d:：]|\s[–—-]\s|(?<=[^\W\d_]{3})\.(?:\s|\Z)")
_HARD = re.compile(r"[|•·,;，、،／()（）\[\]\t]|\s[–—/-]\s|\.\s|\Z")
_YEAR = re.compile(
    r"(18[89]\d|19\d\d|20\d\d)(?:[/–-](?:(?:19|20)\d\d|\d\d(?![\d:'’′]|\s?m)))?(?![\d:'’′])年?"
)
_CLOCK = re.compile(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?!\s*[ap]\.?m)(?![\d:])", re.IGNORECASE)
_TIME = re.compile(
    r"\W*(?:\d{1,2}[:.][0-5]\d|(?:[5-9]|[12]\d)\s?h\s?(?:[0-5]\d)?)\s*(?:h|hs|hrs|Uhr|uur)?\W*",
    re.IGNORECASE,
)
"""A time of day by itself, which is no length: “19:30 h”, “20h30”."""

_LABEL = re.compile(r"([^\W\d_][^:：|,;()]{0,40}?)\s*[:：]\s*")
_ROLES = {
    "d": "Director",
    "dir": "Director",
    "dirs": "Director",
    "r": "Regie",
    "real": "Réalisation",
    "direction": "Direction",
    "اخراج": "Director",
    "إخراج": "Director",
    "المخرج": "Director",
    "המאי": "Director",
    "reż": "Director",
}
_BY = re.compile(
    r"(?:a film by|un film de|ein film von|un film di|um filme de|by|"
    r"(?-i:von|door|de|di|por|van))\s+|(?-i:d[’'](?=[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_DIR = re.compile(r"(?:dirs?|r[ée]al|regie|regia)\.?\s+(?=[^\W\d_])", re.IGNORECASE)
_WITH = re.compile(r"(?:with|mit|avec|con|com|met)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|i|og|och)\s+|\s*[&+和与與]\s*")
_OTHER = re.compile(
    r"\b(?:fiction|ficción|ficção|fiktion|finzione|documentary|documentaire|documental|documentário|"
    r"documentario|dokumentarfilm|spielfilm|kurzfilm|docs?|doku|drama(?:tic)?|comedy|comedia|horror|"
    r"thriller|animat(?:ion|ed)|animaci[oó]n|animação|animazione|animationsfilm|romance|sci-?fi|"
    r"western|crime|adventure|fantasy|musical|experimental|narrative|music video|feature|shorts?|"
    r"court[ -]métrage|long[ -]métrage|premiere|première|premier|estreno|estreia|anteprima|prima|"
    r"\w*premiere|uraufführung|dcp|\d\d ?mm|super ?8|blu-?ray|digital|hd|4k|2k|prores|h\.?264|mp4|"
    r"colou?r|farbe|couleurs?|b&w|b/w|s/w|n&b|nb|bw|black and white|silent|stumm|sans dialogue|"
    r"ohne dialoge?|\d{1,2} (?:anos|ans|años|anni|jahre)|"
    r"no dialogue|without dialogue|sin diálogos|subtitle[ds]?|sous-titres?|"
    r"untertitel\w*|subtitulad\w*|legendad\w*|dubbed|english|french|german|spanish|italian|portuguese|chinese|mandarin|cantonese|"
    r"japanese|korean|arabic|hebrew|hindi|persian|farsi|russian|dutch|swedish|polish|turkish|greek|"
    r"englisch|französisch|deutsch|spanisch|italienisch|anglais|français|allemand|espagnol|italien|"
    r"inglés|francés|alemán|español|italiano|portugués|inglês|francês|português|igbo|yoruba|swahili|"
    r"rated?|not rated|unrated|pg(?:-13)?|nc-17|nr|fsk|usk|ov|om[ueo]?|omeu|st|vf|vost\w*|vo|vose|"
    r"vosi|subs?|eng\.? sub\w*|1st film|first (?:film|feature)|premier film|erstlingsfilm|"
    r"opera prima|ópera prima|student film|q&a|free|gratis|gratuit|all ages|tous publics|"
    r"ab \d{1,2}(?: jahren?)?)(?!\w)|^(?:r|u|pg|g|\d{1,2}[a+]?|\d{1,2}\+)\Z",
    re.IGNORECASE,
)
_PREMIERE = re.compile(
    r"(?:[^\W\d_][\w.'’-]*\s+){0,3}(?:\w*premi[eèé]res?|premier)(?:\s+(?:mondiale|mundial|mundiale|"
    r"europea|européenne|internationale|internacional))?(?!\w)",
    re.IGNORECASE,
)
_LONGEST_OTHER = 8
_NAME_WORDS = 6
_SHORTENED = re.compile(r"\b(?:jr|sr)\.\Z", re.IGNORECASE)
_MOST_BARE = 4
_ARTICLES = frozenset(
    {"the", "a", "an", "der", "die", "das", "les", "el", "los", "las", "il", "gli"}
)


@dataclass(slots=True)
class Said:
    """The facts of a line. ``bare`` are names that no role introduces, ``others`` all the rest."""

    runtime: Runtime | None = None
    year: int | None = None
    countries: list[str] = field(default_factory=list)
    credits: list[CreditRow] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> int:
        """How many kinds of facts it has: length, year, countries, people."""
        people = self.credits or self.bare
        return sum(map(bool, (self.runtime, self.year, self.countries, people)))

    @property
    def strong(self) -> bool:
        """Whether it can be nothing but facts of a film: a length, a person with a role, or two."""
        return bool(self.runtime or self.credits) or self.kinds > 1

    def copied(self) -> Said:
        """The same, whose lists are its own."""
        return Said(
            self.runtime,
            self.year,
            list(self.countries),
            list(self.credits),
            list(self.bare),
            list(self.others),
        )

    def add(self, later: Said) -> None:
        """Take in what another place says about the same film; the first to speak of it holds."""
        self.others += self.besides(later)
        self.runtime = self.runtime or later.runtime
        self.year = self.year or later.year
        self.countries = self.countries or list(later.countries)
        self.credits += [one for one in later.credits if one not in self.credits]
        self.bare = self.bare or list(later.bare)
        self.others += later.others

    def besides(self, later: Said) -> list[str]:
        """What another place says otherwise than this one, as text."""
        said: list[str] = []
        if self.runtime and later.runtime and self.runtime.seconds != later.runtime.seconds:
            said.append(runtime_label(later.runtime.seconds))
        if self.year and later.year and self.year != later.year:
            said.append(str(later.year))
        if self.countries:
            said += [place for place in later.countries if place not in self.countries]
        if self.bare:
            said += [name for name in later.bare if name not in self.bare]
        return said


def said_in(text: str, *, bare: bool = True) -> Said | None:
    """The facts of a line that holds nothing else; None for any other line.

    Without ``bare`` a name needs a role in front of it.
    """
    if len(text) > _LONGEST:
        return None
    found = _scanned(text, bare)
    return found.copied() if found else None


@lru_cache(4096)  # the lines above a line and the line itself ask for the same
def _scanned(text: str, bare: bool) -> Said | None:
    if not any(map(str.isalnum, text)) or _TIME.fullmatch(text):
        return None
    scan = _Scan(text, bare=bare)
    while scan.position < len(text):
        if not scan.step():
            return None
    return scan.result()


class _Scan:
    """Reads facts one behind the other; ``role`` is that of the name read last."""

    def __init__(self, text: str, *, bare: bool) -> None:
        self.text, self.bare = text, bare
        self.said = Said()
        self.roles: tuple[str, ...] = ()
        self.coded = self.clocked = False
        self.position = self.bare_end = 0
        self._skip()

    def step(self) -> bool:
        """Read one fact; False where there is none."""
        found = (
            self._premiere() or self._credit() or self._year() or self._length() or self._country()
            or self._other() or self._name()
        )  # fmt: skip
        self._skip()
        return found

    def result(self) -> Said | None:
        """What was read; codes of countries and bare clocks count beside other facts only."""
        said = self.said
        if self.coded and not (said.year or said.runtime):
            return None
        return None if self.clocked and said.kinds < 2 else said

    def _follows_names(self) -> bool:
        """Whether names without a role stand together, as those of several directors do."""
        said = self.said
        if not said.bare:
            return True
        between = self.text[self.bare_end : self.position]
        return len(said.bare) < _MOST_BARE and between.strip() in {",", "/", "&", "、", "·"}

    def _skip(self) -> None:
        between = _BETWEEN.match(self.text, self.position)
        self.position = between.end() if between else self.position

    def _premiere(self) -> bool:
        found = _PREMIERE.match(self.text, self.position)
        if found is None:
            return False
        self.said.others.append(found[0])
        self.position, self.roles = found.end(), ()
        return True

    def _credit(self) -> bool:
        roles, end = role_at(self.text, self.position)
        names, end = _names_at(self.text, end) if roles else ((), 0)
        if not names:
            return False
        self.roles, self.position = roles, end
        self.said.credits += [CreditRow(role, name) for name in names for role in roles]
        return True

    def _length(self) -> bool:
        label = LABEL.match(self.text, self.position)
        start = label.end() if label else self.position
        found = runtime_at(self.text, start, labelled=label is not None)
        clock = _CLOCK.match(self.text, start)
        if found is None and clock:
            found = runtime_at(self.text, start, labelled=True)
            self.clocked = True
        if found is None or found.seconds is None or self.said.runtime:
            return False
        if self.text[found.end : found.end + 1].isalnum():
            return False
        self.said.runtime = Runtime(found.seconds, 0) if clock else found
        self.roles, self.position = (), found.end
        return True

    def _year(self) -> bool:
        found = _YEAR.match(self.text, self.position)
        if found is None or self.said.year:
            return False
        self.said.year, self.position, self.roles = int(found[1]), found.end(), ()
        return True

    def _country(self) -> bool:
        places, end, coded = countries_at(self.text, self.position)
        if not places:
            return False
        self.said.countries += [place for place in places if place not in self.said.countries]
        self.coded = self.coded or coded
        self.roles, self.position = (), end
        return True

    def _other(self) -> bool:
        end = _HARD.search(self.text, self.position)
        chunk = self.text[self.position : end.start() if end else len(self.text)].strip(" .")
        if any(mark in chunk for mark in '“”"«»„') or ": " in chunk:
            return False
        if not chunk or len(chunk.split()) > _LONGEST_OTHER or not _OTHER.search(chunk):
            return False
        self.said.others.append(chunk)
        self.position += len(chunk)
        self.roles = ()
        return True

    def _name(self) -> bool:
        names, end = _names_at(self.text, self.position)
        if not names:
            return False
        if self.roles:
            self.said.credits += [CreditRow(r, name) for name in names for r in self.roles]
        elif self.bare and self._follows_names() and all(map(_whole, names)):
            self.said.bare += names
            self.bare_end = end
        else:
            return False
        self.position = end
        return True


def role_at(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """The roles that a place names and where the names behind begin; no roles for any other."""
    label = _LABEL.match(text, start)
    if label:
        short = _ROLES.get(folded(label[1])) or _ROLES.get(label[1].casefold())
        if short:
            return (short,), label.end()
        if label_named(label[1]) == "credits" and (known := label_in(f"{label[0]} x")):
            return known.roles, label.end()
    raised = f"{text[:start]}{text[start : start + 1].upper()}{text[start + 1 :]}"
    roles, end = roles_at(raised, start)
    if roles:
        return roles, end
    for pattern, role in ((_BY, "Director"), (_DIR, "Director"), (_WITH, "Cast")):
        found = pattern.match(text, start)
        if found:
            return (role,), found.end()
    return (), start


def countries_at(text: str, start: int) -> tuple[list[str], int, bool]:
    """The country at a place, or several with hyphens; where it ends; whether it is a code only."""
    best: tuple[list[str], int, bool] = ([], start, False)
    first = _WORD.match(text, start)
    if first and not begins_country(first[0]):
        return best
    for word in _WORD.finditer(text[start : start + 60]):
        end = start + len(text[start : start + word.end()].rstrip(" .")) - start
        if word.start() and text[start + word.start() - 1] not in " \t\xa0":
            break
        written = text[start : start + end].strip()
        whole = text[start : start + word.end()].strip()
        known = country(whole) or country(written)
        parts = [country(part) for part in _HYPHEN.split(written)]
        if known and _stops(text, start + end):
            best = ([known], start + end, False)
        elif len(parts) > 1 and all(parts) and _stops(text, start + end):
            best = (parts, start + end, False)
        elif not best[0] and country_code(written) and _stops(text, start + end):
            best = ([written], start + end, True)
    return best


def _stops(text: str, end: int) -> bool:
    """Whether a fact may end here: no other word of the same thing follows."""
    follows = text[end:].lstrip(" .")
    if not follows or not follows[0].isalpha():
        return True
    if text[end : end + 1] not in " .":
        return False
    border = _HARD.search(follows)
    chunk = follows[: border.start() if border else len(follows)]
    return len(chunk.split()) <= _LONGEST_OTHER and bool(_OTHER.search(chunk))


def _names_at(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """The names up to the next mark, and its place; none when what stands there is no name."""
    border = _STOP.search(text, start)
    end = border.start() if border else len(text)
    chunk = text[start:end].strip(" -–")
    if not _SHORTENED.search(chunk):
        chunk = chunk.strip(" .")
    names = tuple(name for name in _AND.split(chunk) if name)
    return (names, end) if names and all(map(_is_person, names)) else ((), start)


def _is_person(name: str) -> bool:
    words = name.split()
    if len(words) > _NAME_WORDS or not any(map(str.isalpha, name)):
        return False
    if name[0] in "“”\"„«»‘'「《":  # a title; the quotation marks of a nickname stand inside
        return False
    if name.casefold() in {"anonymous", "various"}:
        return True
    return all(is_name(word, first=not at) for at, word in enumerate(words)) and any(
        word[0].isupper() or not word[0].islower() for word in words if word[0].isalpha()
    )


def _whole(name: str) -> bool:
    """Whether a name without a role looks like one of a person: first name and surname."""
    words = name.casefold().split()
    if words[0] in _ARTICLES:
        return False
    return len(words) > 1 or not any(c.isascii() or c.islower() for c in name)
