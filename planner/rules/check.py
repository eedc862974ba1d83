"""Checking a festival: whole, or only what a change touched. One code path for both.

``consequences`` runs on every mouse move while something is in the hand, so nothing here may look
at the whole festival unless the whole festival was touched.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from planner.edit import Edit, Work
from planner.model import Festival, FestivalSetting, RowChange
from planner.rules.base import SPAN_TABLES, Rule
from planner.rules.conflict import Conflict, Subject
from planner.rules.policy import Policy, all_rules, changed_rules
from planner.rules.report import Report, in_order, is_news
from planner.rules.scope import Scope, Touched
from planner.rules.severity import Severity

BySubject = dict[Subject, tuple[Conflict, ...]]


def check(festival: Festival) -> Report:
    """Every conflict of the present plan."""
    policy = Policy(festival)
    reach = _reach(festival, Scope())
    by_key = {
        conflict.key: conflict
        for rule in all_rules().values()
        for conflict in _run(rule, festival, policy, Scope(None, reach))
    }
    by_subject: dict[Subject, list[Conflict]] = {}
    for conflict in by_key.values():
        for subject in conflict.subjects:
            by_subject.setdefault(subject, []).append(conflict)
    groups = {subject: tuple(group) for subject, group in by_subject.items()}
    return Report(festival, policy, reach, by_key, groups)


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
    rows, after = _tried(festival, edit)
    if report.festival is not festival:
        report = check(festival)
    found = _Delta(report, after, rows).found.values()
    news = [c for c in found if is_news(report.by_key.get(c.key), c)]
    return in_order((dataclasses.replace(c, within=after) for c in news), after) if news else ()


def _tried(festival: Festival, edit: Edit) -> tuple[tuple[RowChange, ...], Festival]:
    work = Work(festival)
    edit.apply(work)
    rows = work.changes()
    return rows, festival.with_changes(rows)


class _Delta:
    """What changes in a report: the conflicts that touched units had, and those they now have."""

    def __init__(self, report: Report, after: Festival, rows: Iterable[RowChange]) -> None:
        touched = Touched(report.festival, after, rows)
        again: frozenset[str] = frozenset()
        self.policy = report.policy
        if "setting" in touched.tables:
            self.policy = Policy(after)
            again = changed_rules(_setting_keys(touched.rows))
        self.reach = _longer(report, after, touched)
        self.gone: dict[str, Conflict] = {}
        self.found: dict[str, Conflict] = {}
        for rule in all_rules().values():
            ids = _ids(rule, touched, whole=rule.id in again)
            if ids is None or any(ids.values()):
                self.gone.update((c.key, c) for c in _known(report, rule, ids))
                scope = Scope(ids, self.reach)
                found = _run(rule, after, self.policy, scope)
                self.found.update((c.key, c) for c in found)


def _ids(rule: Rule, touched: Touched, *, whole: bool) -> Mapping[str, frozenset[int]] | None:
    """The touched units of a rule; None when it must look at everything again."""
    ids: dict[str, frozenset[int]] = {}
    for unit in rule.units:
        found = None if whole else touched.units(unit, rule.reads)
        if found is None:
            return None
        ids[unit] = found
    return ids


def _known(
    report: Report, rule: Rule, ids: Mapping[str, frozenset[int]] | None
) -> Iterator[Conflict]:
    """The conflicts of a rule that these units had; all of the rule for None."""
    if ids is None:
        yield from (c for c in report.by_key.values() if c.rule == rule.id)
        return
    for unit, unit_ids in ids.items():
        for unit_id in unit_ids:
            for conflict in report.by_subject.get((unit, unit_id), ()):
                if conflict.rule == rule.id:
                    yield conflict


def _run(rule: Rule, festival: Festival, policy: Policy, scope: Scope) -> Iterator[Conflict]:
    """What a rule finds, with the severity that this festival gives it."""
    severity = policy.severity(rule)
    if severity is Severity.OFF:
        return
    if rule.options:
        scope = dataclasses.replace(scope, options=policy.options(rule))
    for conflict in rule.check(festival, scope):
        if severity is None or severity is conflict.severity:
            yield conflict
        else:
            yield dataclasses.replace(conflict, severity=severity)


def _reach(festival: Festival, scope: Scope) -> int:
    """The most minutes that one of these occupies a screen, turnaround included."""
    shows = (festival.span(s).slot_end - s.start for s in scope.screenings(festival))
    holds = (hold.minutes for hold in scope.holds(festival))
    return max(max(shows, default=0), max(holds, default=0))


def _longer(report: Report, after: Festival, touched: Touched) -> int:
    """The reach of the report, or that of what was touched where it is more."""
    reads = SPAN_TABLES | {"hold"}
    ids = {unit: touched.units(unit, reads) for unit in ("screening", "hold")}
    known = {unit: found for unit, found in ids.items() if found is not None}
    scope = Scope(known if len(known) == len(ids) else None)
    return max(report.reach, _reach(after, scope))


def _setting_keys(rows: Iterable[RowChange]) -> set[str]:
    settings = (record for row in rows for record in (row.before, row.after))
    return {record.key for record in settings if isinstance(record, FestivalSetting)}


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
