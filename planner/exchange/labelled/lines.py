"""A labelled catalogue line by line: labels, headings, and what stands between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planner.exchange.labelled.labels import TITLES, Label, bare_label, label_in, label_named
from planner.exchange.prose.headings import (
    Heading,
    counted_heading,
    heading,
    is_navigation,
)
from planner.exchange.prose.paragraphs import visible
from planner.text import clean

_MOST_BARE = 4
"""From this many lines that are labels alone, a page is taken to set its values below them."""

_MOST_INNER = 12
_REACH = 2_000
"""Labels further right stand in a text and head no fact."""

_INNER = re.compile(
    r"(?:[|/•·;,.!?)]\s*|\s{2,}|\s)(?P<label>[^\W\d_][^:：|•·;,.!?]{1,40}?)\s*[:：]\s"
)
_MARKS = re.compile(r"\*\*|__|^#{1,6}\s+")


@dataclass(slots=True)
class Line:
    """One line in single spaces; ``gap`` where a blank line stands before it."""

    number: int
    text: str
    gap: bool
    label: Label | None = None
    heading: Heading | None = None
    navigation: bool = False


@dataclass(slots=True)
class Said:
    """A label with the lines behind it, up to the next label."""

    label: Label
    line: int
    gap: bool
    tail: list[Line] = field(default_factory=list)

    def follows_at_once(self) -> bool:
        """Whether no blank line parts the label from the one before it."""
        return not self.gap


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank; a line with several labels is one line for each."""
    found = list(_lines(text))
    bare = [line for line in found if line.label is None and bare_label(line.text)]
    if len({line.text.casefold() for line in bare}) >= _MOST_BARE:
        for line in bare:
            line.label, line.heading = bare_label(line.text), None
    if not any(line.label and line.label.field in TITLES for line in found):
        _undress_titles(found)
    return found


def _undress_titles(lines: list[Line]) -> None:
    """Lines right above labels are titles where no label names any, though “### Salt” is dressed as
    a heading is, and “Return to Sender” begins as links of pages do.
    """
    for line, after in pairwise(lines):
        if after.label and not after.gap and not line.label and (line.heading or line.navigation):
            line.text = line.heading.name if line.heading else line.text
            line.heading, line.navigation = None, False


def _lines(text: str) -> Iterator[Line]:
    gap = True
    for number, raw in enumerate(visible(text).split("\n"), 1):
        plain = clean(raw)
        if not any(letter.isalnum() for letter in plain):
            gap = True
            continue
        label = label_in(raw)
        if label is None:
            dressed = heading(plain) or counted_heading(plain)
            shown = clean(_MARKS.sub("", plain))
            navigation = dressed is None and is_navigation(plain)
            yield Line(number, shown, gap, heading=dressed, navigation=navigation)
        else:
            for first, one in enumerate(_apart(label)):
                yield Line(number, plain, gap and not first, one)
        gap = False


def _apart(label: Label) -> list[Label]:
    """The labels of one line: “Country: UK | Year: 2023 | Runtime: 12 min”."""
    found = [replace(label, value=clean(_MARKS.sub("", label.value)))]
    while len(found) < _MOST_INNER:
        whole = found[-1]
        at = _inner_label(whole)
        inner = label_in(whole.value[at:]) if at else None
        if inner is None:
            break
        found[-1] = replace(whole, value=_trimmed(whole.value[:at]))
        found.append(inner)
    return found


def _inner_label(label: Label) -> int:
    """Where another label begins in the value of this one; 0 when none does."""
    for found in _INNER.finditer(label.value, 0, _REACH):
        words = found["label"].split(" ")
        for skipped in range(len(words)):
            named = " ".join(words[skipped:])
            if named[:1].isupper() and _is_inner(label, label.value, found, skipped, named):
                return found.start("label") + len(" ".join(words[:skipped]))
    return 0


def _is_inner(label: Label, value: str, found: re.Match[str], skipped: int, named: str) -> bool:
    if not label_named(named):
        return False
    if label.field in {"logline", "synopsis", "statement"}:  # a text may speak of a director: so
        return not skipped and value[found.start()] in "|•·.!?)"
    return True


def _trimmed(value: str) -> str:
    return value.strip().rstrip("|/•·;,").strip()


def labels_counted(lines: list[Line]) -> Counter[str]:
    """How often each label that a film has a field for begins a line."""
    return Counter(line.label.key for line in lines if line.label and line.label.field != "note")
