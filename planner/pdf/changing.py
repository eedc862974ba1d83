"""What moved, sorted for those who have to know: by house, by guest, by department."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planner.document.difference import Change, Difference, Standing
from planner.i18n import _
from planner.model import Festival, Screening
from planner.model.person import PersonRole
from planner.pdf.text.itemise import printable
from planner.text import sort_key


@dataclass(frozen=True, slots=True)
class Sides:
    """Both festivals that were compared, each seen through its own plan."""

    before: Festival
    after: Festival

    def each(self, one: Difference) -> Iterator[tuple[Festival, Screening]]:
        """The screening as it was and as it is, where there is one."""
        if one.before is not None:
            yield self.before, one.before.screening
        if one.after is not None:
            yield self.after, one.after.screening


Group = tuple[str, list[Difference]]
"""What a sheet is called, and what stands on it; nothing is called nothing."""


def by_venue(sides: Sides, found: list[Difference]) -> Iterator[Group]:
    """A house learns of what comes, and of what goes elsewhere."""
    venues = sorted(sides.after.venues.values(), key=lambda one: (one.order, one.id))
    gone = [one for one in sides.before.venues.values() if one.id not in sides.after.venues]
    for venue in (*venues, *gone):
        yield (
            printable(venue.name),
            [
                one
                for one in found
                if any(
                    festival.screens[screening.screen_id].venue_id == venue.id
                    for festival, screening in sides.each(one)
                )
            ],
        )


def by_person(sides: Sides, found: list[Difference]) -> Iterator[Group]:
    """Who appears somewhere, and what moved under them."""
    people = {**sides.before.people, **sides.after.people}
    for person in sorted(people.values(), key=lambda one: (sort_key(one.name), one.id)):
        own = [one for one in found if person.id in _on_stage(sides, one)]
        yield printable(person.name), own


def by_department(sides: Sides, found: list[Difference]) -> Iterator[Group]:
    """Who works on what: the booth on everything, the others on what concerns them."""
    concerned: tuple[tuple[str, Callable[[Difference], bool]], ...] = (
        (_("Projection"), lambda _one: True),
        (_("Box office"), lambda one: any(f.is_public(s) for f, s in sides.each(one))),
        (_("Guests"), lambda one: bool(_on_stage(sides, one))),
        (_("Juries"), lambda one: any(_is_judged(f, s) for f, s in sides.each(one))),
        (_("Press and industry"), lambda one: not all(f.is_public(s) for f, s in sides.each(one))),
    )
    for name, concerns in concerned:
        yield name, [one for one in found if concerns(one)]


def _on_stage(sides: Sides, one: Difference) -> set[int]:
    return {
        there.person_id
        for festival, screening in sides.each(one)
        for there in festival.appearances(screening.id)
        if there.role is not PersonRole.JUROR
    }


def _is_judged(festival: Festival, screening: Screening) -> bool:
    films = festival.films_of(screening.programme_id)
    return any(festival.juries_for(film.id) for film in films)


def what_became(one: Difference) -> str:
    """In a word or two; of one that moved and changed as well, what moved it says most."""
    elsewhere, later = Change.MOVED in one.changes, Change.RETIMED in one.changes
    if elsewhere and later:
        return _("Moved")
    if elsewhere:
        return _("Other screen")
    if later:
        return _("Other time")
    words = {
        Change.NEW: _("New"),
        Change.DROPPED: _("Taken off"),
        Change.CANCELLED: _("Cancelled"),
        Change.CHANGED: _("Changed"),
    }
    return words[one.changes[0]]


def was_lines(one: Difference) -> list[str]:
    """When and where it was."""
    return ["–"] if one.before is None else _lines(one.before)


def now_lines(one: Difference, *, reasons: bool) -> list[str]:
    """When and where it is, or that it does not take place; the staff learn the reason, too."""
    if one.after is None or Change.CANCELLED in one.changes:
        why = one.after.screening.cancelled_reason if one.after is not None and reasons else ""
        return [_("does not take place"), *([printable(why)] if why else [])]
    return _lines(one.after)


def _lines(side: Standing) -> list[str]:
    return [side.time, printable(side.screen)]
