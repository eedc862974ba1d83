"""What the booth needs to know of a screening: copies, keys, languages."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import _, and_more, ngettext
from planner.model import Festival, Screening
from planner.model.copy import Copy, Kdm
from planner.pdf.dates import moment_label
from planner.pdf.kit.table import Words
from planner.pdf.look import SECOND
from planner.pdf.telling import brief

_MOST_COPIES = 6


def copies(festival: Festival, screening: Screening) -> list[Words]:
    """The copies of its films, with format, ratio, sound and place; a film without one is named."""
    found: list[Words] = []
    films = festival.films_of(screening.programme_id)
    if films and not any(festival.copies(film.id) for film in films):
        return [Words(_("no copy known"), 600, 7.5)]
    for film in films[:_MOST_COPIES]:
        names = [_copy(one) for one in festival.copies(film.id)] or [_("no copy known")]
        if len(films) > 1:
            names = [f"{brief(film.title)}: {'; '.join(names)}"]
        found += [Words(name, 400, 7.5, most=4) for name in names[:_MOST_COPIES]]
        if len(names) > _MOST_COPIES:
            found.append(Words(and_more(len(names) - _MOST_COPIES), 400, 7.5, SECOND))
    if len(films) > _MOST_COPIES:
        rest = len(films) - _MOST_COPIES
        more = ngettext("and {n} more film", "and {n} more films", rest)
        found.append(Words(more.format(n=rest), 400, 7.5, SECOND))
    return found


def _copy(one: Copy) -> str:
    parts = [*carrier(one), one.place, _("encrypted") if one.encrypted else ""]
    return " · ".join(part for part in parts if part)


def carrier(one: Copy) -> tuple[str, ...]:
    """What a copy is, as the booth sets up for it: format, ratio, sound and name, where known."""
    return tuple(filter(None, (one.format, one.ratio, one.sound, one.title)))


def languages(festival: Festival, screening: Screening) -> list[Words]:
    """Languages and subtitles of its films, each once."""
    films = festival.films_of(screening.programme_id)
    spoken = dict.fromkeys(name for film in films for name in film.languages)
    titled = dict.fromkeys(name for film in films for name in film.subtitles)
    found = [Words(", ".join(spoken), 400, 7.5, most=6)] if spoken else []
    if titled:
        text = _("subtitles: {languages}").format(languages=", ".join(titled))
        found.append(Words(text, 400, 7.5, SECOND, 6))
    return found


def keys(festival: Festival, screening: Screening) -> list[Words]:
    """When the keys for this screen are valid; what is encrypted and has none is said."""
    found = list(_keys(festival, screening))
    shown = found[:_MOST_COPIES]
    if len(found) > len(shown):
        shown.append(Words(and_more(len(found) - len(shown)), 400, 7))
    return shown


def _keys(festival: Festival, screening: Screening) -> Iterator[Words]:
    for film in festival.films_of(screening.programme_id):
        for one in festival.copies(film.id):
            own = [key for key in festival.kdms(one.id) if key.screen_id == screening.screen_id]
            for key in own:
                yield Words(key_times(key), 400, 7, most=3)
            if one.encrypted and not own:
                yield Words(_("no key for this screen"), 650, 7.5, most=3)


def key_times(key: Kdm) -> str:
    """From when to when a key is valid: “Thu 5 Nov 12:00 – Sun 8 Nov 23:00”."""
    return f"{moment_label(key.valid_from)} – {moment_label(key.valid_until)}"
