"""The films in the lines of a text: on one line, or a title with lines of facts below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planner.exchange.base import CreditRow
from planner.exchange.listing.clock import TimeFound, times_in
from planner.exchange.listing.entries import Entry, entry_in
from planner.exchange.listing.headings import heading_in, is_block, is_house
from planner.exchange.listing.heads import (
    Head,
    byline_in,
    directed_in_title,
    head_in,
    played_in,
    quoted_title,
    titles_of,
    unmarked,
    without_places,
)
from planner.exchange.listing.lines import Line
from planner.exchange.listing.said import Said, said_in
from planner.exchange.match import is_directing
from planner.exchange.prose.headings import heading, is_navigation, is_shown_together
from planner.exchange.prose.titles import parse_title
from planner.i18n import _

_LEAD = re.compile(
    r"^(?P<time>\d{1,2}(?:\s?[:.h]\s?[0-5]\d)?\s?(?:[ap]\.?\s?m\.?|Uhr|uur|hrs?|hs|h)?(?![\w:.]))"
    r"(?:\s?[-–—]\s?\d{1,2}[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?!\w))?\s*[-–—:|,]*\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?P<place>[^-–—|]{3,40}?)\s+[-–—|]\s+(?P<rest>\S.*)$")
_OCCASION = re.compile(
    r"(?P<name>(?:opening|closing)(?:\s+(?:night|film|gala|ceremony))*|centrepiece|centerpiece|"
    r"(?:film d[’'])?ouverture|clôture|film de clôture|eröffnungsfilm|abschlussfilm|inauguración|"
    r"clausura)\s*[:–—-]\s+(?=\S)",
    re.IGNORECASE,
)
"""What a listing says of a screening in front of the title: “Closing Night: Salt”."""

_LINES = {
    "runtime": "runtime_seconds",
    "year": "year",
    "countries": "countries",
    "credits": "credits",
    "bare": "credits",
}
_MOST_BELOW = 8
_LONGEST_TITLE = 14
_LONGEST_SENTENCE = 6
_LONGEST_HOUSE = 5
_FEWEST_ALIKE = 2
_MOSTLY = 0.6


@dataclass(slots=True)
class Films:
    """The films of a text by the line of their title, and the lines of facts below them."""

    entries: dict[int, Entry] = field(default_factory=dict)
    below: set[int] = field(default_factory=set)


def films_in(lines: Sequence[Line]) -> Films:
    """The films that lines describe; whatever is in no film's lines is for others to read."""
    found = Films()
    at = 0
    while at < len(lines):
        line = lines[at]
        entry = _on_one_line(line) or _quoted_above(lines, at) or _title_above(lines, at)
        if entry is None or _is_bare_block(entry):
            at += 1
            continue
        at += 1 + _take_below(entry, lines, at + 1, found)
        _direct(entry)
        found.entries[line.number] = entry
    _take_patterns(lines, found)
    _take_directors(found)
    _take_titles_above(lines, found)
    return found


def _is_bare_block(entry: Entry) -> bool:
    """Whether “Shorts Block 2 (82 min)” says nothing of a film but a length."""
    told = entry.directors or entry.credits or entry.bare or entry.countries or entry.year
    return not (told or entry.text) and is_shown_together(entry.title)


def lead_in(text: str) -> tuple[TimeFound | None, str, str, str]:
    """The time of day and the place that a line begins with, the time as written, and the rest."""
    led = _LEAD.match(text)
    time = next(times_in(led["time"]), None) if led else None
    if not led or time is None or led["rest"][:1].islower():
        return None, "", "", text
    placed = _PLACE.match(led["rest"])
    if placed and (is_house(placed["place"]) or _in_columns(led["rest"], placed)):
        return time, led["time"], placed["place"].strip(), placed["rest"]
    return time, led["time"], "", led["rest"]


def _in_columns(text: str, placed: re.Match[str]) -> bool:
    """Whether a time, a place and a film stand in columns of one line."""
    column = text[placed.end("place") :].lstrip().startswith("|")
    return column and "(" not in placed["place"] and head_in(placed["rest"]) is not None


def _on_one_line(line: Line) -> Entry | None:
    time, written, place, rest = lead_in(line.text)
    alone = said_in(rest, bare=False)
    if alone and alone.kinds > 1:
        return None
    known = entry_in(line.text, line.number) if quoted_title(unmarked(line.text)) else None
    head = head_in(rest)
    if known and (head is None or known.time or not (head.said.credits and known.directors)):
        return known
    if head is None or (time is None and heading_in(line.text).day):
        return entry_in(line.text, line.number)
    return _entry(head, line.number, time, written, place)


def _quoted_above(lines: Sequence[Line], at: int) -> Entry | None:
    """“Title” by itself with its facts below."""
    quoted = quoted_title(unmarked(lines[at].text))
    if quoted is None or quoted[1].strip(" ,.:"):
        return None
    said = _facts_below(lines, at + 1)
    return _entry(Head(quoted[0]), lines[at].number) if said.strong else None


