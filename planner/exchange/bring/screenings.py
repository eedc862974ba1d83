"""The timetable: screenings, events and holds on their screens."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from planner.edit.codes import format_code
from planner.edit.screenings import require_live_plan
from planner.exchange.base import ScreeningRow, Understood
from planner.exchange.bring.called import as_called, usual_titles
from planner.exchange.bring.coded import (
    Codes,
    Placed,
    completed,
    doubt_other,
    refuse_screen,
    same_code,
)
from planner.exchange.bring.context import Context
from planner.exchange.bring.kinds import Kinds
from planner.exchange.bring.new_screens import with_new_screens
from planner.exchange.bring.nights import rightly_dated
from planner.exchange.bring.programmes import Programmes, add_programme, films_named
from planner.exchange.bring.several import films_in, undecorated
from planner.exchange.bring.slots import Slots
from planner.exchange.bring.together import together
from planner.exchange.match import Films, Screens
from planner.i18n import _
from planner.model import Festival, Film, Hold, Programme, Screen, Screening, ScreeningStatus
from planner.model.lengths import screening_span
from planner.text import clean
from planner.times import WallTime, in_clock_gap, iso, iso_day

_STATUSES = {status.value: status for status in ScreeningStatus}
_PLACE = ("programme_id", "screen_id", "start", "code")
Place = tuple[int, int, WallTime]
"""Programme, screen and start."""

_NUMBER = re.compile(r"[0-9]{1,16}\Z")

_MINUTES = {
    "preshow_minutes": "preshow",
    "intro_minutes": "intro",
    "qa_minutes": "qa",
    "turnaround_minutes": "turnaround",
}


def bring_screenings(
    context: Context,
    rows: Understood,
    films: Films,
    screens: Screens,
    programmes: Programmes,
) -> None:
    """Add and update what stands in the timetable of the present plan."""
    if not rows.screenings and not rows.coded:
        return
    require_live_plan(context.work, context.work.start.plan_id)
    screens = with_new_screens(context, rows.screenings, screens)
    codes = Codes(context.work.festival, rows.screenings)
    dated = rightly_dated(context, rows.screenings, films)
    whole = together(context, dated, films)
    placed = [*_resolved(context, whole, films, screens, programmes)]
    placed += completed(context, rows.coded, codes, screens)
    timetable = _Timetable(context, codes)
    timetable.slots = Slots(context, timetable.festival, map(timetable.standing, placed))
    for found in sorted(placed, key=lambda found: found.row.start):
        if found.programme is None:
            timetable.hold(found.row, found.screen)
        else:
            timetable.screening(found, found.programme)
    told = {record_id for (table, _own), record_id in context.own.items() if table == "programme"}
    _raise_wanted(context, told if any(row.exact for row in rows.screenings) else set())


def _resolved(
    context: Context,
    rows: list[ScreeningRow],
    films: Films,
    screens: Screens,
    programmes: Programmes,
) -> Iterator[Placed]:
    """Each row with its screen and programme; a row that names an unknown one is refused."""
    usual = usual_titles(rows)
    for row in rows:
        title = row.title or " + ".join(row.films)
        screen = screens.find(row.screen)
        if screen is None:
            refuse_screen(context, row, title)
            continue
        if row.form == "hold":
            yield Placed(row, screen)
            continue
        if row.films:
            shown = films_named(context, row, row.films, films)
            if shown is not None:
                titled = dataclasses.replace(row, title=usual.get(tuple(row.films), row.title))
                programme = add_programme(context, programmes, titled, shown)
                yield Placed(as_called(context, row, programme, shown, films), screen, programme)
            continue
        named = _programme(context, row, films, programmes)
        if named is not None:
            yield Placed(row, screen, named)


def _programme(
    context: Context, row: ScreeningRow, films: Films, programmes: Programmes
) -> Programme | None:
    named = programmes.find(row.programme) if row.programme else _shown_under(context, row)
    if named is None and row.title:
        named = programmes.event(row.title) or programmes.find(row.title)
        film = films.find(row.title) if named is None and row.form != "event" else None
        if film is not None:
            return add_programme(context, programmes, row, [film])
        several = films_in(row.title, films) if named is None and not row.form else []
        if several:
            return add_programme(context, programmes, dataclasses.replace(row, title=""), several)
        if named is None and not row.form and (shown := _less(row.title, films)):
            message = _("“{title}” was taken for “{film}”.")
            film_names = " + ".join(film.title for film in shown)
            context.doubt(row, "title", message.format(title=row.title, film=film_names))
            return add_programme(context, programmes, dataclasses.replace(row, title=""), shown)
    if named is not None:
        return named
    if not row.title:
        message = _("The screening says neither which film nor what else is shown; name it.")
        context.refuse(row, "title", message, Screening, row.programme)
        return None
    if row.form != "event":
        message = _("No film is called “{title}”; it was read as an event.")
        context.doubt(row, "title", message.format(title=row.title))
    return add_programme(context, programmes, row, [])


def _less(title: str, films: Films) -> list[Film]:
    """The films of a title that has something behind it, as “Salt (93') + Q&A”."""
    shorter = undecorated(title)
    while shorter:
        film = films.find(shorter)
        found = films_in(shorter, films) if film is None else [film]
        if found:
            return found
        shorter = undecorated(shorter)
    return []


def _shown_under(context: Context, row: ScreeningRow) -> Programme | None:
    """What a screening shows that the row names by its number or code and calls as the public
    does.
    """
    festival = context.work.start
    number = int(row.external_id) if _NUMBER.match(row.external_id) else 0
    known = festival.all_screenings.get(number)
    if known is None and row.code:
        known = next((one for one in festival.screenings() if one.code == row.code), None)
    if known is None or row.title not in {known.public_title, festival.screening_title(known)}:
        return None
    return festival.programmes[known.programme_id]


class _Timetable:
    """Puts rows on the timetable, once all their programmes exist."""

    def __init__(self, context: Context, codes: Codes) -> None:
        self.context, self.known_by_code = context, codes
        self.slots: Slots | None = None
        self.festival: Festival = context.work.festival
        self.kinds = Kinds(context)
        known = self.festival.screenings()
        self.by_external = {s.external_id: s for s in known if s.external_id}
        self.by_external |= {str(s.id): s for s in known}
        self.by_place = {(s.programme_id, s.screen_id, s.start): s for s in known}
        self.codes = {s.code for s in self.festival.all_screenings.values()}
        self.counted: Counter[int] = Counter()
        holds = [h for screen in self.festival.screens for h in self.festival.holds_on(screen)]
        self.holds = {(hold.screen_id, hold.start, hold.title): hold for hold in holds}
        self.holds_by_name = {hold.external_id or str(hold.id): hold for hold in holds}
        self.holds_by_name |= {str(hold.id): hold for hold in holds}

    def standing(self, found: Placed) -> Placed:
        """The row with the screening that it most likely means, where one is there already."""
        row, programme = found.row, found.programme
        if found.known is not None or programme is None:
            return found
        there = self.by_external.get(row.external_id) if row.external_id else None
        place = (programme.id, found.screen.id, row.start)
        return found._replace(known=there or self.by_place.get(place))

    def screening(self, found: Placed, programme: Programme) -> None:
        """Add or update one screening; ``found.known`` is what a row without a place means."""
        row, screen, coded = found.row, found.screen, found.known
        place = (programme.id, screen.id, row.start)
        known = coded or self._meant(row, place)
        values = self._values(row, screen, programme)
        if known is None:
            values["plan_id"] = self.festival.plan_id
            values["code"] = row.code or self._next_code(row)
            if not row.exact:
                values["kind_id"] = values["kind_id"] or self.kinds.first
        elif same_code(row.code, known.code):
            values["code"] = known.code
        self._drop_defaults(values, known)
        values |= self._ending(found, values, known)
        title = row.title or self.festival.title(programme.id)
        if coded is not None:  # what was only filled in is nothing that the file says
            same = {name for name in _PLACE if values[name] == getattr(coded, name)}
            values = {name: value for name, value in values.items() if name not in same}
        screening = self.context.settle(row, Screening, title, known, values)
        if "start" in values:
            self._doubt_time(row, title)
        if screening is not None:
            self.by_place[place] = screening
            self.by_external[screening.external_id or str(screening.id)] = screening

    def hold(self, row: ScreeningRow, screen: Screen) -> None:
        """Keep a screen free."""
        minutes = 60 if row.end is None else row.end - row.start
        if row.end is None:
            self.context.doubt(row, "end", _("The hold has no end; it was given an hour."))
        known = self.holds_by_name.get(row.external_id) if row.external_id else None
        known = known or self.holds.get((screen.id, row.start, row.title))
        values: dict[str, Any] = {
            "external_id": row.external_id, "screen_id": screen.id, "start": row.start,
            "minutes": minutes, "title": row.title, "note": row.note,
        }  # fmt: skip
        if known is None:
            values["plan_id"] = self.festival.plan_id
        elif clean(known.title) == row.title:  # a calendar says it on one line
            values["title"] = known.title
        self.context.settle(row, Hold, row.title, known, values)

    def _meant(self, row: ScreeningRow, place: Place) -> Screening | None:
        """The screening that is there already: by its number, its code or its place."""
        known = self.by_external.get(row.external_id) if row.external_id else None
        if known is not None:
            return known
        coded = self.known_by_code.of_row(row)
        if coded is not None and coded.programme_id == place[0]:
            return coded
        if coded is not None:
            doubt_other(self.context, row, coded)
        there = None if row.external_id and self._numbered(place) else self.by_place.get(place)
        other = there is not None and self.known_by_code.claimed_by_another(there, row)
        return None if other else there

    def _numbered(self, place: Place) -> bool:
        """Whether the screening at this place has another number, so that the row is a second."""
        there = self.by_place.get(place)
        made_of = None if there is None else self.context.added.get(there.id)
        numbered = made_of is not None and bool(made_of.external_id)
        return there is not None and (bool(there.external_id) or numbered)

    def _values(self, row: ScreeningRow, screen: Screen, programme: Programme) -> dict[str, Any]:
        if row.status and row.status not in _STATUSES:
            message = _("“{status}” is no status of a screening; use one of {known}.")
            self.context.doubt(
                row, "status", message.format(status=row.status, known=", ".join(_STATUSES))
            )
        return {
            "external_id": row.external_id,
            "programme_id": programme.id,
            "screen_id": screen.id,
            "start": row.start,
            "kind_id": self.kinds.find(row),
            "status": _STATUSES.get(row.status),
            "cancelled_reason": row.cancelled_reason,
            "code": row.code,
            "title": row.own_title,
            "preshow_minutes": row.preshow_minutes,
            "intro_minutes": row.intro_minutes,
            "qa_minutes": row.qa_minutes,
            "turnaround_minutes": row.turnaround_minutes,
            "pinned_screen_id": screen.id if row.pinned else None,
            "pinned_start": row.start if row.pinned else None,
            "note": row.note,
            **row.more,
        }

    def _ending(
        self, found: Placed, values: dict[str, Any], known: Screening | None
    ) -> dict[str, Any]:
        """The end as the file has it, where the films' lengths give another."""
        end = found.row.end
        if end is None or (known is not None and self._ends_so(known, values, end)):
            return {}
        span = screening_span(self.festival, self._candidate(values, known))
        if span.end == end:
            return {}
        talk = None if self.slots is None else self.slots.minutes(found, span)
        return {"stated_end": end} if talk is None else dict([talk])

    def _ends_so(self, known: Screening, values: dict[str, Any], end: int) -> bool:
        """Whether a screening, put where the file has it, ends at that time as it is."""
        where = {name: values[name] for name in ("programme_id", "screen_id", "start")}
        there = dataclasses.replace(known, **where, stated_end=None)
        return screening_span(self.festival, there).end == end

    def _drop_defaults(self, values: dict[str, Any], known: Screening | None) -> None:
        """Minutes that are what they would be anyway are not this screening's own."""
        said = {name: values.pop(name) for name in _MINUTES if values[name] is not None}
        if said:
            span = screening_span(self.festival, self._candidate(values, known))
            values.update(
                (name, minutes)
                for name, minutes in said.items()
                if minutes != getattr(span, _MINUTES[name])
                or (known is not None and getattr(known, name) is not None)
            )

    def _candidate(self, values: dict[str, Any], known: Screening | None) -> Screening:
        """The screening that these values make, to measure it before it exists."""
        said = {name: value for name, value in values.items() if value is not None}
        base: dict[str, Any] = {"id": 1, "plan_id": self.festival.plan_id}
        if known is not None:
            base |= {"id": known.id, "kind_id": known.kind_id}
        return Screening(**{**base, **said})

    def _next_code(self, row: ScreeningRow) -> str:
        edition = self.festival.edition
        day = self.festival.day_of(row.start) - edition.first_day + 1
        if not 1 <= day <= edition.last_day - edition.first_day + 1:
            return ""  # outside the festival there is no day to count on
        while True:
            self.counted[day] += 1
            code = format_code(edition.code_pattern, day, self.counted[day])
            if code not in self.codes:
                self.codes.add(code)
                return code

    def _doubt_time(self, row: ScreeningRow, title: str) -> None:
        edition = self.festival.edition
        if not edition.first_day <= self.festival.day_of(row.start) <= edition.last_day:
            message = _("“{title}” starts {start}, outside the festival ({first} to {last}).")
            self.context.doubt(row, "start", message.format(
                title=title, start=iso(row.start),
                first=iso_day(edition.first_day), last=iso_day(edition.last_day),
            ))  # fmt: skip
        elif in_clock_gap(row.start, edition.zone):
            message = _("“{title}” starts {start}, a time that clocks skip there.")
            self.context.doubt(row, "start", message.format(title=title, start=iso(row.start)))


def _raise_wanted(context: Context, told: set[int]) -> None:
    """A programme that is shown more often than before is wanted at least as often, but for those
    of which our own table of programmes has told how often.
    """
    now, before = _shown(context, context.work.rows(Screening)), _shown(context)
    short = [p for p in context.work.rows(Programme) if before[p.id] < now[p.id] > p.wanted]
    for programme in [p for p in short if p.id not in told]:
        context.work.change(Programme, programme.id, wanted=now[programme.id])


def _shown(context: Context, rows: Iterable[Screening] | None = None) -> Counter[int]:
    """How often the present plan shows each programme: by these rows, or before the import."""
    start = context.work.start
    rows = start.all_screenings.values() if rows is None else rows
    return Counter(
        screening.programme_id
        for screening in rows
        if not screening.cancelled and screening.plan_id == start.plan_id
    )
