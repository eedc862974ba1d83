"""The pages of several screenings or programmes: what they add up to, and the fields they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.i18n import _, ngettext
from planner.model import Column, Festival, Film, Programme, Record, Screening, columns
from planner.rules import Severity
from planner.times import hours_label
from ui.fields import values
from ui.inspector.blocks import Block
from ui.inspector.form import FieldRow
from ui.inspector.groups import facts, grouped, lengths
from ui.inspector.subject import own_programme
from ui.inspector.view import View
from ui.theme import BODY
from ui.widgets import PlainLabel

RowsOf = Callable[[View, Column], tuple[Record, ...]]

_ALONE = frozenset(
    {"title", "original_title", "alternate_titles", "code", "public_title", "still", "still_credit"}
)
"""What two things never have in common, or only by mistake."""


def several_screenings() -> list[Block]:
    """The fields of the selected screenings, in the groups of a single one."""
    return _blocks(Screening, _screenings, (*facts(Screening),))


def several_programmes() -> list[Block]:
    """The fields of the selected programmes, and of their films where each has one of its own."""
    wanted = tuple(c for c in facts(Programme) if c.name in {"wanted", "internal"})
    return _blocks(Film, _programmes, (*facts(Film), *wanted))


def _blocks(cls: type[Record], rows_of: RowsOf, first: tuple[Column, ...]) -> list[Block]:
    blocks: list[Block] = [SharedBlock(first, rows_of)]
    groups = {_(heading): inside for heading, inside in grouped(cls).items()}
    if lengths(cls):
        groups[_("Lengths")] = lengths(cls)
    found = {heading: [c for c in inside if _is_shared(c)] for heading, inside in groups.items()}
    blocks += [
        SharedBlock(tuple(inside), rows_of, heading, folded=True)
        for heading, inside in found.items()
        if inside
    ]
    return blocks


def _is_shared(column: Column) -> bool:
    return column.name not in _ALONE


def _screenings(view: View, _column: Column) -> tuple[Record, ...]:
    rows = view.festival.all_screenings
    return tuple(rows[row_id] for row_id in view.subject.ids if row_id in rows)


def _programmes(view: View, column: Column) -> tuple[Record, ...]:
    """The films of one-film programmes; a section is that of the film or of the programme."""
    festival = view.festival
    rows = [festival.programmes[row_id] for row_id in view.subject.ids]
    films = [_film_of(festival, row) for row in rows]
    if column in columns(Programme) and column.name != "section_id":
        return tuple(rows)
    if column.name == "section_id":
        return tuple(film or row for film, row in zip(films, rows, strict=True))
    return tuple(film for film in films if film is not None)


def _film_of(festival: Festival, programme: Programme) -> Film | None:
    films = festival.films_of(programme.id)
    if len(films) == 1 and own_programme(festival, films[0].id) == programme:
        return films[0]
    return None


class SharedBlock(Block):
    """Fields that are changed in all selected rows at once; those that some do not have are out."""

    def __init__(
        self,
        fields: tuple[Column, ...],
        rows_of: RowsOf,
        title: str = "",
        folded: bool | None = None,
    ) -> None:
        super().__init__(title, folded)
        self._rows_of = rows_of
        self.fields = [FieldRow(column) for column in fields if _is_shared(column)]
        for field in self.fields:
            self.column.addWidget(field)

    def show_view(self, view: View) -> bool:
        """Show what they share: a value, or that there are several."""
        shown = False
        for field in self.fields:
            rows = self._rows_of(view, field.column)
            every = len(rows) == len(view.subject.ids)
            concerned = every and all(values.concerns(field.column, row) for row in rows)
            field.setVisible(concerned)
            shown |= concerned
            if concerned:
                field.show_view(view, *rows)
        return shown


class Summary(Block):
    """Several screenings or programmes at once: how many, how long, how far they are."""

    def __init__(self) -> None:
        super().__init__()
        self._text = PlainLabel("", BODY, tone="text2")
        self._text.setWordWrap(True)
        self.column.addWidget(self._text)
        self.column.addSpacing(8)

    def show_view(self, view: View) -> bool:
        """Say what they add up to."""
        self._text.setText("\n".join(summary_lines(view)))
        return True


def summary_lines(view: View) -> list[str]:
    """What several screenings or programmes add up to, in a few lines."""
    programmes = view.subject.table == "programmes"
    lines = _of_programmes(view) if programmes else _of_screenings(view)
    return [line for line in lines if line]


def _of_programmes(view: View) -> Iterator[str]:
    festival, ids = view.festival, view.subject.ids
    lengths_ = [festival.length(row_id) for row_id in ids]
    yield _altogether(sum(length.seconds for length in lengths_))
    unknown = sum(not length.known for length in lengths_)
    if unknown:
        yield ngettext("{n} of unknown runtime", "{n} of unknown runtime", unknown).format(
            n=unknown
        )
    counts = [count for row_id in ids for count in festival.wanted(row_id)]
    placed, wanted = sum(c.placed for c in counts), sum(c.wanted for c in counts)
    yield _("{placed} of {wanted} screenings placed").format(placed=placed, wanted=wanted)
    yield _troubled([view.report.worst_of_programme(row_id) for row_id in ids])


def _of_screenings(view: View) -> Iterator[str]:
    festival = view.festival
    rows = [festival.all_screenings[row_id] for row_id in view.subject.ids]
    programmes = len({row.programme_id for row in rows})
    days = len({festival.day_of(row.start) for row in rows})
    screens = len({row.screen_id for row in rows})
    yield ngettext("{count} programme", "{count} programmes", programmes).format(count=programmes)
    yield ngettext("on {count} screen", "on {count} screens", screens).format(count=screens)
    yield ngettext("on {count} day", "on {count} days", days).format(count=days)
    spans = [festival.span(row) for row in rows]
    yield _altogether(sum(60 * (s.end - row.start) for s, row in zip(spans, rows, strict=True)))
    seats = sum(festival.seats(row.screen_id) or 0 for row in rows)
    if seats:
        yield ngettext("{n} seat", "{n} seats", seats).format(n=seats)
    yield _troubled([view.report.worst(row.id) for row in rows])


def _altogether(seconds: int) -> str:
    return _("{length} altogether").format(length=hours_label(seconds))


def _troubled(worst: list[Severity | None]) -> str:
    grave = sum(one in {Severity.BLOCKER, Severity.WARNING} for one in worst)
    return ngettext("{n} in conflict", "{n} in conflict", grave).format(n=grave) if grave else ""
