"""The names of the pages: the same in every export, and allowed on every file system."""

from __future__ import annotations

import re
import unicodedata

from planner.model import Film, Programme, Section
from planner.times import Day, iso_day

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LONGEST = 40


def film_page(film: Film) -> str:
    """The page of a film."""
    return _page("film", film.id, film.title)


def programme_page(programme: Programme) -> str:
    """The page of a programme of several films, or of an event."""
    return _page("programme", programme.id, programme.title)


def section_page(section: Section) -> str:
    """The page of a section."""
    return _page("section", section.id, section.name)


def day_page(day: Day) -> str:
    """The page of a festival day."""
    return f"day-{iso_day(day)}.html"


def _page(kind: str, number: int, title: str) -> str:
    return f"{'-'.join(filter(None, (kind, short(number), slug(title))))}.html"


def short(number: int) -> str:
    """An id in few letters, without capitals, which some file systems do not tell apart."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def slug(title: str) -> str:
    """A title in plain small letters and dashes; empty when it has none of these."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
