"""What the command palette finds: actions by their name, films and screenings by theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from planner.i18n import _
from planner.model import Festival, Film
from planner.text import folded
from planner.times import clock, day_label, runtime_label
from ui.actions import ACTIONS, MENUS, Doer
from ui.session import Session
from ui.window.binding import shown_key

_MOST = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the palette: what it says, at the right its note, and what it does."""

    text: str
    note: str
    group: str
    run: Callable[[], object]
    icon: str = ""
    hue: int | None = None
    enabled: bool = True


def find(doer: Doer, search: str) -> list[Hit]:
    """What the words lead to: actions first, then days, films and screenings; a few of each.

    Without words, every action that can be done now.
    """
    words = folded(search).split()
    hits = list(_actions(doer, words))
    if words and doer.session.is_open:
        hits += _days(doer.session, words)
        hits += _programmes(doer.session, words)
        hits += _screenings(doer.session, words)
    return hits[:_MOST]


def _matches(words: list[str], text: str) -> bool:
    plain = folded(text)
    return all(word in plain for word in words)


def _actions(doer: Doer, words: list[str]) -> Iterator[Hit]:
    found = []
    for row in ACTIONS:
        name = row.words(doer.session)
        if row.id == "find" or not _matches(words, f"{name} {row.tooltip()} {_(MENUS[row.menu])}"):
            continue
        enabled = row.possible(doer.session)
        if words or enabled:
            starts = folded(name).startswith(" ".join(words))
            hit = Hit(
                name,
                shown_key(row),
                _(MENUS[row.menu]),
                partial(row.run, doer),
                row.icon,
                enabled=enabled,
            )
            found.append((not enabled, not starts, hit))
    found.sort(key=lambda rank: rank[:2])
    yield from (hit for _off, _late, hit in found)


def _days(session: Session, words: list[str]) -> Iterator[Hit]:
    for day in session.festival.days():
        if _matches(words, day_label(day)):
            count = len(session.festival.screenings_on_day(day))
            note = _("{n} screenings").format(n=count) if count != 1 else _("1 screening")
            show = partial(session.show_day, day)
            yield Hit(day_label(day), note, _("Days"), show, "calendar")


def _programmes(session: Session, words: list[str]) -> Iterator[Hit]:
    festival = session.festival
    for programme_id in festival.programmes:
        if not festival.listed(programme_id):
            continue
        title = festival.title(programme_id)
        films = [(film.title, _names(festival, film)) for film in festival.films_of(programme_id)]
        if _matches(words, " ".join([title, *(names for _title, names in films)])):
            section = festival.section_of(programme_id)
            inside = [name for name, names in films if name != title and _matches(words, names)]
            runtime = runtime_label(festival.length(programme_id).seconds)
            yield Hit(
                title,
                f"{inside[0]} · {runtime}" if len(films) > 1 and inside else runtime,
                _("Films and programmes"),
                partial(session.select, programme_ids=(programme_id,)),
                "film",
                section.hue if section else None,
            )


def _names(festival: Festival, film: Film) -> str:
    people = [credit.name for credit in festival.credits(film.id)]
    people += [guest.name for guest in festival.guests_of(film.id)]
    return " ".join([film.title, film.original_title, *film.alternate_titles, *people])


def _screenings(session: Session, words: list[str]) -> Iterator[Hit]:
    festival = session.festival
    known: dict[int, str] = {}
    for screening in festival.screenings():
        programme_id = screening.programme_id
        if programme_id not in known:
            films = festival.films_of(programme_id)
            known[programme_id] = " ".join(_names(festival, film) for film in films)
        title = festival.screening_title(screening)
        day = day_label(festival.day_of(screening.start))
        where = festival.screen_name(screening.screen_id)
        time = clock(screening.start)
        if _matches(words, f"{screening.code} {title} {day} {where} {time} {known[programme_id]}"):
            section = festival.section_of(screening.programme_id)
            yield Hit(
                title,
                f"{day}, {time} · {where}",
                _("Screenings"),
                partial(session.show_screening, screening.id),
                "clock",
                section.hue if section else None,
            )
