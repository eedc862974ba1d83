"""Checking a festival: whole, or only what a change touched. One code path for both.

``consequences`` runs on every mouse move while something is in the hand, so nothing here may look
at the whole festival unless the whole festival was touched.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from planner.edit import Edit
from planner.edit.frozen import changes_of
from planner.model import Festival, FestivalSetting, RowChange
from planner.rules.bars import longest_changeover
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Subject
from planner.rules.neighbours import Touched
from planner.rules.policy import Policy, all_rules, changed_rules
from planner.rules.report import Report, in_order, is_news
from planner.rules.scope import SPAN_TABLES, Ids, Scope
from planner.rules.severity import Severity

_SORTING = frozenset({"film", "programme", "programme_film", "section"})
"""The tables that say to which section something belongs."""

BySubject = dict[Subject, Sequence[Conflict]]


def check(festival: Festival) -> Report:
    """Every conflict of the present plan."""
    policy = Policy(festival)
    reach = _reach(Scope(festival, policy))
    scope = Scope(festival, policy, None, reach)
    by_key: dict[str, Conflict] = {}
    for rule in all_rules().values():
        by_key.update((c.key, c) for c in _run(rule, scope))
    return Report(festival, policy, reach, by_key)


def recheck(report: Report, before: Festival, after: Festival, rows: Iterable[RowChange]) -> Report:
    """The report of the later snapshot, looking only at what these row changes touch.

    It equals ``check(after)``; so does the answer for a report that is not about ``before``.
    """
    if report.festival is not before or before.plan_id != after.plan_id:
        return check(after)
    delta = _Delta(report, after, rows)
    by_key = dict(report.by_key)
    by_subject = dict(report.by_subject)
    for gone in delta.gone.values():
        _forget(by_key, by_subject, gone)
    for found in delta.found.values():
        _remember(by_key, by_subject, found)
    return Report(after, delta.policy, delta.reach, by_key, by_subject)


def what_if_report(festival: Festival, report: Report, edit: Edit) -> Report:
    """The report as it would be after the edit; raises UserError when the edit is refused."""
    rows, after = _tried(festival, edit)
    return recheck(report, festival, after, rows)


def consequences(festival: Festival, report: Report, edit: Edit) -> tuple[Conflict, ...]:
    """What the edit would bring: conflicts that are new or worse than before it, in order.

    Each knows the what-if snapshot it was found in, so that it can be explained although a new
    screening is not in the plan. Raises UserError when the edit is refused.
    """
    found = conflicts_after(festival, report, edit)
    return tuple(c for c in found if is_news(report, c))


def conflicts_after(festival: Festival, report: Report, edit: Edit) -> tuple[Conflict, ...]:
    """All conflicts that what the edit touches would then have, whether new or not, in order.

    Each knows the what-if snapshot, as those of ``consequences`` do. Raises UserError when the
    edit is refused.
    """
    rows, after = _tried(festival, edit)
    known = report if report.festival is festival else check(festival)
    found = found_after(known, after, rows)
    return in_order((dataclasses.replace(c, within=after) for c in found), after) if found else ()


def found_after(
    report: Report, after: Festival, rows: Iterable[RowChange], only: str | None = None
) -> Iterable[Conflict]:
    """What rules, or only the one of that id, find in the snapshot after these changes, of what
    the changes touch.
    """
    return _Delta(report, after, rows, only).found.values()


def _tried(festival: Festival, edit: Edit) -> tuple[tuple[RowChange, ...], Festival]:
    rows = changes_of(edit, festival)
    return rows, festival.with_changes(rows)


class _Delta:
    """What changes in a report: the conflicts that touched units had, and those they now have."""

    def __init__(
        self, report: Report, after: Festival, rows: Iterable[RowChange], only: str | None = None
    ) -> None:
        touched = Touched(report.festival, after, rows)
        again = _set_anew(touched) | _sorted_anew(touched, report.policy)
        if only is not None:
            again &= {only}
        self.policy = Policy(after) if "setting" in touched.tables else report.policy
        self.gone: dict[str, Conflict] = {}
        self.found: dict[str, Conflict] = {}
        rules, readings = _concerned(touched.tables, only)
        ids = {unit: touched.ids(unit, reads) for unit, reads in readings}
        known = {unit: found for unit, found in ids.items() if found is not None}
        here = Scope(after, self.policy, known)
        everywhere = Scope(after, self.policy)
        occupying = here if len(known) == len(ids) else everywhere
        here.reach = everywhere.reach = self.reach = max(report.reach, _reach(occupying))
        if again or occupying is everywhere:
            again |= {r.id for r in rules if any(ids[unit] is None for unit in r.units)}
            self._look_again(report, [all_rules()[rule_id] for rule_id in again], everywhere)
            rules = [rule for rule in rules if rule.id not in again]
        self._look_again(report, [r for r in rules if any(map(ids.get, r.units))], here)

    def _look_again(self, report: Report, rules: Sequence[Rule], scope: Scope) -> None:
        every = all_rules()
        asked = {rule.id for rule in rules}
        for unit, conflict in _known(report, scope.ids):
            if conflict.rule in asked and (not unit or unit in every[conflict.rule].units):
                self.gone[conflict.key] = conflict
        for rule in rules:
            for conflict in _run(rule, scope):
                self.found[conflict.key] = conflict


def _known(report: Report, ids: Mapping[str, Ids] | None) -> Iterator[tuple[str, Conflict]]:
    """The conflicts that these units had, each with the unit; all there are for None."""
    if ids is None:
        for conflict in report.by_key.values():
            yield "", conflict
        return
    for unit, unit_ids in ids.items():
        for unit_id in unit_ids:
            for conflict in report.by_subject.get((unit, unit_id), ()):
                yield unit, conflict


@lru_cache(256)
def _concerned(
    tables: frozenset[str],
    only: str | None,
) -> tuple[Sequence[Rule], tuple[tuple[str, frozenset[str]], ...]]:
    """The rules for which a change of these tables matters, and what their units read of it.

    Units that rules share are looked for once, by what any of them reads. What occupies a screen
    is always among them, for the reach.
    """
    rules = tuple(
        rule for rule in all_rules().values() if rule.reads & tables and only in {None, rule.id}
    )
    reads = dict.fromkeys(("screening", "hold"), (SPAN_TABLES | {"hold"}) & tables)
    for rule in rules:
        for unit in rule.units:
            reads[unit] = reads.get(unit, frozenset()) | (rule.reads & tables)
    return rules, tuple(reads.items())


def _set_anew(touched: Touched) -> set[str]:
    """The ids of the rules whose severity or options are among the changes."""
    if "setting" not in touched.tables:
        return set()
    records = [record for row in touched.rows for record in (row.before, row.after)]
    keys = {record.key for record in records if isinstance(record, FestivalSetting)}
    return {rule_id for rule_id in changed_rules(keys) if rule_id in all_rules()}


def _sorted_anew(touched: Touched, policy: Policy) -> set[str]:
    """The ids of the rules that sections have severities of their own for, where something may
    have come into another section.
    """
    return set() if touched.tables.isdisjoint(_SORTING) else set(policy.own) & set(all_rules())


def _run(rule: Rule, scope: Scope) -> Iterable[Conflict]:
    """What a rule finds, with the severity that this festival gives it."""
    policy = scope.policy
    if policy.plain and rule.severity is not Severity.OFF:
        return rule.check(scope)
    if rule.id in policy.own:
        return _with_own(rule, scope)
    severity = policy.severity(rule)
    if severity is Severity.OFF:
        return ()
    if severity is rule.severity:
        return rule.check(scope)
    return (dataclasses.replace(c, severity=severity) for c in rule.check(scope))


def _with_own(rule: Rule, scope: Scope) -> Iterator[Conflict]:
    """The same where sections or kinds have severities of their own."""
    for conflict in rule.check(scope):
        severity = scope.policy.of_conflict(rule, scope.festival, conflict)
        if severity is not Severity.OFF:
            yield dataclasses.replace(conflict, severity=severity)


def _reach(scope: Scope) -> int:
    """The most minutes that one of these occupies a screen, turnaround included."""
    festival = scope.festival
    spans = [festival.span(screening) for screening in scope.screenings]
    pause = longest_changeover(festival)
    shows = [span.end + max(span.turnaround, pause) - span.start for span in spans]
    return max([*shows, *[hold.minutes for hold in scope.holds]], default=0)


def _forget(by_key: dict[str, Conflict], by_subject: BySubject, gone: Conflict) -> None:
    del by_key[gone.key]
    for subject in gone.subjects:
        rest = tuple(c for c in by_subject[subject] if c.key != gone.key)
        if rest:
            by_subject[subject] = rest
        else:
            del by_subject[subject]


def _remember(by_key: dict[str, Conflict], by_subject: BySubject, found: Conflict) -> None:
    by_key[found.key] = found
    for subject in found.subjects:
        by_subject[subject] = (*by_subject.get(subject, ()), found)
