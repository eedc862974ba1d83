"""How often a programme is wanted, in general and of single kinds, against how often it is placed.

Shared by the rules about too few screenings, too many, and none at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.edit import SetField
from planner.i18n import _, ngettext
from planner.model import Festival, FilmStatus, Programme, ProgrammeKind, Screening, Wanted
from planner.rules.conflict import Conflict, Fix
from planner.rules.scope import Scope
from planner.rules.wording import programme_title


@dataclass(frozen=True, slots=True)
class Count:
    """The screenings of a programme of one kind, or (None) of all kinds without a number."""

    kind_id: int | None
    wanted: int
    placed: tuple[Screening, ...]


def counts(festival: Festival, programme: Programme) -> Iterator[Count]:
    """In general, then kind by kind."""
    shown = festival.live_screenings_of(programme.id)
    rows = festival.wanted_of_kinds(programme.id) if festival.rows(Wanted) else ()
    if not rows:
        yield Count(None, programme.wanted, shown)
        return
    own = {row.kind_id: row.count for row in rows}
    rest = tuple(s for s in shown if s.kind_id not in own)
    yield Count(None, programme.wanted, rest)
    for kind_id, wanted in own.items():
        yield Count(kind_id, wanted, tuple(s for s in shown if s.kind_id == kind_id))


def placed_counts(scope: Scope) -> list[tuple[Programme, Count]]:
    """The counts of the programmes to look at that have any screening; asked with
    ``scope.once``.
    """
    festival = scope.festival
    return [
        (programme, count)
        for programme in scope.programmes
        if festival.live_screenings_of(programme.id)
        for count in counts(festival, programme)
    ]


def wanted_at_all(festival: Festival, programme: Programme) -> int:
    """How many screenings of a programme are wanted of all kinds together."""
    rows = festival.wanted_of_kinds(programme.id) if festival.rows(Wanted) else ()
    return programme.wanted + sum(row.count for row in rows)


def shown_by_itself(festival: Festival, programme: Programme) -> bool:
    """Whether the programme is to be shown by itself: not withdrawn, nor only within another."""
    films = festival.films_of(programme.id)
    if films and all(film.status is FilmStatus.WITHDRAWN for film in films):
        return False
    if programme.kind is not ProgrammeKind.FILM or not films:
        return True
    return not festival.is_shared(films[0].id)


def sentence_of_count(conflict: Conflict, festival: Festival) -> str:
    """How many screenings there are, of which kind, and how many are wanted."""
    placed, wanted = conflict.fact("placed"), conflict.fact("wanted")
    kinds = conflict.ids("kind")
    if kinds:
        sentence = ngettext(
            "{title} has {placed} {kind} screening; {wanted} wanted.",
            "{title} has {placed} {kind} screenings; {wanted} wanted.",
            placed,
        )
    else:
        sentence = ngettext(
            "{title} has {placed} screening; {wanted} wanted.",
            "{title} has {placed} screenings; {wanted} wanted.",
            placed,
        )
    return sentence.format(
        title=programme_title(festival, conflict.programme_ids[0]),
        placed=placed or _("no"),
        kind=festival.kinds[kinds[0]].name if kinds else "",
        wanted=ngettext("{n} is", "{n} are", wanted).format(n=wanted or _("none")),
    )


def want_as_placed(conflict: Conflict, festival: Festival) -> Iterator[Fix]:
    """The number wanted becomes that of the screenings there are."""
    programme_id, placed = conflict.programme_ids[0], conflict.fact("placed")
    label = ngettext("Want {n} screening", "Want {n} screenings", placed)
    label = label.format(n=placed or _("no"))
    kinds = conflict.ids("kind")
    if not kinds:
        yield Fix(label, SetField("programme", programme_id, "wanted", placed))
    for row in festival.wanted_of_kinds(programme_id):
        if row.kind_id in kinds:
            yield Fix(label, SetField("wanted", row.id, "count", placed))
