"""The empty board for the wall: every screen and day, in the scale of the cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.model.naming import find_screen
from planner.pdf.base import For
from planner.pdf.dates import long_day
from planner.pdf.kit import FlowDocument, Pages, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import SECTION
from planner.pdf.layout import Frame
from planner.pdf.shown import DAYS, SCREENS, chosen_days
from planner.pdf.wall.grid import FOOT, NAMES, ROW, Drawing
from planner.pdf.wall.scale import SCALE, points_per_minute
from planner.pdf.wall.tiles import Tile, tiles

_HEAD = SECTION.leading + 6


class WallGrid(FlowDocument):
    """Screens down, time across, with a code for each hour of each screen, over as many sheets as
    it takes; marks in the margin say which sheet comes beside and below.
    """

    title = N_("Wall grid")
    help = N_("The empty grid that the wall cards fit on, in sheets to be joined.")
    options = (*paper_settings("a3", "landscape"), SCALE, DAYS, SCREENS)
    readers = For.HOUSE

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """The sheets of each day."""
        minute = points_per_minute(options)
        screens = _screens(festival, options[SCREENS.key])
        body = pages.body
        room = Frame(body.left, body.top + _HEAD, body.width, body.height - _HEAD)
        minutes = ((body.width - NAMES) / minute, body.width / minute)
        rows = max(1, int((room.height - FOOT) / ROW))
        for day in sorted(chosen_days(festival, options[DAYS.key])) if screens else ():
            for tile in tiles(festival, day, screens, minutes=minutes, rows=rows):
                _add_head(pages, tile, options)
                pages.put(*Drawing(festival, tile, room, minute).items())
        if not pages.number:
            pages.add(paragraph(_("There is no screen to print yet."), body.width))


def _screens(festival: Festival, names: tuple[str, ...]) -> list[Screen]:
    wanted = {find_screen(festival, name).id for name in names}
    return [one for one in festival.screens_in_order() if not wanted or one.id in wanted]


def _add_head(pages: Pages, tile: Tile, options: Mapping[str, Any]) -> None:
    pages.new_page()
    title = _("{day} · {hours} · sheet {sheet}; 15 minutes are {mm} mm").format(
        day=long_day(tile.day), hours=tile.hours, sheet=tile.name, mm=options[SCALE.key]
    )
    first = 0 if (tile.column, tile.row) == (0, 0) else None
    pages.add(heading(title, pages.body.width, SECTION, before=0, lines=1, bookmark=first))
