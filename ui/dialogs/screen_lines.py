"""Screens as people write them down: “Odeon / Screen 1, 310”, one on each line."""

from __future__ import annotations

import re

from planner.edit.venues import AddScreen
from planner.errors import UserError
from planner.i18n import _

_SEATS = re.compile(r"^(?P<name>.*?)\s*[,;\t]\s*(?P<seats>[^,;\t]*)$")


def parse_screens(text: str) -> tuple[AddScreen, ...]:
    """The screens of a text; empty lines do not count.

    Raises UserError naming the line that cannot be understood, or is there twice.
    """
    found: dict[tuple[str, str], AddScreen] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        screen = _parse_line(line.strip(), number)
        name = (screen.venue, screen.screen_name)
        if name in found:
            raise UserError(
                _("Line {line}: “{text}” is there twice.").format(line=number, text=line.strip())
            )
        found[name] = screen
    return tuple(found.values())


def _parse_line(line: str, number: int) -> AddScreen:
    name, seats = line, None
    split = _SEATS.match(line)
    if split:
        name, seats = split["name"], _parse_seats(split["seats"], number)
    venue, stroke, screen = (part.strip() for part in name.partition("/"))
    if not stroke:
        screen, venue = venue, ""
    if not screen:
        raise UserError(
            _("Line {line}: “{text}” has no screen; write Venue / Screen, seats.").format(
                line=number, text=line
            )
        )
    return AddScreen(screen, venue, seats)


def _parse_seats(text: str, number: int) -> int | None:
    plain = text.strip().removesuffix(_("seats")).strip()
    if not plain:
        return None
    if not plain.isdecimal():
        raise UserError(
            _("Line {line}: “{text}” is not a number of seats.").format(line=number, text=text)
        )
    return int(plain)
