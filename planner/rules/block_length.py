"""A shorts programme that is longer or shorter than it should be."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edit import SetField
from planner.edit.programmes import SetFilms
from planner.i18n import N_, _, ngettext
from planner.model import Festival, Programme, ProgrammeKind
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import minutes, programme_title
from planner.settings import Setting


class BlockLength(Rule):
    """A programme of several films is longer than it may be, or shorter than it should be.

    Checks: the length of every programme of several films, with the gaps between them, against its
    own least and most minutes, or those of the options. Without any of these, or while a runtime
    is unknown, nothing is reported.

    Why it matters: after an hour and a half of shorts the audience looks at its watch; half an
    hour is not worth the way.

    Usual remedies: take a film out, or add one; allow this programme other minutes.
    """

    title = N_("Block too long or too short")
    severity = Severity.WARNING
    units = ("programme",)
    reads = frozenset({"programme", "programme_film", "film", "screening"})
    options = (
        Setting(
            "least_minutes",
            0,
            N_("At least"),
            N_("For programmes of several films that say nothing themselves; 0 is no limit."),
            unit="min",
            minimum=0,
            maximum=600,
        ),
        Setting(
            "most_minutes",
            0,
            N_("At most"),
            N_("For programmes of several films that say nothing themselves; 0 is no limit."),
            unit="min",
            minimum=0,
            maximum=600,
        ),
    )
    grows = ("off",)
    same = ("limit",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Programmes outside their limits."""
        festival, options = scope.festival, scope.policy.options(self)
        usual = int(options["least_minutes"]), int(options["most_minutes"])
        for programme in scope.programmes:
            if programme.kind is not ProgrammeKind.FILMS:
                continue
            least, most = programme.least_minutes or usual[0], programme.most_minutes or usual[1]
            if (not least and not most) or len(festival.entries(programme.id)) < 2:
                continue
            length = festival.length(programme.id)
            long = -(-length.seconds // 60)
            limit = least if long < least else most if most and long > most else 0
            if limit and length.known:
                shown = [("screening", show.id) for show in festival.screenings_of(programme.id)]
                subjects = (("programme", programme.id), *shown)
                facts = {"minutes": long, "limit": limit, "off": abs(long - limit)}
                yield self.found(subjects, programme.id, **facts)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How long it is, and how long it may be."""
        programme_id = conflict.programme_ids[0]
        films = len(festival.entries(programme_id))
        long, limit = conflict.fact("minutes"), conflict.fact("limit")
        sentence = (
            ngettext(
                "{title} ({films} film) runs {length}, {off} more than the {limit} it may.",
                "{title} ({films} films) runs {length}, {off} more than the {limit} it may.",
                films,
            )
            if long > limit
            else ngettext(
                "{title} ({films} film) runs {length}, {off} less than the {limit} it should.",
                "{title} ({films} films) runs {length}, {off} less than the {limit} it should.",
                films,
            )
        )
        return sentence.format(
            title=programme_title(festival, programme_id),
            films=films,
            length=minutes(long),
            off=minutes(conflict.fact("off")),
            limit=minutes(limit),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """How long it is, and the limit."""
        return _("{title} runs {length}, the limit is {limit}").format(
            title=programme_title(festival, conflict.programme_ids[0]),
            length=minutes(conflict.fact("minutes")),
            limit=minutes(conflict.fact("limit")),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Take out the shortest film that is long enough, or allow the length."""
        festival = report.festival
        programme = festival.programmes[conflict.programme_ids[0]]
        long, limit = conflict.fact("minutes"), conflict.fact("limit")
        if long > limit:
            yield from _without_one(festival, programme)
        title = _("Allow {length} for {title}").format(
            length=minutes(long), title=programme_title(festival, programme.id)
        )
        name = "most_minutes" if long > limit else "least_minutes"
        yield Fix(title, SetField("programme", programme.id, name, long))


def _without_one(festival: Festival, programme: Programme) -> Iterator[Fix]:
    films = festival.films_of(programme.id)
    for film in sorted(films, key=lambda one: one.runtime_seconds or 0):
        rest = tuple(other.id for other in films if other.id != film.id)
        if len(rest) > 1:
            title = _("Take out {film}").format(film=film.title)
            yield Fix(title, SetFilms(programme.id, rest))
