"""More screens at once than there are copies of a film."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _, ngettext
from planner.model import Copy, Festival, Screen
from planner.rules.base import Rule
from planner.rules.carrying import clashes, limited, starts_that_clash
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import apart
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at


class CopyDoubleBooked(Rule):
    """A film is needed on more screens at once than it has copies.

    Checks: from the start of each screening until its films have run, on which screens a film is
    needed, against its copies that are there at that time and that these screens can play.
    Screenings that no copy can serve anyhow are reported as that; those to which a copy comes that
    has been loaded on several servers, and films without copies, are not looked at.

    Why it matters: a print or a hard disk is in one place at a time.

    Usual remedies: move one of the screenings; ask for another copy; load the copy on both
    servers, and say so with the copy.
    """

    title = N_("Copy double-booked")
    severity = Severity.BLOCKER
    units = ("film",)
    of_groups = True
    reads = SPAN_TABLES | {"copy"}
    grows = ("screens",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings that need a copy which others have."""
        festival = scope.festival
        if festival.rows(Copy):
            for film in scope.films:
                for clash in clashes(festival, film, in_transit=False):
                    ids = [one.screening_id for one in clash.group]
                    yield self.found(
                        (("film", film.id), *(("screening", i) for i in ids)),
                        film.id,
                        *ids,
                        screens=clash.screens,
                        copies=len(clash.copies),
                    )

    def alike(self, lift: Lift) -> bool:
        """Where its films run nowhere else, or there are copies enough."""
        return not limited(lift)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which all copies of one of its films are needed elsewhere."""
        return starts_that_clash(lift, screen, in_transit=False)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """The screenings, and how many copies there are."""
        first, *_rest = rows = [festival.all_screenings[i] for i in conflict.screening_ids]
        last, copies = rows[-1], conflict.fact("copies")
        return _sentence(copies, len(festival.copies(conflict.film_ids[0]))).format(
            film=festival.films[conflict.film_ids[0]].title,
            start=at(festival, last.start),
            screen=festival.screen_name(last.screen_id),
            copies=copies,
            first_screen=festival.screen_name(first.screen_id),
            first_start=clock_at(festival, first.start, festival.day_of(last.start)),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, and for how many screens."""
        return _("{film} is needed on {screens} screens at once").format(
            film=festival.films[conflict.film_ids[0]].title, screens=conflict.fact("screens")
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The last of the screenings that is not pinned goes elsewhere."""
        rows = [report.festival.all_screenings[i] for i in conflict.screening_ids]
        return apart(report, *[row for row in rows if not row.pinned][-1:])


def _sentence(copies: int, all_copies: int) -> str:
    """About all copies, or about those that could serve at all."""
    if copies < all_copies:
        return ngettext(
            "{film} begins {start} on {screen}, but the only copy that is there and can be played "
            "is needed on {first_screen} from {first_start} on.",
            "{film} begins {start} on {screen}, but the {copies} copies that are there and can be "
            "played are needed elsewhere; the first on {first_screen} from {first_start} on.",
            copies,
        )
    return ngettext(
        "{film} begins {start} on {screen}, but its only copy is needed on {first_screen} "
        "from {first_start} on.",
        "{film} begins {start} on {screen}, but its {copies} copies are needed elsewhere; the "
        "first on {first_screen} from {first_start} on.",
        copies,
    )
