"""A film of which something is missing that the printed programme needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planner.i18n import N_, _
from planner.model import Festival, Film, FilmStatus
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Gap
from planner.rules.policy import Policy
from planner.rules.premieres import PREMIERE_TABLES, shows_of
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.settings import Setting
from planner.text import folded


class IncompleteForPrint(Rule):
    """The printed programme needs something of a film that nobody has typed yet.

    Checks: every film with a public screening for what the option names: director, country, year,
    synopsis, logline, runtime, credits, still; also the credit of a still
    that is there. As long as the option is empty nothing is checked.

    Why it matters: the gap is noticed on the evening before the catalogue goes to print.

    Usual remedies: ask for it and type it in the film's form; do not print that field.
    """

    title = N_("Incomplete for print")
    severity = Severity.NOTICE
    units = ("film",)
    reads = PREMIERE_TABLES | {"credit"}
    options = (
        Setting(
            "needed",
            (),
            N_("What is printed"),
            N_(
                "Any of director, country, year, synopsis, logline, runtime, credits, still, "
                "credit."
            ),
        ),
    )
    grows = ("missing",)
    each = "without "

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Films with gaps."""
        festival, needed = scope.festival, scope.policy.options(self)["needed"]
        if not needed:
            return
        for film in scope.films:
            missing = _missing(festival, film, needed)
            if missing and film.status is not FilmStatus.WITHDRAWN:
                shown = [s for s in shows_of(festival, film.id) if festival.is_public(s)]
                if shown:
                    facts = {"missing": len(missing), **{f"without {word}": 1 for word in missing}}
                    yield self.found((("film", film.id),), film.id, **facts)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """What is missing."""
        film = festival.films[conflict.film_ids[0]]
        needed = Policy(festival).options(self)["needed"]
        missing = [_(word) for word in _missing(festival, film, needed)]
        return _("{film} is shown, but for print it has no {missing}.").format(
            film=film.title, missing=", ".join(missing)
        )

    def gaps(self, conflict: Conflict, festival: Festival) -> Iterator[Gap]:
        """Each thing that is missing."""
        film = festival.films[conflict.film_ids[0]]
        for word in _missing(festival, film, Policy(festival).options(self)["needed"]):
            title = _("Type for {film}: {what}").format(film=film.title, what=_(word))
            yield Gap(title, "film", film.id, _FIELDS.get(word, ""))


def _has_director(festival: Festival, film: Film) -> bool:
    roles = (folded(credit.role) for credit in festival.credits(film.id))
    return any("director" in role or "regie" in role or "realis" in role for role in roles)


def _has_still(film: Film) -> bool:
    """Whether there is a picture in the file, or one is named that somebody else keeps."""
    return bool(film.still_sha256 or film.still)


_GIVEN: Mapping[str, Callable[[Festival, Film], bool]] = {
    N_("director"): _has_director,
    N_("country"): lambda _f, film: bool(film.countries),
    N_("year"): lambda _f, film: film.year is not None,
    N_("synopsis"): lambda _f, film: bool(film.synopsis),
    N_("logline"): lambda _f, film: bool(film.logline),
    N_("runtime"): lambda _f, film: film.runtime_seconds is not None,
    N_("credits"): lambda f, film: bool(f.credits(film.id)),
    N_("still"): lambda _f, film: _has_still(film),
    N_("credit"): lambda _f, film: bool(film.still_credit) or not _has_still(film),
}
"""Whether a film has what can be needed."""

_FIELDS = {
    "country": "countries",
    "year": "year",
    "synopsis": "synopsis",
    "logline": "logline",
    "runtime": "runtime_seconds",
    "still": "still",
    "credit": "still_credit",
}
"""The field in which it is typed; credits have rows of their own."""


def _missing(festival: Festival, film: Film, needed: tuple[str, ...]) -> list[str]:
    return [word for word, given in _GIVEN.items() if word in needed and not given(festival, film)]
