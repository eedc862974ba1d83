"""What stands in the panels of the fold-out: the festival, what short names mean, and every day."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from planner.i18n import _
from planner.model import Screen, Screening
from planner.pdf.dates import after_midnight, calendar_note, day_label
from planner.pdf.fonts import Style
from planner.pdf.kit import Row, Words, heading, paragraph
from planner.pdf.kit.type import Type
from planner.pdf.layout import Colour, Frame, Item, Line, Rectangle, Text, moved
from planner.pdf.look import BLACK, HAIRLINE, INK, SECOND, narrowing, section_ink
from planner.pdf.shown import Shown
from planner.pdf.tags import Tag
from planner.pdf.telling import also, brief, film_facts, length, listed, section_mark
from planner.pdf.text.fit import LEADING, SMALLEST, fit, fit_line
from planner.pdf.text.itemise import printable
from planner.pdf.text.shape import text_width
from planner.times import Day, festival_clock

_SWATCH = 7.0
_BAR = 3.0
_INDENT = 6.0
_PAD = 2.2
_GAP = 5.0
_MOSTLY = 0.85
_MOST_LINES = 3
"""Of a title in the smallest letters."""
_LISTED = 200
"""Characters of the films of a programme; the others are counted."""


class Telling(IntEnum):
    """How much is said of a screening: the least, other titles and films, or everything."""

    LEAST = 0
    TITLES = 1
    ALL = 2


class _Card:
    """One screening, line by line from the top."""

    def __init__(self, width: float, tag: Tag, about: str) -> None:
        self._left, self._width, self._tag, self._about = _INDENT, width, tag, about
        self._room = width - _INDENT
        self._items: list[Item] = []
        self._down = _PAD

    def first(self, when: str, size: float, beside: str, small: float) -> None:
        """The time, and beside it where that has room."""
        time = fit_line(when, 700, size, self._room)
        self._put(0.0, time.size, time.style, when, INK)
        if beside:
            left = text_width(when, time.style, time.size) + _GAP
            line = fit_line(beside, 400, small, self._room - left)
            for text in line.lines:
                self._put(left, line.size, line.style, text, SECOND, time.size)
        self._down += time.size * LEADING

    def below(self, words: Words) -> bool:
        """Words in as many lines as they take and may; whether they have lost none."""
        text = printable(words.text)
        room = words.most * words.size * LEADING + 0.01
        fitted = fit(text, words.weight, words.size, self._room, room)
        for line in fitted.lines:
            self._put(0.0, fitted.size, fitted.style, line, words.colour, tongue=words.language)
            self._down += fitted.size * LEADING
        return not fitted.shortened

    def _put(
        self,
        left: float,
        size: float,
        style: Style,
        text: str,
        colour: Colour,
        beside: float = 0.0,
        tongue: str = "",
    ) -> None:
        baseline = self._down + 0.82 * (beside or size) * LEADING
        look = (style, size, colour, Frame(self._left, 0, self._room, 1e4), self._about)
        self._items.append(
            Text(self._left + left, baseline, text, *look, language=tongue, tag=self._tag)
        )

    def row(self, bar: Colour | None) -> Row:
        """The whole, with a section's colour at its left and a line below."""
        high = self._down + _PAD
        room = Frame(self._left, 0, self._room, high)
        items: list[Item] = [
            item._replace(room=room) if isinstance(item, Text) else item for item in self._items
        ]
        if bar is not None:
            items.insert(0, Rectangle(Frame(0, 0.8, _BAR, high - 1.6), fill=bar))
        items.append(Line(0, high, self._width, high, HAIRLINE, 0.4))
        return Row(high, tuple(items))