def _title_above(lines: Sequence[Line], at: int) -> Entry | None:
    """A short line with lines of facts below: a title, perhaps behind a time."""
    line = lines[at]
    below = _facts_below(lines, at + 1)
    if not below.strong:
        return None
    time, written, place, rest = lead_in(line.text)
    if not _could_be_title(rest, line.text, timed=time is not None):
        return None
    apart = at + 1 < len(lines) and lines[at + 1].gap
    if apart and is_navigation(rest):  # “Home” right above facts is a title
        return None
    dressed = heading(rest)
    title = dressed.name if dressed else unmarked(rest)
    director = None if _directed(below) or below.bare else byline_in(title)
    return _entry(director or Head(title), line.number, time, written, place) if title else None


def _could_be_title(text: str, line: str, *, timed: bool) -> bool:
    if not text or len(text.split()) > _LONGEST_TITLE or len(text) > 110 or text[-1] in ",;:":
        return False
    if not timed and _is_heading(line):
        return False
    if text.endswith(".") and len(text.split()) > _LONGEST_SENTENCE:
        return False
    said = said_in(text, bare=False)
    return said is None or not (said.strong or (said.countries and text[0] in "([（"))


def _is_heading(text: str) -> bool:
    found = heading_in(text)
    return bool(found.day or found.start or (found.place and not found.title))


def _fact_line(lines: Sequence[Line], at: int, *, first: bool) -> Said | None:
    """The facts of a line below a title; a name alone counts in front of other facts only."""
    line = lines[at]
    said = said_in(line.text) if lead_in(line.text)[0] is None else None
    if said is None or not (said.kinds or said.others):
        return None
    if line.gap and not (said.runtime or said.credits or said.kinds > 1):
        return None
    if not said.bare:
        return said
    if _directed(said) or _directed_below(lines, at + 1):  # the name is a title
        return None
    if said.runtime or said.countries:
        return None if _is_row(said) and _is_row(_said_at(lines, at + 1)) else said
    after = Said()
    for below in range(at + 1, at + 4):
        following = _said_at(lines, below)
        if following is None or following.bare:
            break
        after.add(following)
    before_facts = after.kinds > 1
    return said if first and not line.gap and said.kinds == 1 and before_facts else None


def _said_at(lines: Sequence[Line], at: int) -> Said | None:
    """The facts of the line there, if no blank line stands before it."""
    return said_in(lines[at].text) if at < len(lines) and not lines[at].gap else None


def _is_row(said: Said | None) -> bool:
    """Whether a line could be a film in columns: a name, and all the facts behind it."""
    return said is not None and bool(said.bare and said.runtime)


def _directed_below(lines: Sequence[Line], start: int) -> bool:
    """Whether the next lines of facts name a director by the role."""
    for at in (start, start + 1):
        said = _said_at(lines, at)
        if said is None:
            return False
        if _directed(said):
            return True
    return False


def _directed(said: Said) -> bool:
    return any(is_directing(credit.role) for credit in said.credits)


def _place_below(lines: Sequence[Line], at: int) -> str:
    """The house in which a film is shown, on the line between its title and its facts."""
    if at + 1 >= len(lines) or lines[at].gap or lines[at + 1].gap:
        return ""
    text = lines[at].text
    house = is_house(text) and len(text.split()) <= _LONGEST_HOUSE and text[-1] not in ".!?:"
    return text if house and said_in(text, bare=False) is None else ""


def _facts_below(lines: Sequence[Line], start: int) -> Said:
    together = Said()
    start += bool(_place_below(lines, start))
    for at in range(start, min(start + _MOST_BELOW, len(lines))):
        said = _fact_line(lines, at, first=at == start)
        if said is None:
            break
        together.add(said)
    return together


def _take_below(entry: Entry, lines: Sequence[Line], start: int, found: Films) -> int:
    """Give a film the lines of facts below its title; how many lines these are."""
    place = _place_below(lines, start) if not entry.text else ""
    if place and not entry.place and _facts_below(lines, start).strong:
        entry.place, entry.place_line = place, lines[start].number
        found.below.add(lines[start].number)
        return 1 + _take_below(entry, lines, start + 1, found)
    for at in range(start, min(start + _MOST_BELOW, len(lines))):
        said = _fact_line(lines, at, first=at == start)
        if said is None or (entry.text and not said.strong):
            return at - start
        known = Said(entry.runtime, entry.year, entry.countries)
        if (said.runtime and entry.runtime) or known.besides(said):
            return at - start
        if not _adds(entry, said):
            return at - start
        _add(entry, said, lines[at].number)
        found.below.add(lines[at].number)
    return max(min(start + _MOST_BELOW, len(lines)) - start, 0)


def _take_patterns(lines: Sequence[Line], found: Films) -> None:
    """Lines as “Title by Somebody” or “Title (8:22)”, where there are several of them."""
    for find in (byline_in, _played):
        heads = {
            line.number: head
            for line in lines
            if line.number not in found.entries
            and line.number not in found.below
            and (head := find(line.text))
            and not heading_in(line.text).day
        }
        if len(heads) < _FEWEST_ALIKE:
            continue
        for number, head in heads.items():
            found.entries[number] = _entry(head, number)
            _direct(found.entries[number])


