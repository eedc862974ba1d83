"""Who is on stage at a screening: proposed by Marquee, or decided by somebody."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu

from planner.edit import Edit
from planner.edit.people import ForgetAppearance, SetAppearance
from planner.i18n import N_, _
from planner.model import Attendance, Festival, Part, Person, PersonRole
from planner.text import sort_key
from ui.inspector.blocks import INSET, Block, RowButton
from ui.inspector.subject import Subject
from ui.inspector.view import SOURCE, View
from ui.theme import SECONDARY, icon
from ui.widgets import PillButton, PlainLabel

PARTS = (
    (Part.BOTH, N_("At intro and Q&A")),
    (Part.INTRO, N_("Only at the intro")),
    (Part.QA, N_("Only at the Q&A")),
    (Part.AWAY, N_("Does not come")),
)
"""Every part as people say it."""

ROLES = (
    (PersonRole.GUEST, N_("Guest")),
    (PersonRole.MODERATOR, N_("Moderator")),
    (PersonRole.INTERPRETER, N_("Interpreter")),
)
"""What a person can be on stage."""


class AttendanceBlock(Block):
    """The people at a screening; a click decides about one, “+” brings somebody else."""

    def __init__(self) -> None:
        super().__init__()
        self.column.setContentsMargins(0, 0, 0, 0)
        self._view: View | None = None
        self.lines: list[RowButton] = []
        self.add = PillButton("", "add", "flat", _("Bring somebody to this screening"))
        self.add.clicked.connect(lambda _on=False: self.people_menu().popup(QCursor.pos()))
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 8, 2, 0)
        head.addWidget(PlainLabel(_("On stage"), SECONDARY, 600, "text2"), 1)
        head.addWidget(self.add)
        self.column.addLayout(head)

    def show_view(self, view: View) -> bool:
        """One line for each, whether proposed or decided."""
        self._view = view
        for line in self.lines:
            self.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        found = everybody_at(view.festival, view.subject.id)
        self.lines = [RowButton(_words(view, one), False, partial(self._ask, one)) for one in found]
        for place, line in enumerate(self.lines, 1):
            self.column.insertWidget(place, line)
        self.add.setVisible(bool(view.festival.people))
        return bool(found or view.festival.people)

    def _ask(self, one: Attendance) -> None:
        self.menu(one).popup(QCursor.pos())

    def menu(self, one: Attendance) -> QMenu:
        """What can be decided about one person here."""
        menu = QMenu(self)
        for part, text in PARTS:
            action = menu.addAction(_(text).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(part is one.part)
            edit = SetAppearance(one.screening_id, one.person_id, one.role.value, part.value)
            action.triggered.connect(partial(self._run, edit))
        if one.by_hand:
            menu.addSeparator()
            action = menu.addAction(_("Leave it to Marquee"))
            action.triggered.connect(
                partial(self._run, ForgetAppearance(one.screening_id, one.person_id))
            )
        menu.addSeparator()
        look = menu.addAction(icon("person"), _("Look at this person"))
        look.triggered.connect(partial(self._look, one.person_id))
        return menu

    def people_menu(self) -> QMenu:
        """Everybody, by what they can be here."""
        menu, view = QMenu(self), self._view
        if view is None:
            return menu
        everybody = sorted(view.festival.people.values(), key=lambda p: (sort_key(p.name), p.id))
        for role, text in ROLES:
            under = menu.addMenu(_(text))
            for person in everybody:
                if not person.roles or role.value in person.roles:
                    action = under.addAction(person.name.replace("&", "&&"))
                    edit = SetAppearance(view.subject.id, person.id, role.value)
                    action.triggered.connect(partial(self._run, edit))
            under.setEnabled(not under.isEmpty())
        return menu

    def _run(self, edit: Edit, _on: bool = False) -> None:
        if self._view is not None:
            self._view.session.run(edit, SOURCE)

    def _look(self, person_id: int, _on: bool = False) -> None:
        if self._view is not None:
            self._view.go(Subject(Person.table, (person_id,)))


def everybody_at(festival: Festival, screening_id: int) -> tuple[Attendance, ...]:
    """Who appears at a screening, and who was said not to."""
    away = tuple(
        Attendance(screening_id, row.person_id, row.role, row.part, by_hand=True)
        for row in festival.decided_at(screening_id)
        if row.part is Part.AWAY
    )
    return (*festival.appearances(screening_id), *away)


def _words(view: View, one: Attendance) -> tuple[str, str, str]:
    """Name; and what they are, at which part, and whether that is only proposed."""
    role = _(dict(ROLES).get(one.role, N_("Guest")))
    short: dict[Part, Callable[[], str]] = {
        Part.BOTH: lambda: "",
        Part.INTRO: lambda: _("intro"),
        Part.QA: lambda: _("Q&A"),
        Part.AWAY: lambda: _("does not come"),
    }
    said = [role, short[one.part](), "" if one.by_hand else _("proposed")]
    return view.festival.people[one.person_id].name, "", " · ".join(part for part in said if part)
