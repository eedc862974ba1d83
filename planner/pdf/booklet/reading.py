"""How to read the booklet: what each part of an entry means, and which colour is which section."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import _
from planner.model import Film, ProgrammeKind
from planner.pdf.booklet.columns import columns_of
from planner.pdf.booklet.sections import Strand, shown_programmes
from planner.pdf.filming import Wish, other_titles, screenings_lines, title_of
from planner.pdf.kit import Column, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.rows import kept_together
from planner.pdf.kit.type import BODY, SECTION
from planner.pdf.layout import Frame, Rectangle, moved
from planner.pdf.look import BLACK
from planner.pdf.shown import Shown
from planner.pdf.telling import brief, film_facts, section_mark
from planner.times import DAY_MINUTES, WallTime, minute_of_day, runtime_label

_SWATCH = 14.0
_SHORT = 60


def add_reading(pages: Pages, shown: Shown, found: list[Strand], wish: Wish) -> None:
    """A film of the booklet taken apart, and the colours of its sections."""
    width = pages.body.width
    table = Table((Column("", 5), Column("", 6)), width, 8.5)
    rows = [
        table.row(Words(part, 650, 9, BLACK, 3), Words(meaning, 400, 8.5)).without_head()
        for part, meaning in _parts(shown, found, wish)
    ]
    pages.add(rows)
    columns = columns_of(pages)
    legend = [row for strand in found for row in _swatch(pages, shown, strand, wish, columns)]
    if legend:
        pages.add(heading(_("Sections and their colours"), width, SECTION, before=20))
        pages.add(legend, columns)


def _parts(shown: Shown, found: list[Strand], wish: Wish) -> Iterator[tuple[str, str]]:
    festival = shown.festival
    film = _example(shown, found)
    if film is not None:
        title = title_of(festival, film, wish.language)
        yield brief(title, 60), _("The title in the language of this booklet.")
        for other in other_titles(film, title)[:1]:
            yield brief(other, 60), _("The original title, or another by which it is known.")
        facts = " · ".join([*film_facts(film), runtime_label(film.runtime_seconds)])
        yield facts, _("Where and when it was made, its languages, and its length in minutes.")
        line = next(iter(screenings_lines(shown, festival.screenings_of_film(film.id), film)), None)
        if line is not None:
            yield (
                line[0],
                _("Day, start, house and screen, and the code to ask for at the box office."),
            )
    if any(_is_late(shown, one.start) for one in shown.screenings):
        yield "24:30", _("Half past midnight: the night belongs to the day on which it began.")
    if shown_programmes(shown, ProgrammeKind.FILMS):
        yield (
            _("In “{programme}”").format(programme="…"),
            _("Shown with others as one programme, whose whole length stands below its title."),
        )


def _is_late(shown: Shown, start: WallTime) -> bool:
    day = shown.festival.day_of(start)
    return minute_of_day(start, day) >= DAY_MINUTES


def _example(shown: Shown, found: list[Strand]) -> Film | None:
    """The film of which most can be shown; of the same, the first."""
    films = [film for strand in found for film in strand.films]

    def said(film: Film) -> int:
        placed = any(screenings_lines(shown, shown.festival.screenings_of_film(film.id), film))
        facts = len(film_facts(film)) + 2 * bool(other_titles(film, film.title)) + 4 * placed
        return facts if len(film.title) <= _SHORT else 0

    return max(films, key=said, default=None)


def _swatch(pages: Pages, shown: Shown, strand: Strand, wish: Wish, columns: int) -> Iterator[Row]:
    width = pages.column_width(columns)
    mark = "" if strand.section is None else section_mark(strand.section)
    name = strand.name(shown.festival, wish.language)
    text = name if mark in {"", name} else f"{mark} · {name}"
    rows = paragraph(text, width - _SWATCH - 6, BODY)
    rows = [
        row._replace(items=tuple(moved(one, _SWATCH + 6, 0) for one in row.items)) for row in rows
    ]
    if rows:
        swatch = Rectangle(Frame(0, 2, _SWATCH, BODY.leading - 4), fill=strand.ink.bar)
        rows[0] = rows[0]._replace(items=(swatch, *rows[0].items))
    yield from kept_together(rows)