class Entries:
    """All entries in letters of a size, a multiple of the smallest, with so much air in points."""

    def __init__(
        self,
        shown: Shown,
        width: float,
        scale: float = 1.0,
        telling: Telling = Telling.LEAST,
        air: float = 0.0,
    ) -> None:
        self.scale, self.telling = scale, telling
        self._air, self._shown, self._width = air, shown, width
        self._names = {screen.id: name for screen, name in _short_names(shown.screens)}
        self._small = max(SMALLEST, 5.8 * scale)
        self.shortened: list[str] = []
        """The titles that did not fit."""
        rooms = [self._has_room_beside(self._where(one)) for one in shown.screenings]
        self._beside = sum(rooms) > _MOSTLY * len(rooms)  # all the same, for a calm page

    def groups(self) -> list[list[Row]]:
        """What festival it is with what the short names mean, and then every day."""
        shown = self._shown
        if not shown.days:
            return []
        found = [[*self._front(), *self._legend()]]
        for day in shown.days:
            rows, tag = self._head(day_label(day), bookmark=0), Tag("L")
            found.append([*rows, *(self._entry(one, day, tag) for one in shown.on(day))])
        return found

    def _type(self, weight: float, size: float, leading: float, colour: Colour = BLACK) -> Type:
        return Type(weight, size * self.scale, leading * self.scale, colour)

    def _front(self) -> Iterator[Row]:
        edition = self._shown.festival.edition
        first, last = day_label(edition.first_day), day_label(edition.last_day)
        days = first if first == last else f"{first} – {last}"
        yield from heading(edition.name, self._width, self._type(750, 15, 17), before=0, lines=4)
        yield from paragraph(days, self._width, self._type(400, 7.5, 10, SECOND), before=3)

    def _head(self, label: str, bookmark: int | None = None) -> list[Row]:
        kind = self._type(700, 10, 14)
        mark = "" if bookmark is None else label
        return heading(
            label,
            self._width,
            kind,
            before=9 + self._air,
            lines=1,
            bookmark=bookmark,
            mark=mark,
        )

    def _entry(self, screening: Screening, day: Day, tag: Tag) -> Row:
        """When and where on the first line, and what below it, from side to side."""
        shown, festival = self._shown, self._shown.festival
        title, size = shown.title(screening), 7 * self.scale
        section = festival.section_of(screening.programme_id)
        said = self._where(screening)
        beside = self._beside and self._has_room_beside(said)
        card = _Card(self._width, Tag("LBody", Tag("LI", tag)), title)
        card.first(festival_clock(screening.start, day), size, said * beside, self._small)
        if not beside:
            card.below(Words(said, 400, self._small, SECOND))
        most = _MOST_LINES if self.scale == 1 else 2 * _MOST_LINES
        han = shown.language(screening)
        if not card.below(Words(title, 600, size, most=most, language=han)):
            self.shortened.append(brief(title, 80))
        for words in (*self._other_titles(screening), *self._more(screening)):
            card.below(words)
        row = card.row(None if section is None else section_ink(section.hue).bar)
        return row._replace(before=self._air)

    def _where(self, screening: Screening) -> str:
        festival = self._shown.festival
        section = festival.section_of(screening.programme_id)
        where = (self._names[screening.screen_id], screening.code, section_mark(section))
        return " · ".join(filter(None, (*where, length(festival, screening))))

    def _has_room_beside(self, where: str) -> bool:
        """Whether it stands beside a time without being made small."""
        style, size = narrowing(400)[2], 7 * self.scale
        time = text_width("00:00", narrowing(700)[0], size)
        return text_width(where, style, self._small) + time + _GAP <= self._width - _INDENT

    def _is_late(self, screening: Screening) -> bool:
        return after_midnight(screening.start, self._shown.festival.day_of(screening.start))

    def _other_titles(self, screening: Screening) -> Iterator[Words]:
        films = self._shown.films(screening)
        if self.telling is Telling.LEAST or not films:
            return
        if len(films) > 1:
            yield Words(listed([film.title for film in films], _LISTED), 400, self._small, SECOND)
        elif other := self._shown.other_title(films[0]):
            tongue = self._shown.language(screening)
            yield Words(other, 400, self._small, SECOND, language=tongue)

    def _more(self, screening: Screening) -> Iterator[Words]:
        if self.telling is not Telling.ALL:
            return
        films = self._shown.films(screening)
        facts = film_facts(films[0]) if len(films) == 1 else []
        if self._shown.festival.span(screening).qa:
            facts.insert(0, _("Q&A"))
        said = " · ".join((*facts, *also(self._shown, screening)))
        if said:
            yield Words(said, 400, self._small, SECOND)

    def _legend(self) -> Iterator[Row]:
        """What the short names of screens and the codes of sections mean."""
        shown, festival = self._shown, self._shown.festival
        small = self._type(400, 6.2, 8, INK)
        yield from self._head(_("Screens"))
        for screen in shown.screens:
            text = f"{self._names[screen.id]} {festival.screen_name(screen.id)}"
            yield from paragraph(text, self._width, small)
        late = next((one for one in shown.screenings if self._is_late(one)), None)
        if late is not None:
            note = calendar_note(late.start, festival.day_of(late.start))
            yield from paragraph(note, self._width, small, before=4 * self.scale)
        used = {festival.section_of(one.programme_id) for one in shown.screenings}
        sections = [section for section in festival.sections_in_order() if section in used]
        if sections:
            yield from self._head(_("Sections"))
        for section in sections:
            text = f"{section_mark(section)} {section.name}"
            rows = paragraph(text, self._width - _SWATCH, small)
            for number, row in enumerate(rows):
                items = tuple(moved(item, _SWATCH, 0) for item in row.items)
                bar = Rectangle(Frame(0, 1, 3, row.height - 2), fill=section_ink(section.hue).bar)
                yield row._replace(items=items if number else (bar, *items))


def _short_names(screens: list[Screen]) -> Iterator[tuple[Screen, str]]:
    """Codes, or else numbers, that the legend explains."""
    for number, screen in enumerate(screens, 1):
        yield screen, printable(screen.code)[:6] or f"#{number}"
