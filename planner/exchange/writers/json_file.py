"""The whole festival as one JSON file: for other programs, and to be read by Marquee again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from planner.exchange.records import written_tables
from planner.exchange.rows import (
    film_rows,
    hold_rows,
    programme_rows,
    screen_rows,
    screening_rows,
)
from planner.exchange.writers.base import Audience, Exported, Writer
from planner.i18n import N_, ngettext
from planner.model import Festival
from planner.times import iso_day
from planner.writing import write_file


class JsonFile(Writer):
    """Films, programmes, screens, screenings and holds of the plan, for other programs and web
    pages; and under “records” every row of the festival, which Marquee reads again.
    """

    id = "json"
    title: ClassVar[str] = N_("JSON")
    help: ClassVar[str] = N_(
        "Everything, all plans too: for other programs, and to be imported again."
    )
    suffix: ClassVar[str] = ".json"
    audience: ClassVar[Audience] = Audience.STAFF

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """One file."""
        edition = festival.edition
        everything = {
            "festival": {
                "name": edition.name,
                "first_day": iso_day(edition.first_day),
                "last_day": iso_day(edition.last_day),
                "zone": edition.zone,
            },
            "films": film_rows(festival),
            "programmes": programme_rows(festival),
            "screens": screen_rows(festival),
            "screenings": screening_rows(festival),
            "holds": hold_rows(festival),
            "records": written_tables(festival),
        }
        text = json.dumps(everything, ensure_ascii=False, indent=2)
        write_file(out, f"{text}\n".encode())
        return Exported((out,), self.leaves_out(festival, options))

    def leaves_out(self, festival: Festival, options: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ARG002 - has none
        """The pictures, which a text has no place for."""
        count = sum(bool(film.still_sha256) for film in festival.films.values())
        if not count:
            return ()
        text = ngettext(
            "{count} still was left out; the festival file has it.",
            "{count} stills were left out; the festival file has them.",
            count,
        )
        return (text.format(count=count),)
