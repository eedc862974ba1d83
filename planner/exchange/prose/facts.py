"""The facts at the end of an entry: runtime, credits, year, countries, in any order.

A place in the text counts as the beginning of the facts only when everything from there on is
facts, or facts closed by a colon and followed by what the film-maker says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.exchange.base import CreditRow
from planner.exchange.countries import country
from planner.exchange.prose.names import credits_at
from planner.exchange.prose.runtimes import LABEL, Runtime, runtime_at

_BEGINNING = re.compile(
    r"(?:^|(?<=[.!?…|;:。！？])|(?<=[.!?…][\"'”’)\]])|(?<=[)\]|•·])|(?<=\s[-–—]))\s*(?=\S)"
)
_AFTER_COMMA = re.compile(r"(?:(?<=[,(/])|(?<=\S(?=\s)))\s*(?=\S)")
_BETWEEN = re.compile(
    r"(?:[\s.,;|•·/()\[\]–—-]*(?:password[\s-]protected|free to watch|"
    r"(?:available|watch)\s+(?:it\s+)?(?:online|here|now))(?!\w))?[\s.,;|•·/()\[\]–—-]*",
    re.IGNORECASE,
)
"""What parts facts, and what catalogues say between them of how to see the film."""

_CLOCK = re.compile(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?=[\s.,;|])(?!\s*[ap]\.?m)", re.IGNORECASE)
_YEAR = re.compile(r"(?:18[89]\d|19\d\d|20\d\d)(?!\w)")
_PLACE = re.compile(
    r"[^\W\d_][\w.’' -]*?(?=\s*(?:[,;|/•·)\]]|\.?\s*\Z|\s+(?:18|19|20)\d\d\b|\s+\d))"
)
_CLOSING_WORDS = 8
_LONGEST_PARAGRAPH = 6_000
"""A longer paragraph is no entry of a catalogue, and looking for facts in it takes its square."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a tail of a text says; ``start`` and ``end`` bound it in the text."""

    start: int
    end: int
    runtime_seconds: int | None = None
    runtime_said: bool = False
    runtime_sure: bool = True
    runtime_other: int | None = None
    credits: tuple[CreditRow, ...] = ()
    credits_sure: bool = True
    year: int | None = None
    countries: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """What a line of facts says besides: a format, a genre, a premiere."""

    @property
    def runtime(self) -> Runtime:
        """The runtime, with what else it could be."""
        return Runtime(self.runtime_seconds, 0, self.runtime_sure, self.runtime_other)

    @property
    def strong(self) -> bool:
        """Whether a runtime or a person is among them; a lone year or country proves little."""
        return self.runtime_said or bool(self.credits)


def facts_in(text: str) -> Facts | None:
    """The facts that end a paragraph, or None."""
    if len(text) > _LONGEST_PARAGRAPH:
        return None
    for found in _BEGINNING.finditer(text):
        facts = _tail_at(text, found.end())
        if facts:
            return facts
    if len(text.split()) <= 25:  # a line of facts only: “Title, dir. Name, China 2010, 110 min”
        for found in _AFTER_COMMA.finditer(text):
            facts = _tail_at(text, found.end())
            if facts and facts.runtime_said:
                return facts
    return None


def _tail_at(text: str, start: int) -> Facts | None:
    parse = _Parse(text, start)
    while parse.step():
        pass
    return parse.result()


class _Parse:
    """Reads facts one after the other from one place on."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start, self.position = text, start, start
        self.runtime: int | None = None
        self.labelled = self.said = self.closed = False
        self.sure = self.named = True
        self.other: int | None = None
        self.credits: list[CreditRow] = []
        self.year: int | None = None
        self.countries: list[str] = []

    def step(self) -> bool:
        """Read one fact; False when there is none at this place."""
        if self.closed:
            return False
        between = _BETWEEN.match(self.text, self.position)
        at = between.end() if between else self.position
        if at >= len(self.text):
            return False
        return self._runtime(at) or self._credits(at) or self._year(at) or self._country(at)

    def _runtime(self, at: int) -> bool:
        label = LABEL.match(self.text, at)
        found = runtime_at(self.text, label.end() if label else at, labelled=label is not None)
        if found is None and label is None:
            found = self._played(at)
        if label and found is None:
            return self._unread_length(label)
        if found is None or self.said or not self._ends_fragment(found.end):
            return False
        self.runtime, self.said, self.sure = found.seconds, True, found.sure
        self.other = found.other
        self.labelled = self.labelled or label is not None
        self.position = found.end
        return True

    def _played(self, at: int) -> Runtime | None:
        """A length as a player shows it, “12:30.”, right in front of a person."""
        found = runtime_at(self.text, at, labelled=True) if _CLOCK.match(self.text, at) else None
        if found is None or not found.sure:
            return None
        behind = _BETWEEN.match(self.text, found.end)
        follows = credits_at(self.text, behind.end() if behind else found.end)
        return found if follows else None

    def _unread_length(self, label: re.Match[str]) -> bool:
        """A labelled length nobody can read is still where the facts begin; it stays unknown."""
        if ":" not in label[0] and "：" not in label[0]:
            return False
        end = re.compile(r"[^.;|]*").match(self.text, label.end())
        self.position = end.end() if end else label.end()
        self.said = self.labelled = True
        self.sure = False
        return True

    def _ends_fragment(self, end: int) -> bool:
        if self.text[end - 1] == ".":  # a unit takes its own full stop along
            return True
        follows = self.text[end:].lstrip(" ")
        return (
            not follows
            or follows[0] in ".,;|)]•·/–—-:"
            or credits_at(self.text, end + 1) is not None
        )

    def _credits(self, at: int) -> bool:
        found = credits_at(self.text, at)
        if found is None:
            return False
        self.credits += found.credits
        self.position, self.closed = found.end, found.closed
        return True

    def _year(self, at: int) -> bool:
        found = _YEAR.match(self.text, at)
        if found is None:
            return False
        self.year, self.position = int(found[0]), found.end()
        return True

    def _country(self, at: int) -> bool:
        found = _PLACE.match(self.text, at)
        known = country(found[0]) if found else ""
        if found is None or not known:
            return False
        self.countries.append(known)
        self.position = found.end()
        return True

    def result(self) -> Facts | None:
        """The facts read, if they reach as far as facts must."""
        rest = self.text[self.position :].strip(" .,;|•·/)]–—-")
        if rest and not self.closed and not self._takes_unknown_role(rest):
            return None
        if not (self.said or self.credits):
            return None
        end = self.position if self.closed else len(self.text)
        return Facts(
            self.start,
            end,
            self.runtime,
            self.said,
            self.sure,
            self.other,
            tuple(self.credits),
            self.named,
            self.year,
            tuple(self.countries),
        )

    def _takes_unknown_role(self, rest: str) -> bool:
        """After a labelled length, a few words closed by a colon are a person all the same."""
        words = rest.rstrip(":： ").split()
        if not self.labelled or not 1 <= len(words) <= _CLOSING_WORDS:
            return False
        if not (rest.endswith((":", "：")) or all(word[0].isupper() for word in words)):
            return False
        self.credits.append(CreditRow("", " ".join(words)))
        self.named = False
        return True
