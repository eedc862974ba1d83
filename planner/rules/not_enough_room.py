"""More is wanted than the screens can show."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from planner.edit import Edit, SetField, Together
from planner.i18n import N_, _, ngettext
from planner.model import Copy, Festival, Programme, ProgrammeKind
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix, Gap
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.supply import (
    fewest_places,
    longest_free,
    usual_hours,
    usual_slot,
    wanted_screenings,
)
from planner.rules.wording import programme_title
from planner.times import Day

TIGHTEST = 3
"""So many of the programmes that fit least are named."""


class NotEnoughRoom(Rule):
    """All screenings that are wanted take longer than all screens are open.

    Checks: before anything is placed: the minutes of all screenings wanted, each with its usual
    pre-show, intro, Q&A and turnaround, against the minutes that all screens are open on all
    festival days, without blackouts. A screen without hours of its own counts from ten in
    the morning until midnight. Only formats of which somebody said where they can be played are
    counted for themselves: all that exists on 35 mm alone against the screens that play it.

    Why it matters: no amount of moving helps; something has to go, or a screen has to come.

    Usual remedies: want fewer screenings; open earlier or another screen; begin with what fits
    least: the films named are those that fit on the fewest screens and days.
    """

    title = N_("Not enough room")
    severity = Severity.WARNING
    units = ("edition",)
    reads = (SPAN_TABLES - {"screening"}) | {"opening", "blackout", "wanted", "copy"}
    grows = ("missing",)
    same = ("carrier",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """The festival as a whole, and each format by itself."""
        festival = scope.festival
        if not festival.screens or not festival.programmes:
            return
        needed = _all_needed(festival)
        yield from self._too_much(festival, sum(needed.values()), 0, None)
        only = _only_formats(festival, needed)
        for number, carrier in enumerate(sorted(only), 1):
            yield from self._too_much(festival, only[carrier], number, carrier)

    def _too_much(
        self, festival: Festival, wanted: int, number: int, carrier: str | None
    ) -> Iterator[Conflict]:
        room = _open(festival, carrier, wanted)
        if room is not None and wanted > room:
            subjects = (("edition", festival.edition.id),)
            facts = {"wanted": wanted, "room": room, "missing": wanted - room, "format": number}
            facts["carrier"] = crc32((carrier or "").encode())
            yield self.found(subjects, festival.edition.id, number, **facts)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """The hours wanted, the hours there are, and what fits least."""
        needed, number = _all_needed(festival), conflict.fact("format")
        sentence = (
            _(
                "The screenings wanted that need {carrier} take {wanted} h, and the screens that "
                "play it are open {room} h: {missing} h too few."
            )
            if number
            else _(
                "The screenings wanted take {wanted} h, and all screens together are open "
                "{room} h: {missing} h too few; the hardest to place are {titles}."
            )
        )
        wanted = [programme_id for programme_id, length in needed.items() if length]
        tightest = fewest_places(festival, wanted, longest_free(festival, 0))[:TIGHTEST]
        titles = [programme_title(festival, programme_id) for programme_id in tightest]
        return sentence.format(
            carrier=_carrier(festival, needed, number) or "",
            wanted=-(-conflict.fact("wanted") // 60),
            room=conflict.fact("room") // 60,
            missing=-(-conflict.fact("missing") // 60),
            titles=", ".join(titles),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """One screening less of as few programmes as it takes, those first that want most."""
        festival, missing = report.festival, conflict.fact("missing")
        needed = _all_needed(festival)
        carrier = _carrier(festival, needed, conflict.fact("format"))
        edits: list[Edit] = []
        rows = festival.programmes.values()
        for programme in sorted(rows, key=lambda p: (-p.wanted, -needed[p.id], p.id)):
            if missing <= 0 or programme.wanted < 2:
                break
            if carrier in {None, _only_format(festival, programme.id)}:
                missing -= needed[programme.id] // wanted_screenings(festival, programme)
                edits.append(SetField("programme", programme.id, "wanted", programme.wanted - 1))
        if edits and missing <= 0:
            title = ngettext(
                "Want one screening less of {n} programme",
                "Want one screening less of {n} programmes",
                len(edits),
            ).format(n=len(edits))
            yield Fix(title, Together(tuple(edits), title))

    def gaps(self, conflict: Conflict, festival: Festival) -> Iterator[Gap]:
        """How often those are wanted that are the hardest to place."""
        needed = _all_needed(festival)
        carrier = _carrier(festival, needed, conflict.fact("format"))
        wanted = [
            i for i, n in needed.items() if n and carrier in {None, _only_format(festival, i)}
        ]
        for programme_id in fewest_places(festival, wanted, longest_free(festival, 0))[:TIGHTEST]:
            named = programme_title(festival, programme_id)
            title = _("Want fewer screenings of {title}").format(title=named)
            yield Gap(title, "programme", programme_id, "wanted")


def _all_needed(festival: Festival) -> dict[int, int]:
    """The minutes that all screenings wanted take, by programme."""
    usual: dict[tuple[bool, int], int] = {}
    return {p.id: _needed(festival, p, usual) for p in festival.programmes.values()}


def _needed(festival: Festival, programme: Programme, usual: dict[tuple[bool, int], int]) -> int:
    """The minutes that all screenings wanted of a programme take."""
    wanted = wanted_screenings(festival, programme)
    if not wanted:
        return 0
    films_alone = -(-festival.length(programme.id).seconds // 60)
    section = festival.section_of(programme.id)
    key = (programme.kind is ProgrammeKind.EVENT, section.id if section else 0)
    if key not in usual:  # the other minutes depend on nothing else
        usual[key] = usual_slot(festival, programme) - films_alone
    return wanted * (films_alone + usual[key])


def _carrier(festival: Festival, needed: dict[int, int], number: int) -> str | None:
    """The format of which the fact “format” is the number; None for all together."""
    carriers = sorted(_only_formats(festival, needed)) if number else []
    return carriers[number - 1] if 0 < number <= len(carriers) else None


def _only_format(festival: Festival, programme_id: int) -> str | None:
    """The format of all copies of its films, where there is only one."""
    films = festival.films_of(programme_id)
    carriers = {copy.format for film in films for copy in festival.copies(film.id)}
    return carriers.pop() if len(carriers) == 1 else None


def _only_formats(festival: Festival, needed: dict[int, int]) -> dict[str, int]:
    """The minutes wanted of what exists in one format only, by that format."""
    found: dict[str, int] = {}
    for programme_id, wanted in needed.items() if festival.rows(Copy) else ():
        if not wanted:
            continue
        carrier = _only_format(festival, programme_id)
        if carrier is not None:
            found[carrier] = found.get(carrier, 0) + wanted
    return found


def _open(festival: Festival, carrier: str | None, enough: int) -> int | None:
    """The minutes that all screens, or those that play a format, are open, as far as they are
    needed to see that they are enough. None when it is not known of any of them whether it plays
    it.
    """
    plays = {s: carrier is None or festival.plays(s, carrier) for s in festival.screens}
    if any(played is None for played in plays.values()):
        return None
    days, total = festival.days(), 0
    for screen_id, played in plays.items():
        if total >= enough:
            break
        if played:
            total += sum(_open_on(festival, screen_id, day) for day in days)
    return total


def _open_on(festival: Festival, screen_id: int, day: Day) -> int:
    hours = usual_hours(festival, screen_id, day)
    if hours is None:
        return 0
    opens, closes = hours
    taken = festival.blackouts(screen_id)
    lost = sum(max(0, min(row.end, closes) - max(row.start, opens)) for row in taken)
    return max(0, closes - opens - lost)
