"""What a festival says about the rules: other severities, and values of their options.

Both are festival settings, so they travel with the file and are undone like everything else:
``rule.<id>.severity`` and ``rule.<id>.<option>``, the value as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from planner.discover import discover
from planner.model import Festival, FestivalSetting
from planner.rules.base import Rule
from planner.rules.severity import Severity

_PREFIX = "rule."


@lru_cache(1)
def all_rules() -> dict[str, Rule]:
    """Every rule by its id, found by discovery."""
    return discover("planner.rules", Rule)  # type: ignore[type-abstract]


def severity_key(rule_id: str) -> str:
    """The name of the setting that gives a rule another severity."""
    return f"{_PREFIX}{rule_id}.severity"


def option_key(rule_id: str, option: str) -> str:
    """The name of the setting that gives an option of a rule another value."""
    return f"{_PREFIX}{rule_id}.{option}"


class Policy:
    """The severities and options that hold in one festival."""

    def __init__(self, festival: Festival) -> None:
        rows = festival.rows(FestivalSetting).values()
        self._given = {row.key: row.value for row in rows if row.key.startswith(_PREFIX)}

    def severity(self, rule: Rule) -> Severity | None:
        """The severity this festival gives to a rule; None leaves it to the rule."""
        if not self._given:
            return None
        chosen = self._value(severity_key(rule.id))
        return Severity(chosen) if chosen in list(Severity) else None

    def options(self, rule: Rule) -> Mapping[str, Any]:
        """The rule's options by key; a value that does not fit its option counts as not given."""
        if not rule.options:
            return {}
        chosen: dict[str, Any] = {}
        for setting in rule.options:
            value = self._value(option_key(rule.id, setting.key))
            fits = type(value) is type(setting.default)
            chosen[setting.key] = value if fits else setting.default
        return chosen

    def _value(self, key: str) -> Any:
        text = self._given.get(key)
        if text is None:
            return None
        try:
            return json.loads(text)
        except ValueError:  # written by hand; the rule's own value holds
            return None


def changed_rules(keys: set[str]) -> frozenset[str]:
    """The ids of the rules to which settings of these names belong."""
    named = {key.removeprefix(_PREFIX).partition(".")[0] for key in keys if key.startswith(_PREFIX)}
    return frozenset(named)
