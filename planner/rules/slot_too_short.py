"""A stated end that comes before its films have run."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edit import SetField
from planner.i18n import N_, _
from planner.model import Festival, Screen, Span
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, minutes, title_of
from planner.settings import Setting


class SlotTooShort(Rule):
    """The stated end of a screening is before the end of what is shown.

    Checks: screenings with an end of their own, mostly imported, whose films, gaps included, run
    longer than from start to end. Many festivals print ends without the talk; intro and Q&A count
    only if the option says so. Films of unknown runtime are not looked at.

    Why it matters: what follows is planned too early, and the audience misses its train.

    Usual remedies: give the slot the time that its programme needs; forget the stated end; correct
    the runtime.
    """

    title = N_("Slot too short")
    severity = Severity.WARNING
    reads = SPAN_TABLES
    options = (
        Setting(
            "count_talk",
            default=False,
            label=N_("Count pre-show, intro and Q&A"),
            help=N_("Whether the stated end is to cover all parts of a screening."),
        ),
    )
    grows = ("missing",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings with a stated end that is too early."""
        festival = scope.festival
        count_talk = bool(scope.policy.options(self)["count_talk"])
        for screening in scope.screenings:
            if screening.stated_end is None:
                continue
            if festival.length(screening.programme_id).known:
                span = festival.span(screening)
                missing = _needed(span, count_talk) - (span.end - span.start)
                if missing > 0:
                    yield self.found(
                        (("screening", screening.id), ("screen", screening.screen_id)),
                        screening.id,
                        needed=_needed(span, count_talk),
                        missing=missing,
                    )

    def alike(self, lift: Lift) -> bool:
        """Where no end was stated."""
        return lift.screening.stated_end is None

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every start on a screen where its parts, as long as they are there, do not fit."""
        known = lift.standing.length(lift.programme.id).known
        if lift.screening.stated_end is None or not known:
            return lift.ruler.none
        span, count_talk = lift.span(screen), bool(lift.policy.options(self)["count_talk"])
        short = _needed(span, count_talk) > span.end - span.start
        return lift.ruler.all if short else lift.ruler.none

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """The slot, and what its programme takes."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        span, needed = festival.span(screening), conflict.fact("needed")
        return _(
            "{title} takes {needed}, but its slot on {screen} is {start}–{end}, {missing} less."
        ).format(
            title=title_of(festival, screening),
            needed=minutes(needed),
            screen=festival.screen_name(screening.screen_id),
            start=at(festival, span.start),
            end=clock_at(festival, span.end, festival.day_of(span.start)),
            missing=minutes(conflict.fact("missing")),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which screening, and by how much."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title}: slot {missing} too short").format(
            title=title_of(festival, screening), missing=minutes(conflict.fact("missing"))
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """A later end, or the one that follows from the parts."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        end = screening.start + conflict.fact("needed")
        title = _("End at {time}").format(time=at(festival, type(screening.start)(end)))
        yield Fix(title, SetField("screening", screening.id, "stated_end", end))
        yield Fix(
            _("Forget the stated end"), SetField("screening", screening.id, "stated_end", None)
        )


def _needed(span: Span, count_talk: bool) -> int:
    """The minutes that a screening takes; seconds beyond a whole minute are not missed."""
    films = span.film_seconds // 60
    return films + span.preshow + span.intro + span.qa if count_talk else films
