"""What a festival says about the rules: other severities, and values of their options.

Both are festival settings, so they travel with the file and are undone like everything else:
``rule.<id>.severity`` and ``rule.<id>.<option>``, the value as JSON. One section, or one kind of
screening, may have a severity of its own: ``rule.<id>.severity.section.<section id>`` and
``rule.<id>.severity.kind.<kind id>``; a screening's kind goes before its section.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

from planner.discover import discover
from planner.model import Festival, FestivalSetting, Screening
from planner.rules.base import Rule
from planner.rules.conflict import Conflict
from planner.rules.severity import Severity, gravest

_PREFIX = "rule."


@lru_cache(1)
def all_rules() -> dict[str, Rule]:
    """Every rule by its id, found by discovery."""
    return discover("planner.rules", Rule)  # type: ignore[type-abstract]


Own = Mapping[tuple[str, int], Severity]
"""The severities of one rule for sections and kinds, by ``("section", id)``."""


def severity_key(rule_id: str, of: tuple[str, int] | None = None) -> str:
    """The name of the setting that gives a rule another severity; ``of`` as ``("kind", id)``, or
    ``("section", id)``, is where alone it holds.
    """
    own = f".{of[0]}.{of[1]}" if of else ""
    return f"{_PREFIX}{rule_id}.severity{own}"


def option_key(rule_id: str, option: str) -> str:
    """The name of the setting that gives an option of a rule another value."""
    return f"{_PREFIX}{rule_id}.{option}"


class Policy:
    """The severities and options that hold in one festival; ``given`` are the settings it made,
    ``plain`` says that there are none.
    """

    def __init__(self, festival: Festival) -> None:
        rows = festival.rows(FestivalSetting).values()
        self.given = {row.key: row.value for row in rows if row.key.startswith(_PREFIX)}
        self.plain = not self.given
        self._options: dict[Rule, Mapping[str, Any]] = {}

    def severity(self, rule: Rule) -> Severity:
        """The severity of a rule in this festival, sections and kinds aside."""
        return self._severities.get(rule.id, rule.severity) if self.given else rule.severity

    @cached_property
    def _severities(self) -> Mapping[str, Severity]:
        """The severities that the festival gives to rules, by rule; asked on every mouse move."""
        found = {rule_id: self._severity(severity_key(rule_id)) for rule_id in all_rules()}
        return {rule_id: severity for rule_id, severity in found.items() if severity}

    @cached_property
    def own(self) -> Mapping[str, Own]:
        """The severities that sections and kinds have of their own, by rule; those of groups have
        none.
        """
        rules = all_rules()
        found: dict[str, dict[tuple[str, int], Severity]] = {}
        for key in self.given:
            rule_id, severity, *of = key.removeprefix(_PREFIX).split(".")
            if rule_id in rules and rules[rule_id].of_groups:
                continue
            if severity == "severity" and len(of) == 2 and of[1].isdecimal():
                chosen = self._severity(key)
                if chosen is not None:
                    found.setdefault(rule_id, {})[of[0], int(of[1])] = chosen
        return found

    def gravest(self, rule: Rule) -> Severity:
        """The gravest severity that the rule has for any section or kind, or in general."""
        own = None if self.plain else self.own.get(rule.id)
        return gravest((self.severity(rule), *own.values())) if own else self.severity(rule)

    def of_screening(self, rule: Rule, festival: Festival, screening: Screening) -> Severity:
        """The severity of a rule where that screening alone is concerned."""
        own = None if self.plain else self.own.get(rule.id)
        if not own:
            return self.severity(rule)
        section = festival.section_of(screening.programme_id)
        of_kind = own.get(("kind", screening.kind_id or 0))
        of_section = own.get(("section", section.id)) if section else None
        return of_kind or of_section or self.severity(rule)

    def of_conflict(self, rule: Rule, festival: Festival, conflict: Conflict) -> Severity:
        """The severity of a conflict: the gravest that any of its screenings has; without
        screenings, that of its programmes' and films' sections.
        """
        own = self.own.get(rule.id)
        if not own:
            return self.severity(rule)
        rows = [festival.all_screenings[i] for i in conflict.screening_ids]
        found = [self.of_screening(rule, festival, row) for row in rows]
        if not found:
            sections = _sections(festival, conflict)
            found = [own.get(("section", s)) or self.severity(rule) for s in sections]
        return gravest(found) if found else self.severity(rule)

    def _severity(self, key: str) -> Severity | None:
        chosen = self._value(key)
        return Severity(chosen) if chosen in list(Severity) else None

    def options(self, rule: Rule) -> Mapping[str, Any]:
        """The rule's options by key; a value that does not fit its option counts as not given."""
        if self.plain or not rule.options:
            return _defaults(rule)
        if rule not in self._options:
            self._options[rule] = MappingProxyType(self._chosen(rule))
        return self._options[rule]

    def _chosen(self, rule: Rule) -> dict[str, Any]:
        chosen: dict[str, Any] = {}
        for setting in rule.options:
            value = self._value(option_key(rule.id, setting.key))
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                value = tuple(value)  # JSON knows no others
            fits = type(value) is type(setting.default)
            chosen[setting.key] = value if fits else setting.default
        return chosen

    def _value(self, key: str) -> Any:
        text = self.given.get(key)
        if text is None:
            return None
        try:
            return json.loads(text)
        except ValueError:  # written by hand; the rule's own value holds
            return None


@lru_cache(None)
def _defaults(rule: Rule) -> Mapping[str, Any]:
    """The options of a rule as they are declared; asked on every mouse move."""
    return MappingProxyType({setting.key: setting.default for setting in rule.options})


def _sections(festival: Festival, conflict: Conflict) -> list[int]:
    shown = [festival.section_of(programme) for programme in conflict.programme_ids]
    films = [festival.films[film].section_id for film in conflict.film_ids]
    return [*[section.id if section else 0 for section in shown], *[i or 0 for i in films]]


def changed_rules(keys: set[str]) -> frozenset[str]:
    """The ids of the rules to which settings of these names belong."""
    named = {key.removeprefix(_PREFIX).partition(".")[0] for key in keys if key.startswith(_PREFIX)}
    return frozenset(named)
