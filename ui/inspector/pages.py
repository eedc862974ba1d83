"""The pages of the inspector: which parts stand on it for a film, a screening, the festival …"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from planner.edit import Edit, Together
from planner.edit.screenings import CancelScreening, ConfirmScreening, PinScreening, Unschedule
from planner.i18n import N_, _
from planner.model import (
    RECORDS,
    Availability,
    Blackout,
    Changeover,
    Column,
    Copy,
    Credit,
    Editorial,
    Film,
    FilmPerson,
    Hold,
    Jury,
    JuryFilm,
    JuryMember,
    Kdm,
    Kind,
    Pass,
    PassSection,
    Person,
    Programme,
    Record,
    Relation,
    Screen,
    Screening,
    Section,
    Slot,
    Sponsor,
    Travel,
    Venue,
    Wanted,
    columns,
)
from planner.times import runtime_label
from ui.inspector.attendance import AttendanceBlock
from ui.inspector.blocks import INSET, Block, FormBlock, RowOf
from ui.inspector.form import editable
from ui.inspector.groups import facts, grouped, lengths, texts
from ui.inspector.length import LengthBlock
from ui.inspector.lists import (
    FilmsBlock,
    LinksBlock,
    ScreeningsBlock,
    ScreensBlock,
    SectionBlock,
    StagesBlock,
)
from ui.inspector.parts import PartsBlock, RemoveBlock
from ui.inspector.picture import PictureBlock
from ui.inspector.problems import ConflictsBlock
from ui.inspector.several import Summary, several_programmes, several_screenings
from ui.inspector.still import StillBlock
from ui.inspector.subject import own_programme
from ui.inspector.view import SOURCE, View
from ui.theme import BODY
from ui.widgets import PillButton, PlainLabel


def make_page(table: str) -> list[Block]:
    """The parts of the page for subjects of that table, from top to bottom."""
    make = _PAGES.get(table)
    return make() if make is not None else _any(RECORDS[table])


def _row(view: View) -> Record | None:
    return view.row


def _programme_of_film(view: View) -> Record | None:
    return own_programme(view.festival, view.subject.id)


def _any(cls: type[Record]) -> list[Block]:
    blocks: list[Block] = [FormBlock(facts(cls), _row)]
    blocks += _groups(cls)
    if lengths(cls):
        blocks.append(FormBlock(lengths(cls), _row, _("Lengths")))
    if texts(cls):
        blocks.append(FormBlock(texts(cls), _row, _("Texts")))
    blocks += _LISTS.get(cls, list)()
    blocks += _parts(cls)
    blocks.append(LinksBlock())
    if cls.is_part:
        blocks.append(RemoveBlock())
    return blocks


_PARTS: dict[type[Record], tuple[tuple[type[Record], str, str], ...]] = {
    Film: (
        (Credit, "film_id", N_("Credits")),
        (Copy, "film_id", N_("Copies")),
        (FilmPerson, "film_id", N_("People")),
    ),
    Copy: ((Kdm, "copy_id", N_("Keys (KDM)")),),
    Screen: (
        (Slot, "screen_id", N_("Slots")),
        (Blackout, "screen_id", N_("Blackouts")),
        (Kdm, "screen_id", N_("Keys (KDM)")),
    ),
    Venue: ((Travel, "venue_id", N_("Ways to other venues")),),
    Programme: (
        (Wanted, "programme_id", N_("Screenings wanted, by kind")),
        (Relation, "programme_id", N_("Relations to other programmes")),
    ),
    Person: (
        (Availability, "person_id", N_("Days that differ")),
        (FilmPerson, "person_id", N_("Films")),
        (JuryMember, "person_id", N_("Juries")),
    ),
    Jury: ((JuryMember, "jury_id", N_("Jurors")), (JuryFilm, "jury_id", N_("Films besides"))),
    Pass: ((PassSection, "pass_id", N_("Sections")),),
    Kind: ((Changeover, "before_kind_id", N_("Turnaround before other kinds")),),
}
"""What belongs to a row of each table: the parts, the column that points at it, and their title."""


_LISTS: dict[type[Record], Callable[[], list[Block]]] = {
    Section: lambda: [ConflictsBlock(), SectionBlock()],
    Person: lambda: [ConflictsBlock(), StagesBlock()],
    Venue: lambda: [ScreensBlock()],
}
"""What is known of a row of each table besides its fields and parts."""


def _groups(cls: type[Record]) -> list[Block]:
    return [
        FormBlock(inside, _row, _(heading), folded=True) for heading, inside in grouped(cls).items()
    ]


def _parts(cls: type[Record], owner_of: RowOf = _row) -> list[Block]:
    return [PartsBlock(part, via, _(title), owner_of) for part, via, title in _PARTS.get(cls, ())]


def _screening() -> list[Block]:
    return [
        FormBlock(facts(Screening), _row),
        LengthBlock(),
        ScreeningActions(),
        ConflictsBlock(),
        FilmsBlock(),
        AttendanceBlock(),
        ScreeningsBlock(),
        LinksBlock(),
        *_groups(Screening),
        FormBlock(lengths(Screening), _row, _("Lengths"), folded=True),
        FormBlock(texts(Screening), _row, _("Texts"), folded=True),
    ]


def _film() -> list[Block]:
    return [
        FormBlock(facts(Film), _row),
        FormBlock(_wanted(), _programme_of_film),
        ConflictsBlock(),
        ScreeningsBlock(),
        LinksBlock(),
        *_parts(Programme, _programme_of_film),
        *_parts(Film),
        StillBlock(),
        *_groups(Film),
        FormBlock(texts(Film), _row, _("Texts"), folded=True),
    ]


def _programme() -> list[Block]:
    return [
        FormBlock(facts(Programme), _row),
        RuntimeBlock(),
        FormBlock(lengths(Programme), _row),
        FilmsBlock(),
        ConflictsBlock(),
        ScreeningsBlock(),
        LinksBlock(),
        *_parts(Programme),
        FormBlock(texts(Programme), _row, _("Texts"), folded=True),
    ]


def _hold() -> list[Block]:
    return [
        FormBlock((*facts(Hold), *lengths(Hold)), _row),
        FormBlock(texts(Hold), _row, _("Texts")),
    ]


def _pictured(cls: type[Record]) -> list[Block]:
    first, *others = _any(cls)
    return [first, PictureBlock(), *others]


def _wanted() -> tuple[Column, ...]:
    return tuple(c for c in editable(columns(Programme)) if c.name == "wanted")


class RuntimeBlock(Block):
    """How long a programme is, which nobody types: it follows from its films."""

    def __init__(self) -> None:
        super().__init__()
        self._text = PlainLabel("", BODY, tone="text3")
        self._text.setContentsMargins(0, 6, 0, 0)
        self.column.addWidget(self._text)

    def show_view(self, view: View) -> bool:
        """Say the length of a programme of films."""
        row = view.row
        if not isinstance(row, Programme) or not view.festival.entries(row.id):
            return False
        length = view.festival.length(row.id)
        text = (
            _("Runs {length}") if length.known else _("Runs about {length}; a runtime is unknown")
        )
        self._text.setText(text.format(length=runtime_label(length.seconds)))
        return True


class ScreeningActions(Block):
    """Pin, cancel, unschedule: for one screening or for all that are selected."""

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self.pin = PillButton(_("Pin"), "pin", "flat")
        self.cancel = PillButton(_("Cancel"), "cancel", "flat")
        self.unschedule = PillButton(_("Unschedule"), "remove", "flat")
        line = QHBoxLayout()
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(0)
        self.column.setContentsMargins(INSET - 7, 0, 0, 0)
        for button, act in (
            (self.pin, self._pin),
            (self.cancel, self._cancel),
            (self.unschedule, self._unschedule),
        ):
            button.clicked.connect(act)
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)

    def show_view(self, view: View) -> bool:
        """Name the actions by what they would do now."""
        self._view = view
        chosen = self._chosen()
        for button in (self.pin, self.cancel, self.unschedule):
            button.setEnabled(view.session.is_writable)
        self.pin.setText(_("Unpin") if all(s.pinned for s in chosen) else _("Pin"))
        cancelled = all(s.cancelled for s in chosen)
        self.cancel.setText(_("Reinstate") if cancelled else _("Cancel"))
        self.cancel.set_icon("confirm" if cancelled else "cancel")
        return bool(chosen)

    def _chosen(self) -> list[Screening]:
        view = self._view
        if view is None:
            return []
        rows = view.festival.all_screenings
        return [rows[row_id] for row_id in view.subject.ids if row_id in rows]

    def _pin(self) -> None:
        chosen = self._chosen()
        on = not all(screening.pinned for screening in chosen)
        self._run(on_title(on), [PinScreening(s.id, on) for s in chosen if s.pinned != on])

    def _cancel(self) -> None:
        chosen = self._chosen()
        if all(screening.cancelled for screening in chosen):
            self._run(_("Reinstate"), [ConfirmScreening(s.id) for s in chosen])
        else:
            title = _("Cancel screening")
            self._run(title, [CancelScreening(s.id) for s in chosen if not s.cancelled])

    def _unschedule(self) -> None:
        self._run("", [Unschedule(tuple(s.id for s in self._chosen()))])

    def _run(self, title: str, edits: list[Edit]) -> None:
        if self._view is not None and edits:
            edit = edits[0] if len(edits) == 1 else Together(tuple(edits), title)
            self._view.session.run(edit, SOURCE)


def on_title(on: bool) -> str:
    """“Pin” or “Unpin”."""
    return _("Pin") if on else _("Unpin")


_PAGES: dict[str, Callable[[], list[Block]]] = {
    "screening": _screening,
    "film": _film,
    "programme": _programme,
    "hold": _hold,
    "editorial": lambda: _pictured(Editorial),
    "sponsor": lambda: _pictured(Sponsor),
    "screenings": lambda: [Summary(), ScreeningActions(), *several_screenings()],
    "programmes": lambda: [Summary(), *several_programmes()],
}
