"""How a screening is told to people outside: its title, place, films and what is worth knowing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from planner.exchange.match import is_directing
from planner.i18n import _
from planner.model import Festival, Film, Screening
from planner.times import DAY_MINUTES, day_label, minute_of_day, runtime_label

_KEPT = "%:/?@!$&'()*+,;=~"
_LOST_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def title_of(festival: Festival, screening: Screening) -> str:
    """What a screening is called outside."""
    return screening.public_title or festival.screening_title(screening) or _("Untitled")


def films_of(festival: Festival, screening: Screening) -> tuple[Film, ...]:
    """The films that may be named with it: none for a surprise."""
    return () if screening.public_title else festival.films_of(screening.programme_id)


def place_of(festival: Festival, screen_id: int) -> str:
    """“Venue / Screen, address”."""
    address = festival.venues[festival.screens[screen_id].venue_id].address
    parts = (festival.screen_name(screen_id), ", ".join(address.split("\n")))
    return ", ".join(part for part in parts if part.strip())


def film_line(festival: Festival, film: Film) -> str:
    """“Salt / Sel (Anna Rey, France, Chad, 2001, 93′)”."""
    directors = [credit.name for credit in festival.credits(film.id) if is_directing(credit.role)]
    runtime = runtime_label(film.runtime_seconds) if film.runtime_seconds is not None else ""
    facts = [*directors, *film.countries, str(film.year or ""), runtime]
    said = ", ".join(fact for fact in facts if fact)
    names = " / ".join(dict.fromkeys(filter(None, (film.title, film.original_title))))
    return f"{names} ({said})" if said else names


def night_note(festival: Festival, screening: Screening) -> str:
    """To which evening a screening after midnight belongs; empty for all others."""
    day = festival.day_of(screening.start)
    if minute_of_day(screening.start, day) < DAY_MINUTES:
        return ""
    return _("In the night after {day}.").format(day=day_label(day))


def facts_of(festival: Festival, screening: Screening) -> Iterator[str]:
    """Its films, a line each, and what people should know, a line each."""
    films = films_of(festival, screening)
    for film in films:
        yield film_line(festival, film)
    if len(films) == 1 and films[0].logline:
        yield films[0].logline
    if not festival.span(screening).known:
        yield _("The length is not known yet.")
    if screening.free:
        yield _("Free of charge.")
    elif screening.price:
        yield screening.price
    yield night_note(festival, screening)
    if screening.code:
        yield _("Code: {code}").format(code=screening.code)


def link_of(screening: Screening) -> str:
    """Where tickets are to be had, as an address that every program reads (RFC 3986: other letters
    as RFC 3987, 3.1 puts them); empty unless it is one of the web.
    """
    link = _LOST_PERCENT.sub("%25", screening.ticket_link.strip())
    host = link.split("/")[2] if link.lower().startswith(("http://", "https://")) else ""
    if not host or "[" in host:
        return ""
    place, hash_mark, fragment = link.partition("#")
    return quote(place, _KEPT) + hash_mark + quote(fragment, _KEPT)
