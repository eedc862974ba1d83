"""Rows of the four tables: films, screens, programmes, screenings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from planner.exchange.base import (
    CodedRow,
    CreditRow,
    FilmRow,
    ProgrammeRow,
    ScreeningRow,
    ScreenRow,
    Severity,
    Understood,
)
from planner.exchange.tables.cells import Cells
from planner.exchange.tables.texts import parts_of
from planner.exchange.tables.words import (
    begins_cancelled,
    film_status,
    form_word,
    screening_status,
    without_cancelled,
)
from planner.i18n import _
from planner.model import Film, Programme, Screen, Screening
from planner.times import WallTime

_PEOPLE = (
    ("director", "Director"),
    ("writer", "Writer"),
    ("producer", "Producer"),
    ("cast", "Cast"),
)


def read_film(cells: Cells, understood: Understood) -> None:
    """A row of a film table."""
    title, lent = cells.title()
    title, lent = (title, lent) if title else (cells.text("original_title"), False)
    if not title:
        cells.refuse("title", _("The film has no title; give it one."))
        return
    original, other = cells.text("original_title"), parts_of(cells.text("alternate_titles"))
    understood.films.append(
        FilmRow(
            **cells.place,
            more=cells.declared(Film) | _source(cells),
            external_id=cells.text("film_id", "external_id", "id"),
            own_id=cells.text("id"),
            title=title,
            original_title=original,
            alternate_titles=tuple(t for t in other if t not in {title, original}),
            section=cells.text("section"),
            runtime_seconds=cells.runtime(),
            year=cells.year(),
            countries=cells.countries(),
            languages=cells.list("languages"),
            status=film_status(cells.text("status")),
            credits=_credits(cells),
            logline=cells.text("logline"),
            synopsis=cells.text("synopsis"),
            statement=cells.text("statement"),
            texts=cells.texts(),
            lent=lent,
            note=cells.text("note"),
        )
    )


def _source(cells: Cells) -> dict[str, Any]:
    """Where our own table says that a film once came from."""
    if not cells.has("source_file"):
        return {}
    line = cells.number("source_line", 0, 10**9)
    return {"source_file": cells.text("source_file"), "source_line": line}


def read_screen(cells: Cells, understood: Understood) -> None:
    """A row of a screen table; a venue without a named screen is its own screen."""
    venue, screen = cells.text("venue", "screen", "title"), cells.text("screen", "title", "venue")
    if not venue:
        cells.refuse("screen", _("The screen has no name; give it one."))
        return
    opens, closes = cells.clock("opens"), cells.clock("closes")
    hours = re.split(r"\s*[-–—]\s*", cells.text("hours"))
    if opens is None and closes is None and len(hours) == 2:
        opens, closes = _hours(cells, hours)
    if opens is not None and closes is not None and closes <= opens:
        closes += 1440  # “until 01:00” is the night after
    understood.screens.append(
        ScreenRow(
            **cells.place,
            more=cells.declared(Screen),
            external_id=cells.text("screen_id", "external_id", "id"),
            own_id=cells.text("id"),
            venue=venue,
            screen=screen,
            code=cells.text("code"),
            seats=cells.seats(),
            opens=opens,
            closes=closes,
            turnaround_minutes=cells.number("turnaround_minutes", 0, 600),
            note=cells.text("note"),
        )
    )


def read_programme(cells: Cells, understood: Understood) -> None:
    """A row of a programme table: several films, or an event; a single film has its own anyway."""
    films = cells.list_of_films()
    if len(films) == 1 and not cells.has("own_name"):
        return
    if not films and not cells.text("title", "programme"):
        cells.refuse("title", _("The programme has neither films nor a title; give it one."))
        return
    gap = cells.number("gap_minutes", 0, 600)
    seconds = cells.number("gap_seconds", 0, 360_000)
    own = cells.has("own_section") and not cells.flag("own_section")
    understood.programmes.append(
        ProgrammeRow(
            **cells.place,
            more=cells.declared(Programme),
            external_id=cells.text("external_id", "programme_id", "id"),
            own_id=cells.text("id"),
            title=cells.text(*(["own_name"] if cells.has("own_name") else ["title", "programme"])),
            films=films,
            code=cells.text("code"),
            section="" if own else cells.text("section"),
            runtime_seconds=None if films else cells.runtime(),
            gap_seconds=seconds if gap is None else gap * 60,
            wanted=cells.number("wanted", 0, 99),
        )
    )


def read_screening(cells: Cells, understood: Understood) -> None:
    """A row of a timetable. Without a readable start or a screen it is a problem, unless its code
    says which screening is meant.
    """
    place, code = _place(cells), cells.text("code")
    screen = cells.text("screen_id") or place
    timed = bool(cells.text("start", "date"))
    by_code = bool(code) and not (screen and timed)
    if not code and not cells.has("start", "date"):
        cells.refuse("code", _("The row has no code, so that nobody knows what it is about."))
        return
    start = cells.start() if timed or not by_code else None
    if start is None and (timed or not by_code):
        return
    if not screen and not by_code:
        cells.refuse("screen", _("The screening has no screen; name one."))
        return
    end = _end(cells, start)
    said = _of_screening(cells) | {"screen": screen, "code": code, "end": end}
    if start is None or by_code:
        understood.coded.append(CodedRow(start=start, **said))
    else:
        understood.screenings.append(_in_utc(cells, ScreeningRow(start=start, **said)))
        _tell_film(cells, said, understood)


def _in_utc(cells: Cells, row: ScreeningRow) -> ScreeningRow:
    """A start that says how far it is from UTC means a moment, on whatever clock."""
    ahead = cells.offset("start")
    if ahead is None:
        return row
    of_end = cells.offset("end")
    end = None if row.end is None else row.end - (ahead if of_end is None else of_end)
    start = WallTime(row.start - ahead)
    return replace(row, start=start, end=None if end is None else WallTime(end), in_utc=True)


def _tell_film(cells: Cells, said: dict[str, Any], understood: Understood) -> None:
    """The film of a timetable that has no list of films besides it: who made it, when and where."""
    title = said["title"]
    if said["films"] or not title or said["form"] in {"event", "hold"}:
        return
    if not cells.text("director", "year", "countries"):
        return
    if not any((film.file, film.title) == (cells.file, title) for film in understood.films):
        understood.films.append(
            FilmRow(
                **cells.place,
                title=title,
                section=cells.text("section"),
                runtime_seconds=cells.runtime(),
                year=cells.year(),
                countries=cells.countries(),
                credits=_credits(cells),
            )
        )


def _of_screening(cells: Cells) -> dict[str, Any]:
    """What a row says of a screening besides its place."""
    kind = cells.text("kind")
    form = form_word(kind)
    off, title = _called_off(cells)
    return {
        **cells.place,
        "more": cells.declared(Screening),
        "external_id": cells.text("screening_id", "external_id", "id"),
        "own_id": cells.text("id"),
        "films": cells.list_of_films(),
        "programme": cells.text("programme_id", "programme"),
        "own_title": cells.text("own_title"),
        "form": form or "",
        "kind": "" if form is not None else kind,
        "title": title,
        "status": "cancelled" if off else screening_status(cells.text("status")),
        "cancelled_reason": cells.text("cancelled_reason"),
        "preshow_minutes": cells.number("preshow_minutes", 0, 600),
        "intro_minutes": cells.talk("intro_minutes"),
        "qa_minutes": cells.talk("qa_minutes"),
        "turnaround_minutes": cells.number("turnaround_minutes", 0, 600),
        "pinned": cells.flag("pinned"),
        "note": cells.text("note"),
        "exact": cells.has("programme_id") and cells.has("own_title"),
    }


def _called_off(cells: Cells) -> tuple[bool, str]:
    """Whether the row is cancelled, and its title without the word for that. What only a line
    through the row, its title or its note says is doubted.
    """
    title = cells.text("title")
    if cells.flag("cancelled"):
        return True, title
    shown = without_cancelled(title)
    name = ""
    if shown:
        name, title = "title", shown
    elif cells.struck:
        name = "title"
    elif begins_cancelled(cells.text("note")):
        name = "note"
    if name and not cells.exact:
        message = _("“{title}” was read as cancelled, for its row says so or is struck through.")
        cells.refuse(name, message.format(title=title), Severity.DOUBT)
        return True, title
    return False, cells.text("title")


def _end(cells: Cells, start: WallTime | None) -> WallTime | None:
    """The stated end; a problem when it is not one of that start."""
    if start is None:
        if cells.text("end"):
            cells.refuse("end", _("An end without a start is not read; give the start as well."))
        return None
    end = cells.end(start)
    if end is not None and end <= start < end + 1440:
        end = WallTime(end + 1440)  # the end of a night, dated as its evening
    if end is not None and not start < end <= start + 2880:
        cells.refuse(
            "end", _("The end is not within two days after the start; correct one of them.")
        )
        return None
    return end


ROW_READERS: dict[str, Callable[[Cells, Understood], None]] = {
    "films": read_film,
    "screens": read_screen,
    "programmes": read_programme,
    "screenings": read_screening,
}


def _place(cells: Cells) -> str:
    venue, screen = cells.text("venue"), cells.text("screen")
    return f"{venue} / {screen}" if venue and screen else screen or venue


def _hours(cells: Cells, hours: list[str]) -> tuple[int | None, int | None]:
    opens, closes = (cells.as_clock("hours", part) for part in hours)
    return opens, closes


def _credits(cells: Cells) -> tuple[CreditRow, ...]:
    found = [CreditRow(role, name) for column, role in _PEOPLE for name in cells.people(column)]
    text = cells.text("credits")
    told = text if cells.exact else text.replace("\n", ";")
    for part in filter(str.strip, re.split(r"(?<!\\);", told)):
        role, colon, name = re.match(r"((?:\\.|[^:\\])*)(:?)(.*)", part, re.DOTALL).groups()  # type: ignore[union-attr]  # matches anything
        said = (role, name) if colon else ("", part)
        found.append(CreditRow(*(re.sub(r"\\([;:])", r"\1", one).strip() for one in said)))
    return tuple(dict.fromkeys(found))
