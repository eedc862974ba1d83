"""The indexes of the booklet: titles, original titles, directors, countries with their films.

Directors are sorted by their family names, as far as these are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from planner.i18n import _
from planner.model import Festival, Film
from planner.pdf.booklet.columns import index_columns
from planner.pdf.booklet.surnames import index_key
from planner.pdf.filming import Wish, other_titles, title_of
from planner.pdf.kit import Pages, Row, heading, rule
from planner.pdf.kit.index import Entry, entry_rows
from planner.pdf.kit.type import DAY, Type
from planner.pdf.text.itemise import printable
from planner.text import folded, sort_key

_COUNTRY = Type(650, 7.5, 9.5)
_APART = 5.0
"""Points between the entries of one initial and those of the next."""
_MANY = 40
"""So few names are found without."""

_BY_NAME: Mapping[str, str] = {}

Found = list[tuple[str, Film]]


def indexes(festival: Festival, films: list[Film], wish: Wish) -> dict[str, Found]:
    """By the title of each index what it names, and the film that is meant; none that is empty."""
    titles: Found = []
    originals: Found = []
    for film in films:
        title = title_of(festival, film, wish.language)
        original = printable(film.original_title[:300])
        others = [name for name in other_titles(film, title) if name != original]
        titles += [(name, film) for name in (title, *others)]
        if original and original != title:
            originals.append((original, film))
    people = [(name, film) for film in films for name in _directors(festival, film)]
    countries = [(printable(name), film) for film in films for name in film.countries]
    made = {
        _("Titles"): titles,
        _("Original titles"): originals,
        _("Directors"): people,
        _("Countries"): countries,
    }
    return {title: found for title, found in made.items() if found}


def add_indexes(pages: Pages, festival: Festival, found: dict[str, Found], wish: Wish) -> None:
    """All of them, one below the other; names turn over with a hang, and lead to their pages."""
    columns = index_columns(pages)
    width = pages.column_width(columns)
    for title, entries in found.items():
        head = heading(title, pages.body.width, DAY, before=14, bookmark=0)
        pages.add([*head, rule(pages.body.width), Row(4.0)])
        if title == _("Countries"):
            rows = list(_by_country(pages, festival, entries, width, wish))
        else:
            keys = _family_keys(entries) if title == _("Directors") else {}
            rows = list(_apart(_entries(entries, pages, keys), width, keys))
        pages.add(rows, columns)


def _directors(festival: Festival, film: Film) -> list[str]:
    """Who directed: the credits whose role says so."""
    return [
        printable(credit.name)
        for credit in festival.credits(film.id)
        if "direct" in folded(credit.role) or "regie" in folded(credit.role)
    ]


def _family_keys(found: Found) -> dict[str, str]:
    """By what the name of each person is sorted."""
    return {name: index_key(name, film.countries) for name, film in reversed(found)}


def _entries(
    found: Iterable[tuple[str, Film]], pages: Pages, keys: Mapping[str, str] = _BY_NAME
) -> list[Entry]:
    by_name: dict[str, dict[int, None]] = {}
    for name, film in found:
        page = pages.places.get(f"film {film.id}")
        if page is not None:
            by_name.setdefault(name, {})[page] = None
    names = sorted(by_name, key=lambda name: (keys.get(name) or sort_key(name), name))
    return [Entry(name, tuple(sorted(by_name[name]))) for name in names]


def _apart(entries: list[Entry], width: float, keys: Mapping[str, str]) -> Iterator[Row]:
    """The entries of each initial as one list, with a space before the next where there are many;
    few are one list.
    """

    def initial(entry: Entry) -> str:
        return (keys.get(entry.name) or sort_key(entry.name))[:1] if many else ""

    many, before = len(entries) > _MANY, 0.0
    for _initial, group in groupby(entries, initial):
        rows = entry_rows(group, width)
        yield from (row._replace(before=before) if not n else row for n, row in enumerate(rows))
        before = _APART


def _by_country(
    pages: Pages, festival: Festival, found: Found, width: float, wish: Wish
) -> Iterator[Row]:
    by_country: dict[str, Found] = {}
    for country, film in found:
        by_country.setdefault(country, []).append((title_of(festival, film, wish.language), film))
    for country in sorted(by_country, key=lambda name: (sort_key(name), name)):
        yield from heading(country, width, _COUNTRY, before=_APART)
        yield from entry_rows(_entries(by_country[country], pages), width)
