"""All files of the programme: pages made from templates, style sheets, the script."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from planner.assets import resource
from planner.exchange.web.colours import style_sheet
from planner.exchange.web.naming import day_page, short
from planner.exchange.web.view import Show, Stills, Strand, Views, Work
from planner.i18n import _, language, ngettext
from planner.model import Festival, Screen
from planner.times import Day, date_of, day_label, month_name, weekday_name

HOUR_MINUTES = 60


@dataclass(frozen=True, slots=True)
class DayView:
    """One festival day: its screenings by start, and the screens that have any."""

    day: Day
    name: str
    weekday: str
    date: str
    page: str
    shows: list[Show]
    screens: list[Screen]

    @property
    def next_name(self) -> str:
        """The day on the calendar after midnight."""
        return day_label(Day(self.day + 1))

    @property
    def first_hour(self) -> int:
        """The hour at which the grid begins."""
        return min((show.top for show in self.shows), default=600) // HOUR_MINUTES

    @property
    def hours(self) -> list[int]:
        """The full hours of the grid; the last one ends it."""
        last = max((show.top + show.minutes for show in self.shows), default=1200)
        return list(range(self.first_hour, -(-last // HOUR_MINUTES) + 1))

    def covers_another(self, show: Show) -> bool:
        """Whether a screening begins before another on its screen has ended."""
        return any(
            other.screen_id == show.screen_id
            and other.top <= show.top < other.top + other.minutes
            and (other.top, other.key) < (show.top, show.key)
            for other in self.shows
        )

    def column(self, show: Show) -> int:
        """The column of a screening's screen, counted from 1."""
        return [screen.id for screen in self.screens].index(show.screen_id) + 1


def site(
    festival: Festival,
    language: str = "",
    lasting: Mapping[int, int] | None = None,
    stills: Stills = lambda _sha256: None,
) -> dict[str, bytes]:
    """The files of the folder by their names, for this festival as it is: whoever may not see
    everything is given a part of it. ``language`` is the code of one of the festival's languages;
    ``lasting`` has other ids by which screenings are known to readers' picks and calendars;
    ``stills`` gives the pictures of films by their SHA-256.
    """
    made = _Site(festival, Views(festival, language, lasting or {}, stills))
    pages = {name: text.encode() for name, text in made.files()}
    return {**pages, **made.views.pictures}