def _played(text: str) -> Head | None:
    return None if is_block(text) else played_in(text)


def _take_directors(found: Films) -> None:
    """Directors behind titles, “I giorni del vento di Carla Bini”, where most titles have one."""
    silent = [one for one in found.entries.values() if not (one.directors or one.credits)]
    told = [(one, directed_in_title(one.title)) for one in silent]
    told = [(one, parted) for one, parted in told if parted[1]]
    if len(told) < _FEWEST_ALIKE or len(told) < _MOSTLY * len(silent):
        return
    for entry, (title, names) in told:
        message = _(
            "“{name}” was read as the director of “{title}”; it could be part of the title."
        )
        shown = message.format(name=names[-1], title=title)
        entry.doubts.append((entry.line, "title", shown))
        entry.title, entry.credits = title, [CreditRow("Director", name) for name in names]


def _take_titles_above(lines: Sequence[Line], found: Films) -> None:
    """Titles of two lines, the second in another language, where most films have them so."""
    above: dict[int, Line] = {}
    stacked = 0
    for before, line in pairwise(lines):
        entry = found.entries.get(line.number)
        if entry is None or entry.time or entry.line + 1 not in found.below:
            continue
        stacked += 1
        free = before.number not in found.entries and before.number not in found.below
        if free and before.gap and not line.gap and _could_be_title(before.text, before.text,
                                                                  timed=False):  # fmt: skip
            above[line.number] = before
    if len(above) < _FEWEST_ALIKE or len(above) < _MOSTLY * stacked:
        return
    for number, line in above.items():
        entry = found.entries.pop(number)
        message = _("“{other}” was read as another title of “{title}”.")
        shown = message.format(other=entry.title, title=line.text)
        entry.doubts.append((number, "title", shown))
        entry.alternates.insert(0, entry.title)
        entry.title, entry.line = line.text, line.number
        found.below.add(number)
        found.entries[line.number] = entry


def _entry(
    head: Head, line: int, time: TimeFound | None = None, written: str = "", place: str = ""
) -> Entry:
    """A film from its line; what its title has in brackets or behind a stroke is told apart."""
    occasion = _OCCASION.match(head.title)
    if occasion:
        head.title = head.title[occasion.end() :]
        head.said.others.append(occasion["name"].strip())
    bare, places = without_places(head.title)
    if places and not head.said.countries:
        head.said.countries = places
        head.title = bare
    title = parse_title(head.title)
    names = list(titles_of(title.title))
    entry = Entry(line, names[0] if names else title.title, time, written, place=place)
    entry.alternates = [*names[1:], *title.alternates]
    entry.year, entry.countries = title.year, list(title.countries)
    entry.others = list(title.remarks)
    if len(names) > 1:
        message = _("“{other}” was read as another title of “{title}”.")
        entry.doubts.append((line, "title", message.format(other=names[1], title=names[0])))
    _add(entry, head.said, line)
    if head.text:
        entry.text.append(head.text)
        entry.text_line = line
    return entry


def take_facts(entry: Entry, line: Line) -> bool:
    """Give a film a line below its text, if that names people whom nothing named before."""
    said = said_in(line.text, bare=False)
    if said is None or not said.credits or not _adds(entry, said):
        return False
    known = {credit.role for credit in entry.credits}
    if known & {credit.role for credit in said.credits}:
        return False
    _add(entry, said, line.number)
    return True


def _adds(entry: Entry, said: Said) -> bool:
    """Whether a line says anything of a film that is not known yet."""
    return bool(
        (said.runtime and not entry.runtime)
        or (said.year and not entry.year)
        or (said.countries and not entry.countries)
        or any(one not in entry.credits for one in said.credits)
        or (said.bare and not entry.bare)
        or said.others
    )


def _add(entry: Entry, said: Said, line: int) -> None:
    """What a line says of a film; the first to speak of something holds."""
    known = Said(entry.runtime, entry.year, entry.countries, entry.credits, entry.bare)
    before = {name: bool(getattr(known, name)) for name in _LINES}
    known.add(said)
    entry.runtime, entry.year, entry.countries = known.runtime, known.year, known.countries
    entry.credits, entry.bare = known.credits, known.bare
    entry.others += known.others
    for name, field_name in _LINES.items():
        if getattr(known, name) and not before[name]:
            entry.lines.setdefault(field_name, line)


def _direct(entry: Entry) -> None:
    """Names without a role: the directors, unless somebody else is named as such."""
    if not entry.bare:
        return
    if any(is_directing(one.role) for one in entry.credits):
        entry.others += entry.bare
        return
    entry.credits[:0] = [CreditRow("Director", name) for name in entry.bare]
    message = _("{name} was read as the director of “{title}”.")
    shown = message.format(name=entry.bare[-1], title=entry.title)
    entry.doubts.append((entry.lines["credits"], "credits", shown))
