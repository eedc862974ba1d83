"""What the command palette finds: actions by their name, films and screenings by theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Protocol

from planner.i18n import _
from planner.model import Festival
from planner.spelling import plain, spellings
from planner.times import Day, clock, day_label
from ui.actions import ACTIONS, MENUS, Doer
from ui.films.entries import Entry
from ui.session import Session
from ui.window.binding import shown_key

_MOST, _MOST_ALIKE = 60, 24
_MOST_NEARLY, _SHORTEST, _LIKE = 5, 4, 78
"""How many are offered that are nearly spelt so, from how many letters on, and how like (0–100)."""


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


class Searcher(Doer, Protocol):
    """The window as the palette searches it."""

    @property
    def listed(self) -> Mapping[int, Entry]:
        """What the film list knows of each programme."""

    def show_programme(self, programme_id: int) -> object:
        """Select a programme, in sight in the film list."""


def find(doer: Searcher, search: str) -> list[Hit]:
    """What the words lead to: actions first, then days, films, people and screenings; a few of
    each. Where nothing is called that, the films that nearly are.

    Without words, every action that can be done now.
    """
    words = plain(search).split()
    hits = list(_actions(doer, words))
    if words and doer.session.is_open:
        hits += _days(doer.session, words)
        found = [
            *islice(_programmes(doer, words), _MOST_ALIKE),
            *islice(_people(doer, words), _MOST_ALIKE),
            *islice(_screenings(doer, words), _MOST_ALIKE),
        ]
        hits += found
    if words and not hits:
        hits = list(_nearly(doer, search))
    return hits[:_MOST]


def _in(words: list[str], spelt: str) -> bool:
    return all(word in spelt for word in words)


def _matches(words: list[str], text: str) -> bool:
    return _in(words, spellings(text))


def _actions(doer: Searcher, words: list[str]) -> Iterator[Hit]:
    found = []
    for row in ACTIONS:
        name = row.words(doer.session)
        if row.id == "find" or not _matches(words, f"{name} {row.tooltip()} {_(MENUS[row.menu])}"):
            continue
        enabled = row.possible(doer.session)
        if words or enabled:
            rank = _distance(words, name)
            hit = Hit(
                name,
                shown_key(row),
                _(MENUS[row.menu]),
                partial(row.run, doer),
                row.icon,
                enabled=enabled,
            )
            found.append((not enabled, rank, hit))
    found.sort(key=lambda each: each[:2])
    yield from (hit for _off, _rank, hit in found)


def _distance(words: list[str], name: str) -> int:
    """How far a name is from what was typed, so that “board” is the wall board before it is what
    has a clipboard in it: begins so, has words that begin so, has it within, has it in its tip.
    """
    spelt = plain(name)
    if spelt.startswith(" ".join(words)):
        return 0
    if all(any(part.startswith(word) for part in spelt.split()) for word in words):
        return 1
    return 2 if _matches(words, name) else 3


def _days(session: Session, words: list[str]) -> Iterator[Hit]:
    for day in session.festival.days():
        if _matches(words, day_label(day)):
            count = len(session.festival.screenings_on_day(day))
            note = _("{n} screenings").format(n=count) if count != 1 else _("1 screening")
            show = partial(session.show_day, day)
            yield Hit(day_label(day), note, _("Days"), show, "calendar")


def _programmes(doer: Searcher, words: list[str]) -> Iterator[Hit]:
    festival = doer.session.festival
    for entry in doer.listed.values():
        if _in(words, entry.search):
            yield _programme(doer, festival, entry, words)


def _programme(doer: Searcher, festival: Festival, entry: Entry, words: list[str]) -> Hit:
    section = festival.sections.get(entry.section_id or 0)
    inside = ""
    if entry.several and words:
        films = (festival.films[film_id].title for film_id in entry.films)
        inside = next((f"{title} · " for title in films if _matches(words, title)), "")
    return Hit(
        entry.title,
        f"{inside}{entry.runtime}",
        _("Films and programmes"),
        partial(doer.show_programme, entry.programme_id),
        "film",
        section.hue if section else None,
    )


def _nearly(doer: Searcher, search: str) -> Iterator[Hit]:
    """The few films whose titles or names are nearly what was typed, where nothing else is."""
    from rapidfuzz import fuzz, process

    typed, festival = plain(search), doer.session.festival
    if len(typed) < _SHORTEST:
        return
    texts = {programme_id: entry.search for programme_id, entry in doer.listed.items()}
    near = process.extract(
        typed, texts, scorer=fuzz.partial_ratio, score_cutoff=_LIKE, limit=_MOST_NEARLY
    )
    for _text, _score, programme_id in near:
        hit = _programme(doer, festival, doer.listed[programme_id], [])
        yield replace(hit, group=_("Spelt nearly so"))


def _people(doer: Searcher, words: list[str]) -> Iterator[Hit]:
    for person in doer.session.festival.people.values():
        if _matches(words, person.name):
            roles = ", ".join(_(role.capitalize()) for role in person.roles)
            look = partial(doer.session.look_at, person.table, person.id)
            yield Hit(person.name, roles, _("People"), look, "person")


def _screenings(doer: Searcher, words: list[str]) -> Iterator[Hit]:
    festival, listed = doer.session.festival, doer.listed
    places: dict[tuple[int, int], tuple[str, str, str]] = {}
    for screening in festival.screenings():
        place = (festival.day_of(screening.start), screening.screen_id)
        if place not in places:
            day, where = day_label(Day(place[0])), festival.screen_name(place[1])
            places[place] = (day, where, spellings(f"{day} {where}"))
        day, where, spelt = places[place]
        time = clock(screening.start)
        entry = listed.get(screening.programme_id)
        own = f"{screening.code} {screening.title} {time}"
        if _in(words, f"{plain(own)} {spelt} {entry.search if entry else ''}"):
            section = festival.section_of(screening.programme_id)
            yield Hit(
                festival.screening_title(screening),
                f"{day}, {time} · {where}",
                _("Screenings"),
                partial(doer.session.show_screening, screening.id),
                "clock",
                section.hue if section else None,
            )
