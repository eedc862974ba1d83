"""A setting is declared where it is used; dialogs, command line and manual are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.errors import UserError
from planner.i18n import _

Value = bool | int | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One option: its key (snake_case), default (which gives the type), label, help and unit.

    ``choices`` are the values allowed, as (value, label) pairs; empty means any.
    ``minimum`` and ``maximum`` bound whole numbers, both included. ``names`` is the table of the
    festival of which the text names a row (“screen”): a dialog offers those there are. ``state``:
    the text names a release or a time, of which the festival's file knows how everything was.
    ``empty`` says what an empty text means (“today”). ``group`` is the heading under which it
    stands with others, which a form keeps folded until one of them is set.
    """

    key: str
    default: Value
    label: str
    help: str = ""
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    names: str = ""
    state: bool = False
    empty: str = ""
    group: str = ""

    @property
    def range(self) -> str:
        """The bounds of a whole number with its unit, “0–500 µm”; empty where there are none."""
        low, high = self.minimum, self.maximum
        if low is None and high is None:
            return _(self.unit)
        bounds = f"{'' if low is None else low}–{'' if high is None else high}"
        return f"{bounds} {_(self.unit)}".rstrip()

    def parse(self, text: str) -> Value:
        """The value a person typed for this option; raises UserError naming what is allowed."""
        if isinstance(self.default, bool):
            return self._parse_bool(text)
        if isinstance(self.default, int):
            return self._parse_int(text)
        if isinstance(self.default, tuple):
            return tuple(part.strip() for part in text.split(",") if part.strip())
        if self.choices and text not in dict(self.choices):
            allowed = ", ".join(value for value, _label in self.choices)
            raise UserError(
                _("“{text}” is not a value of “{option}”; use one of {allowed}.").format(
                    text=text, option=_(self.label), allowed=allowed
                )
            )
        return text

    def _parse_bool(self, text: str) -> bool:
        word = text.strip().casefold()
        if word in {"1", "yes", "true", "on"}:
            return True
        if word in {"0", "no", "false", "off"}:
            return False
        raise UserError(
            _("“{text}” is not a value of “{option}”; use yes or no.").format(
                text=text, option=_(self.label)
            )
        )

    def _parse_int(self, text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise UserError(
                _("“{text}” is not a value of “{option}”; use a whole number{range}.").format(
                    text=text, option=_(self.label), range=self._range_told()
                )
            ) from None
        low, high = self.minimum, self.maximum
        if (low is not None and number < low) or (high is not None and number > high):
            raise UserError(
                _("{number} is outside what “{option}” allows{range}.").format(
                    number=number, option=_(self.label), range=self._range_told()
                )
            )
        return number

    def _range_told(self) -> str:
        return f" ({self.range})" if self.range else ""


def with_defaults(declared: tuple[Setting, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """The declared options with the given values laid over their defaults.

    Raises UserError for a key that no option has.
    """
    unknown = sorted(set(given) - {setting.key for setting in declared})
    if unknown:
        known = ", ".join(setting.key for setting in declared) or _("none")
        raise UserError(
            _("There is no option “{key}”; the options are: {known}.").format(
                key=unknown[0], known=known
            )
        )
    return {setting.key: given.get(setting.key, setting.default) for setting in declared}