@lru_cache(1)
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(resource("web")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(_=_, ngettext=ngettext)
    return made


class _Site:
    def __init__(self, festival: Festival, views: Views) -> None:
        self.festival, self.views = festival, views
        venues = festival.venues
        self.venue_of = {one.id: venues[one.venue_id].name for one in festival.screens.values()}
        self.days = list(self._days())
        self.shows_of = {work.page: self.views.shows_of(work) for work in self.views.works()}

    def _days(self) -> Iterator[DayView]:
        edition, screens = self.festival.edition, self.festival.screens_in_order()
        by_day: dict[Day, list[Show]] = {}
        for show in self.views.shows:
            by_day.setdefault(show.day, []).append(show)
        order = {screen.id: place for place, screen in enumerate(screens)}
        days = {Day(n) for n in range(edition.first_day, edition.last_day + 1)} | set(by_day)
        for day in sorted(days):
            shows = sorted(by_day.get(day, []), key=lambda s: (s.top, order[s.screen_id], s.key))
            used = {show.screen_id for show in shows}
            yield DayView(
                day, day_label(day), weekday_name(day), f"{date_of(day).day} {month_name(day)}",
                day_page(day), shows, [one for one in screens if one.id in used],
            )  # fmt: skip

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file by its name."""
        yield "index.html", self._page("index.html", "home", works=self.views.works())
        for day in self.days:
            filters = self._day_filters(day)
            yield day.page, self._page("day.html", "days", day=day, filters_of=filters)
        works = self.views.works()
        filters = self._filters([work.strand for work in works])
        yield "films.html", self._page("films.html", "films", works=works, filters_of=filters)
        for work in works:
            yield work.page, self._page("work.html", "films", work=work, inside=self._inside(work))
        for strand in self.views.strands.values():
            own = [work for work in works if work.strand == strand]
            yield strand.page, self._page("section.html", "films", strand=strand, works=own)
        yield "venues.html", self._page("venues.html", "venues", venues=self._venues())
        yield "picks.html", self._page("picks.html", "picks", shows=self.views.shows)
        shows = self.views.shows
        columns = max((len(day.screens) for day in self.days), default=0)
        hours = [hour * HOUR_MINUTES for day in self.days for hour in day.hours]
        tops, lengths = [show.top for show in shows], [show.minutes for show in shows]
        spans = [(day.hours[-1] - day.first_hour) * HOUR_MINUTES for day in self.days]
        yield "colours.css", style_sheet((*tops, *hours), (*lengths, *spans), columns)
        for name in ("programme.css", "programme.js"):
            yield name, resource(f"web/{name}").read_text("utf-8")

    def _page(self, template: str, part: str, **values: Any) -> str:
        return (
            _templates()
            .get_template(template)
            .render(
                edition=self.festival.edition,
                dates=self._dates(),
                site_id=short(self.festival.edition.id),
                part=part,
                spoken=language(),
                days=self.days,
                strands=list(self.views.strands.values()),
                films=self.views.films,
                venue_of=self.venue_of,
                shows_of=self.shows_of,
                words=_words(),
                **values,
            )
        )

    def _dates(self) -> str:
        first, last = self.festival.edition.first_day, self.festival.edition.last_day
        one, other = date_of(first), date_of(last)
        if first == last:
            return f"{one.day} {month_name(first)} {one.year}"
        shared = (one.year, one.month) == (other.year, other.month)
        begins = f"{one.day}" if shared else f"{one.day} {month_name(first)}"
        dash = "–" if shared else " – "
        return f"{begins}{dash}{other.day} {month_name(last)} {other.year}"

    def _day_filters(self, day: DayView) -> list[tuple[Strand, int]]:
        return self._filters([show.work.strand for show in day.shows])

    def _filters(self, found: list[Strand | None]) -> list[tuple[Strand, int]]:
        counted = Counter(strand.id for strand in found if strand)
        strands = self.views.strands.values()
        return [(one, counted[one.id]) for one in strands if counted[one.id]]

    def _inside(self, work: Work) -> list[Work]:
        """The programmes of several films that show a film."""
        programmes = self.festival.programmes_with(work.id) if not work.kind else ()
        found = {self.views.programmes[one.id].page: self.views.programmes[one.id]
                 for one in programmes}  # fmt: skip
        return [one for one in found.values() if one.page != work.page]

    def _venues(self) -> list[tuple[Any, Any, Any, list[Screen]]]:
        tongue = self.views.tongue
        screens = self.festival.screens_in_order()
        used = {show.venue_id for show in self.views.shows}
        return [
            (
                tongue.text(venue, "name"), tongue.text(venue, "address"),
                tongue.text(venue, "access"), [one for one in screens if one.venue_id == venue.id],
            )
            for venue in sorted(self.festival.venues.values(), key=lambda v: (v.order, v.id))
            if venue.id in used
        ]  # fmt: skip


def _words() -> str:
    """The sentences that the script needs, as JSON."""
    return json.dumps(
        {
            "some": _("{shown} of {all} shown."),
            "pick": _("Pick {title}, {when}"),
            "picked": _("Picked: {title}, {when}"),
            "clash": _("At the same time as {title}."),
            "tight": _("Only {minutes} minutes from {place}."),
            "count": _("{count} picked."),
            "none": _("Nothing picked yet. Press the star of a screening to keep it here."),
        },
        ensure_ascii=False,
        sort_keys=True,
    )
