"""A film or event whose length nobody has typed yet."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, FilmStatus, ProgrammeKind
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Gap
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import programme_title
from planner.times import runtime_label


class RuntimeUnknown(Rule):
    """The runtime of a film, or the length of an event, is not known.

    Checks: every film that is not withdrawn, and every event. Unknown is not zero: such a film is
    planned with the festival's assumed runtime and drawn as such.

    Why it matters: the end of its screenings is a guess, and so is the start of what follows.

    Usual remedies: ask for the runtime and type it in the film's form; if it must stay open, make
    the festival's assumed runtime generous.
    """

    title = N_("Runtime unknown")
    severity = Severity.NOTICE
    units = ("film", "programme")
    reads = frozenset({"film", "programme", "programme_film", "screening"})

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Films and events without a length, with the screenings that suffer from it."""
        festival = scope.festival
        for film in scope.films:
            if film.runtime_seconds is None and film.status is not FilmStatus.WITHDRAWN:
                shown = [("screening", s.id) for s in festival.screenings_of_film(film.id)]
                yield self.found((("film", film.id), *shown), film.id)
        for programme in scope.programmes:
            if programme.kind is ProgrammeKind.EVENT and programme.runtime_seconds is None:
                shown = [("screening", s.id) for s in festival.screenings_of(programme.id)]
                yield self.found((("programme", programme.id), *shown), programme.id)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Its title, and the length it is planned with."""
        assumed = runtime_label(festival.edition.assumed_runtime_seconds)
        if conflict.film_ids:
            title = festival.films[conflict.film_ids[0]].title
            sentence = _("The runtime of {title} is unknown; it is planned with {assumed}.")
        else:
            title = programme_title(festival, conflict.programme_ids[0])
            sentence = _("The length of {title} is unknown; it is planned with {assumed}.")
        return sentence.format(title=title, assumed=assumed)

    def gaps(self, conflict: Conflict, festival: Festival) -> Iterator[Gap]:
        """The runtime of the film, or the length of the event."""
        for film_id in conflict.film_ids:
            title = _("Type the runtime of {title}").format(title=festival.films[film_id].title)
            yield Gap(title, "film", film_id, "runtime_seconds")
        for programme_id in conflict.programme_ids:
            named = programme_title(festival, programme_id)
            title = _("Type the length of {title}").format(title=named)
            yield Gap(title, "programme", programme_id, "runtime_seconds")
