"""The screenings as schema.org ``ScreeningEvent`` in JSON-LD, as search engines read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from planner.exchange.announced import films_of, link_of, night_note, title_of
from planner.exchange.instants import instant, instants_of
from planner.exchange.lasting import lasting_ids
from planner.exchange.match import is_directing
from planner.exchange.public import FOR_WHOM, part_for
from planner.exchange.writers.base import Exported, Writer
from planner.i18n import N_
from planner.model import Festival, Film, Screening
from planner.settings import Setting
from planner.times import iso_day
from planner.writing import write_file

_SCHEMA = "https://schema.org"


class JsonLd(Writer):
    """Screenings as schema.org ``ScreeningEvent`` in JSON-LD, for search engines and other sites.

    The file may stand as it is within a ``<script type="application/ld+json">`` of a page.
    """

    id = "jsonld"
    title: ClassVar[str] = N_("schema.org JSON-LD")
    help: ClassVar[str] = N_("For search engines and other sites.")
    suffix: ClassVar[str] = ".jsonld"
    options: ClassVar[tuple[Setting, ...]] = FOR_WHOM

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """One file."""
        part = part_for(festival, options)
        shown, lasting = part.festival, lasting_ids(festival)
        whole = _filled(
            {
                "@context": _SCHEMA,
                "@type": "Festival",
                "@id": f"urn:marquee:{shown.edition.id}",
                "name": shown.edition.name,
                "startDate": iso_day(shown.edition.first_day),
                "endDate": iso_day(shown.edition.last_day),
                "subEvent": [
                    screening_event(shown, one, lasting[one.id]) for one in shown.screenings()
                ],
            }
        )
        text = json.dumps(whole, ensure_ascii=False, indent=2)
        write_file(out, f"{_in_script(text)}\n".encode("utf-8", "replace"))
        return Exported((out,), part.left_out)


def screening_event(festival: Festival, screening: Screening, number: int) -> dict[str, Any]:
    """One screening, known outside by that number; an end only where the length is known."""
    begins, ends = instants_of(festival, screening)
    films = [_movie(festival, film) for film in films_of(festival, screening)]
    state = "EventCancelled" if screening.cancelled else "EventScheduled"
    return _filled(
        {
            "@type": "ScreeningEvent" if films or screening.public_title else "Event",
            "@id": f"urn:marquee:{festival.edition.id}:{number}",
            "identifier": screening.code,
            "name": title_of(festival, screening),
            "startDate": begins.isoformat(),
            "endDate": ends.isoformat() if festival.span(screening).known else None,
            "eventStatus": f"{_SCHEMA}/{state}",
            "eventAttendanceMode": f"{_SCHEMA}/OfflineEventAttendanceMode",
            "location": _place(festival, screening.screen_id, cinema=bool(films)),
            "workPresented": films[0] if len(films) == 1 else films,
            "description": night_note(festival, screening),
            "isAccessibleForFree": True if screening.free else None,
            "offers": _offer(festival, screening),
        }
    )


def _movie(festival: Festival, film: Film) -> dict[str, Any]:
    names = dict.fromkeys((film.original_title, *film.alternate_titles))
    directors = [one for one in festival.credits(film.id) if is_directing(one.role)]
    return _filled(
        {
            "@type": "Movie",
            "@id": f"urn:marquee:{festival.edition.id}:film:{film.id}",
            "name": film.title,
            "alternateName": [name for name in names if name and name != film.title],
            "duration": None if film.runtime_seconds is None else _duration(film.runtime_seconds),
            "dateCreated": str(film.year or ""),
            "countryOfOrigin": [{"@type": "Country", "name": name} for name in film.countries],
            "inLanguage": list(film.languages),
            "director": [{"@type": "Person", "name": one.name} for one in directors],
            "abstract": film.logline,
            "description": film.synopsis,
        }
    )


def _duration(seconds: int) -> str:
    """A length as ISO 8601 writes it: PT1H33M, PT16M3S."""
    hours, rest = divmod(seconds, 3600)
    parts = ((hours, "H"), (rest // 60, "M"), (rest % 60, "S"))
    return "PT" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0S")


def _place(festival: Festival, screen_id: int, *, cinema: bool) -> dict[str, Any]:
    venue = festival.venues[festival.screens[screen_id].venue_id]
    return _filled(
        {
            "@type": "MovieTheater" if cinema else "Place",
            "name": festival.screen_name(screen_id),
            "address": ", ".join(filter(None, map(str.strip, venue.address.split("\n")))),
            "maximumAttendeeCapacity": festival.screens[screen_id].seats,
        }
    )


def _offer(festival: Festival, screening: Screening) -> dict[str, Any] | None:
    """Where tickets are to be had; a price stays the text that it is."""
    on_sale = screening.on_sale
    offer = _filled(
        {
            "url": link_of(screening),
            "description": screening.price,
            "validFrom": None if on_sale is None else instant(festival, on_sale).isoformat(),
        }
    )
    return {"@type": "Offer", **offer} if offer else None


def _filled(pairs: dict[str, Any]) -> dict[str, Any]:
    """Without what nobody said."""
    return {key: value for key, value in pairs.items() if value not in (None, "", [])}


def _in_script(text: str) -> str:
    """JSON in which no title can end the script that it stands in."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
