"""A document again, of which only the pages that changed since a release or a time are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from planner.document.states import State
from planner.i18n import _, remark
from planner.model import Festival, Plan, Release, RowChange
from planner.pdf.layout import MM, Layout, Page, Text
from planner.pdf.look import INK, narrowing
from planner.pdf.reprint.changed import changed_pages, gone, only, told
from planner.pdf.reprint.kept import Kept
from planner.pdf.reprint.option import KEPT
from planner.pdf.states import state_name
from planner.pdf.text.itemise import printable

Lay = Callable[[Festival, Mapping[str, Any]], Layout]


def again(
    lay: Lay,
    festival: Festival,
    before: State,
    options: Mapping[str, Any],
    *,
    keeps_pages: bool,
    version: str,
) -> Layout:
    """The pages that differ from those of ``before``; a sentence for each part that has some.

    ``version`` is what sheets say at their foot, which is no change of a page.
    """
    kept = Kept()
    held = {**options, KEPT: kept} if keeps_pages else options
    was = lay(_called(before.festival, version), held)
    kept.hold(state_name(before))
    now = lay(festival, held)
    changed = changed_pages(was, now, in_place=keeps_pages)
    lost = () if keeps_pages else tuple(gone(was, now))  # a catalogue has notices in their place
    if not changed:
        said = _("No page has changed since “{name}”.").format(name=state_name(before)[:80])
        page = _only_words(now.pages[0], said)
        name = printable(before.name)[:80]
        warnings = (remark("No page has changed since “{name}”.").format(name=name), *lost)
        return replace(now, pages=(page,), outline=(), warnings=warnings)
    return replace(only(now, changed), warnings=(*told(now, changed), *lost, *now.warnings))


def _called(festival: Festival, version: str) -> Festival:
    """The earlier state under the name of the present one."""
    plan = festival.rows(Plan)[festival.plan_id]
    changes = [RowChange(Plan.table, plan.id, plan, replace(plan, name=version))]
    changes += [
        RowChange(Release.table, row.id, row, replace(row, name=version))
        for row in festival.rows(Release).values()
        if row.plan_id == plan.id
    ]
    return festival.with_changes(changes)


def _only_words(page: Page, text: str) -> Page:
    words = Text(15 * MM, 25 * MM, text, narrowing(400)[1], 9, INK)
    return Page(page.width, page.height, (words,))
