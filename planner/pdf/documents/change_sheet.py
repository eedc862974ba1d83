"""What moved since it was last printed: for everybody who has the old timetable in the pocket."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from planner.document.compare import compare
from planner.document.difference import Change, Difference
from planner.document.states import State
from planner.i18n import N_, _, ngettext, nremark, remark
from planner.model import Festival
from planner.model.publicity import KeptBack, Publicity
from planner.model.screening import Release
from planner.pdf.base import For
from planner.pdf.changing import (
    Entry,
    Group,
    Sides,
    by_department,
    by_person,
    by_venue,
    entries,
)
from planner.pdf.dates import day_label
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings, version_of
from planner.pdf.kit.type import BODY, DAY, SMALL, STRONG
from planner.pdf.layout import Layout
from planner.pdf.look import SECOND
from planner.pdf.states import state_name, state_of
from planner.pdf.text.itemise import printable
from planner.settings import Setting
from planner.text import folded
from planner.times import now_wall

_GROUPS = {"venue": by_venue, "guest": by_person, "department": by_department}


class ChangeSheet(FlowDocument):
    """Moved, new, cancelled, on another screen: each with the old place and the new one.

    Two releases or times are compared, or one of these and the plan as it is now. A sheet for each
    house, guest or department, or one for all.
    """

    title = N_("Change sheet")
    help = N_("What moved, is new or cancelled since a release, with the old and the new place.")
    options = (
        *paper_settings(),
        Setting(
            "since",
            "",
            N_("Since"),
            N_("A release, or a time such as 2026-11-01T12:00; empty is the release before."),
            state=True,
        ),
        Setting(
            "until",
            "",
            N_("Until"),
            N_("A release, or a time such as 2026-11-01; empty is the plan that is printed."),
            state=True,
        ),
        Setting(
            "sheets",
            "all",
            N_("A sheet for"),
            choices=(
                ("all", N_("Everything")),
                ("venue", N_("Each venue")),
                ("guest", N_("Each guest")),
                ("department", N_("Each department")),
            ),
        ),
        Setting(
            "only",
            "",
            N_("Only for"),
            N_("Part of the name of a venue, guest or department; empty is a sheet for each."),
        ),
        Setting(
            "public",
            False,  # noqa: FBT003 - a default
            N_("For the public"),
            N_("Only what everybody may know, to be hung in the foyer."),
        ),
    )
    readers = For.HOUSE
    grows = True

    def layout(self, festival: Festival, options: Mapping[str, Any]) -> Layout:
        """The pages; the version at their foot is the newer one of the two."""
        until = state_of(festival, options["until"])
        return super().layout(until.festival if until else festival, options)

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A sheet for each group in which something differs."""
        before = state_of(festival, options["since"]) or _release_before(festival)
        if before is None:
            text = _("There is no earlier release to compare with; “Release” makes one.")
            pages.add(paragraph(text, pages.body.width, BODY))
            return
        until = options["until"]
        named = state_name(until) if isinstance(until, State) else version_of(festival)
        names = {"before": state_name(before), "after": named}
        sides = Sides(before.festival, festival)
        found = list(compare(before.festival, festival).differences)
        if options["public"]:
            found = _public(pages, sides, found)
        rows = entries(sides, found, public=options["public"])
        sort = _GROUPS.get(options["sheets"])
        groups: Iterable[Group] = [("", rows, None)] if sort is None else sort(sides, rows)
        wanted = folded(options["only"]) if sort is not None else ""
        for group in groups:
            name, own, _department = group
            if own and wanted in folded(name):
                _add(pages, group, _("from “{before}” to “{after}”").format(**names))
        if wanted and rows and not pages.number:
            text = _("Nothing moved between “{before}” and “{after}” for “{name}”.")
            said = text.format(**names, name=printable(options["only"])[:80])
            pages.add(paragraph(said, pages.body.width, BODY))
        elif not pages.number:
            text = _("Nothing moved between “{before}” and “{after}”.")
            pages.add(paragraph(text.format(**names), pages.body.width, BODY))


def _release_before(festival: Festival) -> State | None:
    """The newest release older than what is printed."""
    releases = sorted(festival.rows(Release).values(), key=lambda one: (one.made, one.id))
    plans = [one.plan_id for one in releases]
    shown = festival.plan_id
    older = releases[: plans.index(shown)] if shown in plans else releases
    return State(older[-1].name, festival.in_plan(older[-1].plan_id)) if older else None


_TOLD_THE_PUBLIC = frozenset(
    {"title", "programme_id", "films", "length", "qa", "cancelled", "free", "price", "needs"}
)
"""What else may differ that the audience is told of; the rest is the staff's."""


def _public(pages: Pages, sides: Sides, found: list[Difference]) -> list[Difference]:
    """What the public knew or may know; one that is cancelled is what they most need to know."""
    shown = Publicity(cancelled=True, unconfirmed=True, now=now_wall(sides.after.edition.zone))
    kept, hidden = [], 0
    for one in found:
        reasons = {shown.why_not(festival, row) for festival, row in sides.each(one)}
        secret = bool(reasons - {None, KeptBack.WITHDRAWN})
        hidden += secret
        surprise = any(row.public_title for _festival, row in sides.each(one))
        told = _TOLD_THE_PUBLIC - {"films"} if surprise else _TOLD_THE_PUBLIC
        fields = tuple(name for name in one.fields if name in told)
        if not secret and (fields or one.changes != (Change.CHANGED,)):
            kept.append(replace(one, fields=fields))
    if hidden:
        pages.warnings.append(
            nremark(
                "{count} change is left out: it is not public.",
                "{count} changes are left out: they are not public.",
                hidden,
            ).format(count=hidden)
        )
    return kept


def _add(pages: Pages, group: Group, between: str) -> None:
    name, found, department = group
    width = pages.body.width
    pages.new_page()
    title = name or _("What moved")
    pages.add(heading(title, width, DAY, before=0, bookmark=0, mark=name))
    count = ngettext("{n} change", "{n} changes", len(found)).format(n=len(found))
    pages.add(paragraph(f"{count} {between}", width, SMALL))
    table = Table(
        (
            Column(_("What"), points=58),
            Column(_("Code"), points=32),
            Column(_("Title"), 4),
            Column(_("Was"), 2.6),
            Column(_("Is now"), 2.6),
            Column(_("Done"), points=24, box=True),
        ),
        width,
        bars=True,
    )
    days: dict[int, list[Entry]] = {}
    for one in found:
        days.setdefault(one.day, []).append(one)
    rows: list[Row] = [table.head(before=8)]
    for own in days.values():
        rows += heading(day_label(own[0].day), width, STRONG, before=8, lines=1)
        rows += [_row(table, one, one.lines(department)) for one in own]
    pages.add(rows)
    pages.warnings += [
        remark("{name}: the text of “{title}” is shortened.").format(name=title, title=short)
        for short in table.shortened
    ]


def _row(table: Table, one: Entry, below: Iterable[str]) -> Row:
    return table.row(
        Words(one.what, 700),
        one.code,
        [Words(one.title, 650, 9), *(Words(text, 400, 7.5, SECOND) for text in below)],
        [Words(text, 400) for text in one.was],
        [Words(text, 650) for text in one.now],
        "",
        bar=one.bar,
        about=one.title,
        least=24,
    )
