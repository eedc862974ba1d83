"""Festivals and edits by chance, small and crowded, so that everything meets everything.

Rows and fields of all tables are made by ``random_rows``; a rule that reads something new needs a
line here only where chance alone would hardly ever break it.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Callable
from dataclasses import fields

from planner.edit import Edit, SetField
from planner.edit.editions import ChangeDays, SetSetting
from planner.edit.programmes import RemoveFilm, RemoveProgramme, SetFilms
from planner.edit.screenings import (
    CancelScreening,
    ConfirmScreening,
    MoveHold,
    MoveScreening,
    PinScreening,
    PlaceHold,
    PlaceProgramme,
    RemoveHold,
    Unschedule,
)
from planner.edit.venues import RemoveScreen, SetHours
from planner.errors import UserError
from planner.model import (
    Copy,
    Festival,
    FilmStatus,
    Hold,
    Kdm,
    Plan,
    ProgrammeKind,
    Release,
    RowChange,
    Screening,
    new_id,
)
from planner.rules import Severity, all_rules, option_key, severity_key
from planner.times import Day, WallTime
from tests.build import FestivalBuilder, at, changes_of
from tests.planner.rules.random_people import with_guests
from tests.planner.rules.random_rows import a_row, another_row, another_value, one_row_less

Chance = random.Random
Making = tuple[tuple[Callable[[Festival, Chance], Edit], int], ...]
"""Kinds of edits, and how many of each."""

_ROWS = {
    "person": 6,
    "film_person": 10,
    "availability": 6,
    "appearance": 5,
    "copy": 8,
    "kdm": 6,
    "blackout": 2,
    "travel": 1,
    "relation": 4,
    "wanted": 3,
    "changeover": 2,
    "jury": 1,
    "jury_member": 3,
    "jury_film": 2,
}
_VALUES = {"film": 30, "screen": 8, "programme": 8, "screening": 12, "kind": 2, "edition": 1}
"""How many rows, and how many fields of rows, are made by chance; people come before what names
them.
"""


def a_crowded_festival(chance: Chance) -> Festival:
    """Three screens in two venues, two days, a dozen films of which some have no runtime, some in
    programmes, with guests, copies, wishes and all else that there is a table for.
    """
    clocks_change = chance.choice(("2026-03-27", "2026-10-23"))
    builder = FestivalBuilder(screens=2, days=2, zone="Europe/Berlin", first_day=clocks_change)
    builder.screen("Studio", "Odeon")
    sections = [None, *(builder.section(name).id for name in ("Competition", "Midnight"))]
    lengths = (None, 1, 16, 59, 90, 130, 800)
    films = [
        builder.film(f"Film {n}", chance.choice(lengths), section_id=chance.choice(sections))
        for n in range(10)
    ]
    for number in range(2):
        builder.shorts(f"Shorts {number}", *chance.sample(films, 3), gap_seconds=30)
    builder.event("Talk", chance.choice((30, 60)))
    _make(builder, chance, _PLACED)
    with_guests(builder, chance)
    _make(builder, chance, _MADE)
    _lock(builder, chance)
    if chance.random() < 0.6:
        publish(builder)
        for _number in range(8):
            _try(builder, chance.choice((_nudge, _move)))(chance)
    return builder.festival


def _make(builder: FestivalBuilder, chance: Chance, making: Making) -> None:
    for make, count in making:
        for _number in range(count):
            _try(builder, make)(chance)


def publish(builder: FestivalBuilder, clock: str = "12:00") -> None:
    """What stands on the timetable as a release: a frozen plan of its own."""
    now = builder.festival
    plan = builder.row(Plan, name="Released", frozen=True, order=1)
    for screening in now.screenings():
        values = {field.name: getattr(screening, field.name) for field in fields(screening)}
        builder.row(Screening, **{**values, "id": new_id(), "plan_id": plan.id})
    builder.row(Release, plan_id=plan.id, name="Programme", made=at(now, clock))


def a_change(festival: Festival, chance: Chance) -> tuple[RowChange, ...]:
    """The row changes of one edit by chance; none when it is refused."""
    try:
        return changes_of(festival, an_edit(festival, chance))
    except UserError:
        return ()


def an_edit(festival: Festival, chance: Chance) -> Edit:
    """One edit by chance, mostly moves; every kind of row that rules read is touched at times."""
    return chance.choice(_EDITS)(festival, chance)


def a_start(festival: Festival, chance: Chance) -> WallTime:
    """A moment on, shortly before or shortly after the festival days."""
    first = at(festival, "06:00")
    return WallTime(first + chance.randrange(-300, 2 * 1440 + 300, 5))


def _try(
    builder: FestivalBuilder, make: Callable[[Festival, Chance], Edit]
) -> Callable[[Chance], None]:
    def run(chance: Chance) -> None:
        try:
            builder.run(make(builder.festival, chance))
        except UserError:
            return

    return run


def _section(festival: Festival, chance: Chance) -> int:
    return chance.choice(sorted(festival.sections) or [1])


def _screen(festival: Festival, chance: Chance) -> int:
    return chance.choice(sorted(festival.screens))


def _film(festival: Festival, chance: Chance) -> int:
    return chance.choice(sorted(festival.films))


def _programme(festival: Festival, chance: Chance) -> int:
    return chance.choice(sorted(festival.programmes))


def _screening(festival: Festival, chance: Chance) -> int:
    return chance.choice([s.id for s in festival.screenings()] or [1])


def _a_hold(festival: Festival, chance: Chance) -> int:
    return chance.choice(sorted(festival.rows(Hold)) or [1])


def _place(f: Festival, c: Chance) -> Edit:
    return PlaceProgramme(_programme(f, c), _screen(f, c), a_start(f, c))


def _move(f: Festival, c: Chance) -> Edit:
    return MoveScreening(_screening(f, c), _screen(f, c), a_start(f, c))


def _nudge(f: Festival, c: Chance) -> Edit:
    screening = f.all_screenings.get(_screening(f, c))
    if screening is None:
        return _place(f, c)
    start = WallTime(screening.start + c.choice((-20, -5, -1, 1, 5, 20)))
    return MoveScreening(screening.id, screening.screen_id, start)


def _pin(f: Festival, c: Chance) -> Edit:
    return PinScreening(_screening(f, c), pinned=c.random() < 0.8)


def _hold(f: Festival, c: Chance) -> Edit:
    return PlaceHold(_screen(f, c), a_start(f, c), c.choice((1, 60, 1000)))


def _hours(f: Festival, c: Chance) -> Edit:
    opens, closes = c.choice(((None, None), (600, 1440), (600, None), (0, 1500), (1000, 2160)))
    day = c.choice((None, f.edition.first_day, f.edition.last_day))
    return SetHours(_screen(f, c), opens, closes, day, forget=day is not None and c.random() < 0.2)


def _setting(f: Festival, c: Chance) -> Edit:
    if c.random() < 0.3:
        return _option(f, c)
    rule = c.choice(sorted(all_rules()))
    of = c.choice((None, ("kind", c.choice(sorted(f.kinds))), ("section", _section(f, c))))
    return SetSetting(severity_key(rule, of), c.choice([None, "nonsense", *map(str, Severity)]))


def _option(_f: Festival, c: Chance) -> Edit:
    """An option of a rule with another value that it can have, or back to its own."""
    known = [(rule, option) for rule in all_rules().values() for option in rule.options]
    rule, option = c.choice(sorted(known, key=lambda pair: (pair[0].id, pair[1].key)))
    values: list[object] = [None, option.default]
    if type(option.default) is int:
        low, high = option.minimum or 0, option.maximum or 200
        values = [min(high, max(low, number)) for number in (0, 1, 2, 7, 20, 45, 150)]
    elif type(option.default) is bool:
        values = [True, False]
    return SetSetting(option_key(rule.id, option.key), c.choice(values))


def _grid(_f: Festival, c: Chance) -> Edit:
    return SetSetting(option_key("off-the-grid", "grid_minutes"), c.choice((None, 15)))


def _stated_end(f: Festival, c: Chance) -> Edit:
    row_id = _screening(f, c)
    start = f.all_screenings[row_id].start if row_id in f.all_screenings else 0
    return SetField("screening", row_id, "stated_end", c.choice((None, start + 1, start + 95)))


def _lock(builder: FestivalBuilder, chance: Chance) -> None:
    """Copies of films that are shown, most of them encrypted, with keys for some."""
    for screening in chance.sample(builder.festival.screenings(), 4):
        for film in builder.festival.films_of(screening.programme_id):
            way = chance.choice((None, 45, 200))
            locked = chance.random() < 0.7
            copy = builder.row(
                Copy, film_id=film.id, format="DCP", encrypted=locked, transit_minutes=way
            )
            if chance.random() < 0.8:
                since = WallTime(screening.start - chance.choice((0, 30, 300)))
                until = WallTime(screening.start + chance.choice((60, 300, 900)))
                place = {"screen_id": screening.screen_id}
                builder.row(Kdm, copy_id=copy.id, valid_from=since, valid_until=until, **place)


def _set_films(f: Festival, c: Chance) -> Edit:
    several = [p.id for p in f.programmes.values() if p.kind is ProgrammeKind.FILMS]
    films = c.sample(sorted(f.films), min(len(f.films), c.randrange(1, 4)))
    return SetFilms(c.choice(several or [1]), tuple(films))


def _field(table: str, column: str, *values: object) -> Callable[[Festival, Chance], Edit]:
    def make(festival: Festival, chance: Chance) -> Edit:
        rows = sorted(festival.tables[table]) or [1]
        return SetField(table, chance.choice(rows), column, chance.choice(values))

    return make


_EDITS: tuple[Callable[[Festival, Chance], Edit], ...] = (
    *[_move] * 6,
    *[_nudge] * 6,
    *[_place] * 3,
    _hold,
    _hours,
    _hours,
    _setting,
    _set_films,
    lambda f, c: MoveHold(_a_hold(f, c), _screen(f, c), a_start(f, c)),
    lambda f, c: RemoveHold(_a_hold(f, c)),
    lambda f, c: Unschedule((_screening(f, c), _screening(f, c))),
    lambda f, c: CancelScreening(_screening(f, c)),
    lambda f, c: ConfirmScreening(_screening(f, c)),
    _pin,
    lambda f, c: RemoveFilm(_film(f, c)),
    lambda f, c: RemoveProgramme(_programme(f, c)),
    lambda f, c: RemoveScreen(_screen(f, c)) if len(f.screens) > 1 else _move(f, c),
    lambda f, _c: ChangeDays(f.edition.first_day, Day(f.edition.last_day + 1)),
    *[another_row] * 4,
    *[another_value] * 6,
    one_row_less,
    one_row_less,
    _field("film", "runtime_seconds", None, 60, 5400, 50_000),
    _field("film", "status", *FilmStatus),
    _field("film", "title", "New title"),
    _field("programme", "wanted", 0, 1),
    _field("programme", "runtime_seconds", None, 600),
    _field("programme_film", "gap_seconds", None, 0, 3600),
    _field("screen", "turnaround_minutes", None, 0, 45),
    _field("kind", "qa_minutes", None, 30),
    _field("edition", "assumed_runtime_seconds", 60, 7200),
    _field("edition", "turnaround_minutes", 0, 60),
    _field("edition", "day_boundary", 0, 300, 700),
    _field("edition", "zone", "Europe/Berlin", "Asia/Shanghai"),
    _field("screening", "qa_minutes", None, 0, 45),
    _stated_end,
)
_PLACED: Making = ((_place, 25), (_hold, 2))
_MADE: Making = (
    *((functools.partial(a_row, table=table), count) for table, count in _ROWS.items()),
    *((functools.partial(another_value, table=table), count) for table, count in _VALUES.items()),
    (_field("film", "expected_demand", 0, 50, 150, 400), 6),
    (_field("screen", "seats", 30, 100, 300), 4),
    (_field("screening", "tickets_sold", 10, 120, 350), 14),
    (_field("film", "needs", ("captions",), ("captions", "soft titles")), 6),
    (_field("screen", "equipment", ("soft titles",), ("audio description",)), 3),
    (_field("film", "certificate", "12", "FSK 16", "18"), 5),
    (_field("kind", "counts_as_premiere", *(False,)), 1),
    (_field("screening", "announced_premiere", *(True,)), 4),
    (_stated_end, 5),
    (_option, 8),
    (_grid, 1),
    (_pin, 4),
    (_nudge, 4),
)
"""What a festival by chance is made with, and how often, in this order."""
