"""``marquee see``: whether one person can see all of sections, a pass or a jury, and how."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress

from planner.cli.command import Command, add_file, add_json, opened
from planner.cli.naming import find_jury, find_pass, find_section
from planner.cli.output import as_json
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Festival, Jury, Pass, Screening, Section
from planner.rules.conflict import Subject
from planner.rules.section_not_seeable import way_through
from planner.rules.seeing import Itinerary
from planner.rules.wording import at, title_of
from planner.times import iso


class See(Command):
    """Say whether one person can see every title of sections, a pass or a jury, and how."""

    help = N_("Say whether one person can see all of sections, a pass or a jury, and how.")

    def arguments(self, parser: ArgumentParser) -> None:
        """Which sections, passes or juries."""
        add_file(parser, plan=True)
        parser.add_argument(
            "names",
            nargs="+",
            metavar=_("NAME"),
            help=_("sections, passes, juries: all together"),
        )
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Find the way, and tell it."""
        with opened(given) as document:
            festival = document.festival
        subjects = [_subject(festival, name) for name in given.names]
        titles, found = way_through(subjects, festival)
        tell = _json if given.json else _text
        print(tell(festival, len(titles), found))
        return 0


def _subject(festival: Festival, name: str) -> Subject:
    *others, last = [
        (cls, find)
        for cls, find in ((Section, find_section), (Pass, find_pass), (Jury, find_jury))
        if cls is Section or festival.rows(cls)
    ]
    for cls, find in others:
        with suppress(UserError):
            return (cls.table, find(festival, name).id)
    cls, find = last
    return (cls.table, find(festival, name).id)


def _json(festival: Festival, titles: int, found: Itinerary) -> str:
    return as_json(
        {
            "titles": titles,
            "seen": titles - len(found.missed),
            "exact": found.exact,
            "stops": [_row(festival, stop) for stop in found.stops],
            "missed": [festival.films[film_id].title for film_id in found.missed],
        }
    )


def _row(festival: Festival, stop: Screening) -> dict[str, object]:
    return {
        "screening_id": stop.id,
        "code": stop.code,
        "title": title_of(festival, stop),
        "start": iso(stop.start),
        "end": iso(festival.span(stop).end),
        "screen": festival.screen_name(stop.screen_id),
    }


def _text(festival: Festival, titles: int, found: Itinerary) -> str:
    seen = titles - len(found.missed)
    sentence = (
        _("One person can see {seen} of {number} titles:")
        if found.exact
        else _("One person can see at least {seen} of {number} titles:")
    )
    lines = [sentence.format(seen=seen, number=titles)]
    for stop in found.stops:
        screen = festival.screen_name(stop.screen_id)
        lines.append(f"  {at(festival, stop.start)}  {title_of(festival, stop)}, {screen}")
    missed = ", ".join(festival.films[film_id].title for film_id in found.missed)
    return "\n".join([*lines, *([_("Missed: {titles}").format(titles=missed)] if missed else [])])
