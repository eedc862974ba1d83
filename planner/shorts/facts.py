"""What follows for a whole programme from its films: certificate, formats, guests, limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.model import Festival, Film, Person, Programme
from planner.rules import Policy, all_rules
from planner.text import folded


@dataclass(frozen=True, slots=True)
class Facts:
    """``certificate`` is the strictest one, and ``unrated`` how many films have none.

    ``formats`` is what a screen must be able to play, one of each set: a single set where one
    format serves all films. ``uncopied`` films have no copy that anybody entered. ``guests`` are
    the people who may be asked on stage, each once.
    """

    certificate: str
    unrated: int
    formats: tuple[tuple[str, ...], ...]
    uncopied: int
    guests: tuple[Person, ...]


def facts(festival: Festival, film_ids: Iterable[int]) -> Facts:
    """What follows from these films together."""
    films = [festival.films[film_id] for film_id in film_ids]
    copies = [tuple(sorted({c.format for c in festival.copies(f.id)})) for f in films]
    people = {guest.id: guest for film in films for guest in festival.guests_of(film.id)}
    return Facts(
        strictest(film.certificate for film in films),
        sum(not film.certificate.strip() for film in films),
        _needed([formats for formats in copies if formats]),
        sum(not formats for formats in copies),
        tuple(people.values()),
    )


def strictest(certificates: Iterable[str]) -> str:
    """The certificate with the highest age; one without any number counts as age 0."""
    given = [text.strip() for text in certificates if text.strip()]
    return max(given, key=_age, default="")


def _age(certificate: str) -> int:
    found = re.search(r"\d+", certificate)
    return int(found[0]) if found else 0


def _needed(copies: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The formats that serve all films, or else those of each film that differ."""
    if not copies:
        return ()
    shared = [f for f in copies[0] if all(_has(other, f) for other in copies[1:])]
    if shared:
        return (tuple(shared),)
    return tuple(dict.fromkeys(copies))


def _has(formats: Iterable[str], wanted: str) -> bool:
    return folded(wanted) in map(folded, formats)


def limits(festival: Festival, programme: Programme) -> tuple[int | None, int | None]:
    """How many minutes a programme of several films should have at least, and may have at most,
    by its own fields or by the rule about blocks; None is no limit.
    """
    usual = Policy(festival).options(all_rules()["block-length"])
    least = programme.least_minutes or int(usual["least_minutes"]) or None
    return least, programme.most_minutes or int(usual["most_minutes"]) or None


def makers(festival: Festival, film: Film) -> frozenset[str]:
    """Who directed a film, to keep two by the same person apart."""
    return frozenset(
        credit.name
        for credit in festival.credits(film.id)
        if not credit.role or "direct" in credit.role.casefold()
    )
