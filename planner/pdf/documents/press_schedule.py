"""What the press and the industry see: their own screenings by day, with what they must keep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival, Screening
from planner.model.publicity import Publicity
from planner.pdf.base import For
from planner.pdf.dates import day_label, long_day, moment_label
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import DAY, SMALL
from planner.pdf.look import SECOND
from planner.pdf.shown import CHOICE, UNCONFIRMED, Shown
from planner.pdf.telling import facts, listed, times, where
from planner.settings import Setting
from planner.text import folded
from planner.times import Day, now_wall


class PressSchedule(FlowDocument):
    """The press & industry screenings by day, and until when their films are under embargo.

    Screenings of juries and private ones, internal events and holds are not in it.
    """

    title = N_("Press schedule")
    help = N_("Screenings for the press and the industry, by day, with embargoes.")
    options = (
        *paper_settings(),
        *CHOICE,
        UNCONFIRMED,
        Setting(
            "press_kind",
            "P&I",
            N_("Kind of press screenings"),
            N_("The code or name of the kind that press & industry screenings have."),
        ),
        Setting("public_too", False, N_("Public screenings too")),  # noqa: FBT003 - a default
    )
    readers = For.INDUSTRY

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A table for each day."""
        publicity = Publicity(not_public=True, unconfirmed=bool(options[UNCONFIRMED.key]))
        kinds = _press_kinds(festival, options["press_kind"])

        def meant(screening: Screening) -> bool:
            press = (screening.kind_id or 0) in kinds
            return press or bool(options["public_too"] and festival.is_public(screening))

        shown = Shown(festival, options, publicity, house=True, meant=meant)
        pages.warnings += [*shown.left_out(), *shown.unconfirmed()]
        for day in shown.days:
            _add_day(pages, shown, day, embargo=any(_embargoes(shown, s) for s in shown.screenings))
        if not shown.days:
            text = _("There is no press & industry screening yet.")
            pages.add(paragraph(text, pages.body.width))


def _press_kinds(festival: Festival, named: str) -> set[int]:
    wanted = folded(named)
    kinds = festival.kinds.values()
    return {kind.id for kind in kinds if wanted in {folded(kind.code), folded(kind.name)}}


def _add_day(pages: Pages, shown: Shown, day: Day, *, embargo: bool) -> None:
    """The table of a day; ``embargo``: one of the days has some, so that all have room for them."""
    screenings = shown.on(day)
    width, label = pages.body.width, day_label(day)
    table = Table(
        (
            Column(_("Time"), points=58),
            Column(_("Title"), 4.6),
            Column(_("Screen"), 2.2),
            Column(_("Embargo"), 1.6, shown=embargo),
            Column(_("Code"), points=34),
        ),
        width,
    )
    rows = heading(long_day(day), width, DAY, before=18, bookmark=0, mark=label)
    rows += [table.head(before=2), *(_row(table, shown, one, day) for one in screenings)]
    pages.add(rows)
    if any(_embargoes(shown, one) for one in screenings):
        text = _("Nothing may be published about a film before its embargo ends.")
        pages.add(paragraph(text, width, SMALL, before=4))
    pages.warnings += [
        remark("{day}: the text of “{title}” is shortened.").format(day=label, title=title)
        for title in table.shortened
    ]


def _row(table: Table, shown: Shown, screening: Screening, day: Day) -> Row:
    festival = shown.festival
    films = shown.films(screening)
    words = [Words(shown.title(screening), 650, 9.5, language=shown.language(screening))]
    if len(films) == 1 and (other := shown.other_title(films[0])):
        words.append(Words(other, 400, 8.5, SECOND))
    if len(films) > 1:
        words.append(Words(listed([film.title for film in films]), 400, 8, SECOND))
    words.append(Words(" · ".join(facts(shown, screening)), 400, 7.5, SECOND))
    return table.row(
        Words(times(festival, screening, day), 650, 9),
        words,
        where(festival, screening),
        [Words(text, 600, 7.5) for text in _embargoes(shown, screening)[:4]],
        screening.code,
        about=shown.title(screening),
    )


def _embargoes(shown: Shown, screening: Screening) -> list[str]:
    now = now_wall(shown.festival.edition.zone)
    return [
        _("until {moment}").format(moment=moment_label(film.embargo))
        for film in shown.films(screening)
        if film.embargo is not None and now < film.embargo
    ]
