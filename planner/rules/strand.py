"""A section as its audience sees it: which of its screenings lie close together.

Most titles are shown more than once, and whoever misses one goes to another; and in a large section
two of its titles always run at once. So rules look only at sections that somebody named, and there
at titles that have no second chance, unless their options say otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planner.i18n import N_
from planner.model import Festival, Screen, Screening
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import apart, move_to
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.settings import Setting
from planner.text import folded
from planner.times import WallTime

ALL = "all"
"""What stands for every section."""

SECTION_OPTIONS = (
    Setting(
        "only_single",
        default=True,
        label=N_("Only what is shown once"),
        help=N_("Look only at programmes with one public screening, of which no more is wanted."),
    ),
    Setting(
        "sections",
        (),
        N_("Sections"),
        N_("Codes or names of the sections to look at, or “all”; none when empty."),
    ),
)


def close_in_sections(
    scope: Scope, options: Mapping[str, Any], minutes: int
) -> Iterator[tuple[Screening, Screening]]:
    """Public screenings of different programmes of one section, of which the later begins before
    so many minutes have passed since the end of the earlier; each pair once or twice.
    """
    if not options["sections"]:
        return
    if scope.whole:
        yield from _all_close(scope.festival, options, minutes)
        return
    festival = scope.festival
    for programme in scope.programmes:
        section = festival.section_of(programme.id)
        if section is None or not _is_named(festival, section.id, options):
            continue
        for show in _looked_at(festival, programme.id, options):
            until = end_of(festival, show) + minutes
            rows = festival.screenings_in(section.id)
            first = bisect_left(rows, show.start - scope.reach - minutes, key=lambda r: r.start)
            for position in range(first, len(rows)):
                other = rows[position]
                if other.start >= until:
                    break
                if other.programme_id != programme.id and _counts(festival, other, options):
                    earlier, later = sorted((show, other), key=lambda s: (s.start, s.id))
                    if later.start < end_of(festival, earlier) + minutes:
                        yield earlier, later


def _all_close(
    festival: Festival, options: Mapping[str, Any], minutes: int
) -> Iterator[tuple[Screening, Screening]]:
    """The same for the whole festival, section by section."""
    by_section: dict[int, list[Screening]] = {}
    for programme_id in festival.programmes:
        shows = _looked_at(festival, programme_id, options)
        section = festival.section_of(programme_id) if shows else None
        if section is not None:
            by_section.setdefault(section.id, []).extend(shows)
    for section_id, shows in by_section.items():
        if not _is_named(festival, section_id, options):
            continue
        shows.sort(key=lambda show: (show.start, show.id))
        for position, earlier in enumerate(shows):
            until = end_of(festival, earlier) + minutes
            for later in range(position + 1, len(shows)):
                if shows[later].start >= until:
                    break
                if shows[later].programme_id != earlier.programme_id:
                    yield earlier, shows[later]


def others_of_section(lift: Lift, options: Mapping[str, Any]) -> Sequence[Screening]:
    """The screenings of its section to look at beside what is in the hand; none when that is
    not to be looked at itself.
    """
    festival, programme_id = lift.festival, lift.programme.id
    if not options["sections"]:
        return ()
    section = festival.section_of(programme_id)
    if section is None or not _is_named(festival, section.id, options):
        return ()
    single = not options["only_single"] or (
        lift.programme.wanted <= 1 and not _public(festival, programme_id)
    )
    if not single or not lift.standing.is_public(lift.screening):
        return ()
    rows = festival.screenings_in(section.id)
    return [s for s in rows if s.programme_id != programme_id and _counts(festival, s, options)]


def end_of(festival: Festival, show: Screening) -> int:
    """When a screening ends; its start where an end was stated before it."""
    return max(show.start, festival.span(show).end)


def while_others_run(lift: Lift, screen: Screen, others: Sequence[Screening]) -> Cells:
    """The starts on a screen at which what is in the hand would share a minute with one of these
    on another screen.
    """
    festival, length = lift.festival, lift.length(screen)
    elsewhere = [other for other in others if other.screen_id != screen.id]
    return lift.ruler.union(
        (other.start - length + 1, end)
        for other in (elsewhere if length else ())
        if other.start < (end := festival.span(other).end)
    )


def part_titles(conflict: Conflict, report: Report) -> Iterator[Fix]:
    """Move one of the two: the later so many minutes after the earlier as are needed."""
    festival = report.festival
    first, second = (festival.all_screenings[row_id] for row_id in conflict.screening_ids)
    if not second.pinned:
        grid, soon = festival.edition.snap_minutes, end_of(festival, first)
        start = -(-(soon + conflict.fact("needed")) // grid) * grid
        yield move_to(festival, second, second.screen_id, WallTime(start))
    yield from apart(report, second, first)


def _is_named(festival: Festival, section_id: int, options: Mapping[str, Any]) -> bool:
    section = festival.sections[section_id]
    return bool(
        {ALL, folded(section.code), folded(section.name)} & set(map(folded, options["sections"]))
    )


def _looked_at(
    festival: Festival, programme_id: int, options: Mapping[str, Any]
) -> list[Screening]:
    """The public screenings of a programme, when the options want it to be looked at."""
    shows = _public(festival, programme_id)
    if options["only_single"] and (len(shows) != 1 or festival.programmes[programme_id].wanted > 1):
        return []
    return shows


def _counts(festival: Festival, show: Screening, options: Mapping[str, Any]) -> bool:
    if show.cancelled or not festival.is_public(show):
        return False
    return not options["only_single"] or bool(_looked_at(festival, show.programme_id, options))


def _public(festival: Festival, programme_id: int) -> list[Screening]:
    shows = festival.screenings_of(programme_id)
    return [show for show in shows if not show.cancelled and festival.is_public(show)]
