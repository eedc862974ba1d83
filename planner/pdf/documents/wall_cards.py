"""A card for each screening, to be cut out and moved about on the wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Programme, Screening
from planner.model.board import card_code, programme_code, unplaced
from planner.model.lengths import Span, screening_span
from planner.model.naming import find_section
from planner.pdf.base import For
from planner.pdf.dates import day_label, long_day
from planner.pdf.kit import FlowDocument, Pages, Row, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import BODY, SECTION, SMALL
from planner.pdf.layout import MM, Item, moved
from planner.pdf.look import section_ink
from planner.pdf.shown import CHOICE, DAYS, SCREENS, SECTIONS, Shown, for_house
from planner.pdf.telling import section_mark
from planner.pdf.text.itemise import printable
from planner.pdf.wall.card import Card, pieces
from planner.pdf.wall.scale import CARD_HEIGHT, SCALE, points_per_minute
from planner.settings import Setting
from planner.times import day_start

_GAP = 3 * MM


class WallCards(FlowDocument):
    """Cards true to scale with section, code, title, length and a QR code for a scanner.

    A programme that is still to be placed has a card with its own code for each screening that
    is wanted.
    """

    title = N_("Wall cards")
    help = N_("Cards to cut out, as long as what they stand for; “marquee board” reads them back.")
    options = (
        *paper_settings("a4", "landscape"),
        SCALE,
        *CHOICE,
        Setting("unplaced", True, N_("What is still to be placed")),  # noqa: FBT003 - a default
    )
    readers = For.HOUSE
    every_screening = True

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """The cards of each day, and then those of what is still to be placed."""
        shown = for_house(festival, options)
        pages.warnings += shown.left_out()
        for day in shown.days:
            cards = [_placed(shown, one) for one in shown.on(day)]
            _add(pages, long_day(day), day_label(day), cards, options)
        chosen = options[DAYS.key] or options[SCREENS.key]
        new = list(_new(shown, options[SECTIONS.key])) if options["unplaced"] else []
        if new and not chosen:
            _add(pages, _("Still to be placed"), _("Still to be placed"), new, options)
        if not pages.number:
            pages.add(paragraph(_("There is nothing to print yet."), pages.body.width, BODY))


def _add(
    pages: Pages, title: str, mark: str, cards: list[Card], options: Mapping[str, Any]
) -> None:
    width = pages.body.width
    told = ngettext(
        "{n} card; 15 minutes are {mm} mm. Cut along the lines, and fold back what is behind a"
        " dotted one.",
        "{n} cards; 15 minutes are {mm} mm. Cut along the lines, and fold back what is behind a"
        " dotted one.",
        len(cards),
    ).format(n=len(cards), mm=options[SCALE.key])
    rows = heading(title, width, SECTION, before=8, lines=1, bookmark=0, mark=mark)
    rows += paragraph(told, width, SMALL)
    rows = [*rows, *_shelves(cards, points_per_minute(options), width)]
    pages.add(rows)


def _shelves(cards: Iterable[Card], minute: float, width: float) -> Iterator[Row]:
    """Cards beside each other, as many as have room."""
    items: list[Item] = []
    used = 0.0
    for card in cards:
        for wide, own in pieces(card, minute, width):
            if used and used + wide > width + 0.01:
                yield Row(CARD_HEIGHT, tuple(items), before=_GAP)
                items, used = [], 0.0
            items += [moved(item, used, 0) for item in own]
            used += wide + _GAP
    if items:
        yield Row(CARD_HEIGHT, tuple(items), before=_GAP)


def _placed(shown: Shown, screening: Screening) -> Card:
    festival = shown.festival
    return _card(
        festival,
        festival.span(screening),
        festival.programmes[screening.programme_id],
        printable(screening.code),
        card_code(festival, screening),
        shown.title(screening),
        shown.language(screening),
    )


def _new(shown: Shown, sections: tuple[str, ...]) -> Iterator[Card]:
    festival = shown.festival
    wanted = {find_section(festival, name).id for name in sections}
    for programme, kind_id in unplaced(festival):
        section = festival.section_of(programme.id)
        if wanted and (section is None or section.id not in wanted):
            continue
        title = printable(festival.title(programme.id)) or _("Untitled")
        code = programme_code(festival, programme)
        span = _imagined(festival, programme, kind_id)
        yield _card(festival, span, programme, printable(programme.code), code, title, "")


def _imagined(festival: Festival, programme: Programme, kind_id: int | None) -> Span:
    """How long it would take somewhere, as the festival's and the section's minutes say."""
    kinds = sorted(festival.kinds.values(), key=lambda kind: (kind.order, kind.id))
    usual = kinds[0].id if kinds else None
    start = day_start(festival.edition.first_day)
    made = Screening(
        id=0,
        plan_id=festival.plan_id,
        programme_id=programme.id,
        screen_id=0,
        start=start,
        kind_id=usual if kind_id is None else kind_id,
    )
    return screening_span(festival, made)


def _card(
    festival: Festival,
    span: Span,
    programme: Programme,
    code: str,
    payload: str,
    title: str,
    language: str,
) -> Card:
    section = festival.section_of(programme.id)
    qa = min(span.qa, span.end - span.start)  # a stated end may leave no room for all of it
    film = span.end - qa - span.start
    told = [section_mark(section)]
    if span.known:
        told.append(_("{n} min").format(n=film))
    else:
        told.append(_("length open"))
    if qa:
        told.append(_("Q&A {n} min").format(n=qa))
    return Card(
        code=code,
        payload=payload,
        title=title,
        facts=" · ".join(filter(None, told)),
        ink=section_ink(None if section is None else section.hue),
        film=film,
        qa=qa,
        turnaround=span.turnaround,
        language=language,
    )
