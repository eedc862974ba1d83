"""Numbers, lengths, seats, years, and yes or no from the cells of one row."""

from __future__ import annotations

import re

from planner.exchange.base import Severity
from planner.exchange.prose.runtimes import runtime_in
from planner.exchange.tables.clocks import fraction
from planner.exchange.tables.texts import Texts, shortened
from planner.exchange.tables.words import FALSE, TRUE, says_cancelled
from planner.i18n import _

NUMBER = re.compile(r"(\d{1,9})(?:[.,]0{1,2})?\Z")
GROUPED = re.compile(r"\d{1,3}(?:([.,' \u00a0\u202f’])\d{3})(?:\1\d{3})*\Z")
_SEATS = re.compile(
    r"(?:(?:ca|approx|about|circa|env|etwa|rund|max|aprox|约|約)\.?\s*|~\s*)?"
    r"(\d{1,3}(?:[.,' ’]\d{3})|\d{1,5})"
    r"(\s*\+.{1,40}|\s*[(（].{1,40}[)）])?(?:\s*(?:seats|places|plätze|sitze|plazas|butacas|posti|lugares|座))?",
    re.IGNORECASE,
)
_LONG_FILM, _DAY = 6 * 3600, 24 * 3600


class Amounts(Texts):
    """The cells of one row that say how much or how long."""

    __slots__ = ()

    def number(self, name: str, low: int, high: int, *, zero: bool = True) -> int | None:
        """A whole number between two bounds; without ``zero``, 0 means that nobody knows."""
        text = self.text(name)
        if not text:
            return None
        if GROUPED.match(text):
            text = re.sub(r"\D", "", text)
        digits = NUMBER.match(text)
        if digits and not int(digits[1]) and not zero:
            return None
        if digits and low <= int(digits[1]) <= high:
            return int(digits[1])
        message = _("“{text}” is not a whole number from {low} to {high}; correct it.")
        self.refuse(name, message.format(text=shortened(text), low=low, high=high))
        return None

    def talk(self, name: str) -> int | None:
        """The minutes of an introduction or a talk; a mere yes is doubted, a no says nothing."""
        text = self.text(name)
        if text.casefold() in FALSE - {"0"}:
            return None
        if re.search(r"\d", text) and (length := runtime_in(text)) and length.seconds:
            return length.seconds // 60
        if re.search(r"\d", text):
            return self.number(name, 0, 600)
        message = _("“{text}” says that there is one, and not how long; give it in minutes.")
        self.refuse(name, message.format(text=shortened(text)), Severity.DOUBT)
        return None

    def seats(self) -> int | None:
        """How many seats a screen has; of “120+2” or “85 (+1 wheelchair)” the first number."""
        text = self.text("seats")
        if found := _SEATS.fullmatch(text):
            number = int(re.sub(r"\D", "", found[1])) or None
            if found[2] or found[0] != text or not text[0].isdecimal():
                message = _("“{text}” was read as {number} seats.").format(text=text, number=number)
                self.refuse("seats", message, Severity.DOUBT)
            return number
        return self.number("seats", 0, 100_000, zero=False)

    def year(self) -> int | None:
        """The year of a film, from a year or a whole date."""
        text = self.text("year").removesuffix("年")
        several = re.findall(r"(?<!\d)(?:18[89]|19\d|20\d)\d(?!\d)", text)
        if re.fullmatch(r"\D{0,6}\d{4}(?:\s*[-–/&,]\s*\d{2,4})?\)?", text) and several:
            if not text.isdecimal():
                message = _("“{text}” was read as the year {year}.")
                self.refuse("year", message.format(text=text, year=several[0]), Severity.DOUBT)
            return int(several[0])
        if not re.fullmatch(r"\d+(?:[.,]0+)?", text):
            dated = re.findall(r"(?<!\d)(?:18[89]|19\d|20\d)\d(?!\d)", text)
            if len(dated) == 1 and re.search(r"\d\D+\d|[^\W\d]\W+\d", text):
                return int(dated[0])
        return self.number("year", 1880, 2100, zero=False)

    def flag(self, name: str) -> bool:
        """Yes or no, in seven languages; empty is no."""
        text = self.text(name).casefold()
        if name == "cancelled" and says_cancelled(text):
            return True
        if text not in TRUE | FALSE:
            self.refuse(name, _("“{text}” is neither yes nor no.").format(text=shortened(text)))
        return text in TRUE

    def runtime(self) -> int | None:
        """A film's length in seconds, from whichever of its columns says it best."""
        seconds = self.number("runtime_seconds", 0, 360_000)
        if seconds:
            return seconds
        for name in ("runtime", "runtime_minutes"):
            text = self.text(name)
            said = self._length(name, text)
            if said:
                return said
            if text and said is None:
                self.refuse(
                    name,
                    _("“{text}” is not a length; write minutes, or 16:03.").format(
                        text=shortened(text)
                    ),
                )
        return None

    def _length(self, name: str, text: str) -> int | None:
        """The seconds that a cell says; 0 for nothing known, None for what is no length."""
        if not text or re.fullmatch(r"0+(?:[.,:]0+)*", text):
            return 0
        if self._grid.in_hours and (hours := re.fullmatch(r"(\d+):(\d\d)", text)):
            return int(hours[1]) * 3600 + int(hours[2]) * 60
        epoch = self._grid.epoch
        minutes = fraction(text, epoch)
        if minutes is not None:
            return minutes * 60
        if re.fullmatch(r"\d{1,4}[.,]\d+", text):  # 93,5 minutes
            return round(float(text.replace(",", ".")) * 60)
        found = runtime_in(text) or runtime_in(_in_english(text))
        seconds = found.seconds if found else None
        if (
            epoch
            and seconds
            and _LONG_FILM <= seconds < _DAY
            and re.fullmatch(r"\d+:\d\d:00", text)
        ):
            message = _("“{text}” was read as minutes and seconds; as hours it would be too long.")
            self.refuse(name, message.format(text=text[:-3]), Severity.DOUBT)
            return seconds // 60
        return 0 if found and seconds is None else seconds


_UNITS = (
    (re.compile(r"\b(?:heures?|stunden?|std\.?|horas?|ore|ora)(?![^\W\d_])", re.IGNORECASE), "h"),
    (re.compile(r"\b(?:minutos?|minuti|minuto|min\.)(?![^\W\d_])", re.IGNORECASE), "min"),
    (
        re.compile(
            r"\b(?:secondes?|sekunden?|sek\.?|segundos?|secondi)(?![^\W\d_])", re.IGNORECASE
        ),
        "s",
    ),
    (re.compile(r"\s+(?:et|und|y|e)\s+(?=\d)", re.IGNORECASE), " "),
)


def _in_english(text: str) -> str:
    """A length with the words of other languages for hours, minutes and seconds turned."""
    spaced = re.sub(r"(?<=\d)(?=[^\W\d_])", " ", text)
    for pattern, unit in _UNITS:
        spaced = pattern.sub(unit, spaced)
    return spaced
