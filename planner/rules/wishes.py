"""Wishes about two programmes, as the rules about them look at them.

A wish with one of its programmes not on the timetable waits: nothing is reported of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.edit.relations import RemoveRelation
from planner.i18n import _
from planner.model import Festival, Relation, RelationKind, Screen, Screening
from planner.rules.conflict import Conflict, Fix, Subject
from planner.rules.lift import Lift
from planner.rules.remedies import apart
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.wording import programme_title

WISH_TABLES = SPAN_TABLES | {"relation"}
"""The tables on which it depends whether a wish is met."""


class Wish(NamedTuple):
    """A relation with what is shown of its first programme and of the other, by start."""

    relation: Relation
    ones: Sequence[Screening]
    others: Sequence[Screening]


class WishInHand(NamedTuple):
    """A relation that names what is in the hand, as its first programme or not, with the other
    screenings of the same programme and those of the one it is related to.
    """

    first: bool
    own: Sequence[Screening]
    others: Sequence[Screening]
    days: int


def wishes(scope: Scope, kind: RelationKind) -> Iterator[Wish]:
    """The wishes of that kind of which both programmes are on the timetable."""
    festival = scope.festival
    for relation in scope.relations:
        if relation.kind is kind and relation.programme_id != relation.other_programme_id:
            ones = _live(festival, relation.programme_id)
            others = _live(festival, relation.other_programme_id)
            if ones and others:
                yield Wish(relation, ones, others)


def wishes_in_hand(lift: Lift, kind: RelationKind) -> Sequence[WishInHand]:
    """The wishes of that kind about what is in the hand, whose other programme is shown."""
    if not lift.standing.rows(Relation):
        return ()
    return lift.once(("wishes", kind), lambda: list(_in_hand(lift, kind)))


def _in_hand(lift: Lift, kind: RelationKind) -> Iterator[WishInHand]:
    festival, programme_id = lift.festival, lift.programme.id
    own = _live(festival, programme_id)
    for relation in festival.relations(programme_id):
        ids = (relation.programme_id, relation.other_programme_id)
        if relation.kind is kind and ids[0] != ids[1]:
            first = programme_id == ids[0]
            others = _live(festival, ids[1] if first else ids[0])
            if others:
                yield WishInHand(first, own, others, relation.days)


def _live(festival: Festival, programme_id: int) -> list[Screening]:
    return [s for s in festival.screenings_of(programme_id) if not s.cancelled]


def subjects(relation: Relation, *screenings: Screening) -> tuple[Subject, ...]:
    """A wish with screenings, the earliest first."""
    ordered = sorted(screenings, key=lambda screening: (screening.start, screening.id))
    return (("relation", relation.id), *(("screening", one.id) for one in ordered))


def minutes_long(lift: Lift, screen: Screen) -> int:
    """From the start to the end of what is in the hand, as ``check`` counts them: a stated end
    may lie before the start.
    """
    span = lift.span(screen)
    return span.end - span.start


def relation_of(conflict: Conflict, festival: Festival) -> Relation:
    """The wish that is not met."""
    return festival.rows(Relation)[conflict.ids("relation")[0]]


def titles_of(relation: Relation, festival: Festival) -> dict[str, str]:
    """What its two programmes are called, as sentences name them."""
    return {
        "first": programme_title(festival, relation.programme_id),
        "other": programme_title(festival, relation.other_programme_id),
    }


def shows_of(conflict: Conflict, festival: Festival, programme_id: int) -> list[Screening]:
    """The screenings of one of the two programmes among the subjects."""
    shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
    return [show for show in shows if show.programme_id == programme_id]


def part_or_forget(conflict: Conflict, report: Report) -> Iterator[Fix]:
    """Move one of the screenings, or drop the wish."""
    festival = report.festival
    shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
    yield from apart(report, *reversed(shows))
    relation = relation_of(conflict, festival)
    title = _("Drop the wish about {first} and {other}").format(**titles_of(relation, festival))
    yield Fix(title, RemoveRelation(relation.id))
