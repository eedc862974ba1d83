"""What holds about the festival's file for as long as it does: banners under the top bar.

Derived from the session each time; only what a person has taken away is remembered, by file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import FestivalHandedOver, FestivalLost
from planner.i18n import _
from ui.memory import Memory
from ui.session import Session
from ui.waiting import call_later
from ui.widgets import Answer, Banner

if TYPE_CHECKING:
    from planner.document import Document, Holder

_LOOK_MS = 3000


@dataclass(frozen=True)
class Notice:
    """One banner: its answers are texts with the names by which the window is asked for them."""

    sentence: str
    severity: str = "notice"
    answers: tuple[tuple[str, str], ...] = ()
    once: bool = False


class Notices(QWidget):
    """The banners of the open festival, one under the other; no room where there is none."""

    def __init__(self, session: Session, memory: Memory) -> None:
        super().__init__()
        self._session, self._memory = session, memory
        self._holder: Holder | None = None
        self._shown: list[Notice] = []
        self.banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._look_who_has_it)
        session.changed.connect(lambda changes: self._begin() if changes.everything else None)
        session.saving.connect(lambda _saved, _problem: self.refresh())
        self.hide()

    def _begin(self) -> None:
        """Another festival, or the same one in other hands."""
        path = self._path
        self._holder = None if path is None else _holder(path)
        if path is None:
            self._looking.stop()
        else:
            self._looking.start()
        self.refresh()

    @property
    def _path(self) -> Path | None:
        """The file that somebody else may have open."""
        document = self._session.document
        if document is None or not _is_elsewhere(document):
            return None
        return document.path

    def _look_who_has_it(self) -> None:
        path = self._path
        if path is not None:  # in a thread, for a share that is gone would not answer
            call_later(self, partial(_holder, path), self._know, lambda _sentence: None)

    def _know(self, holder: Holder | None) -> None:
        self._holder = holder
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        document = self._session.document
        notices = [] if document is None else list(notices_of(document, self._holder))
        notices = [notice for notice in notices if not (notice.once and self._was_said(notice))]
        if notices == self._shown:
            return
        self._shown = notices
        for banner in self.banners:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.banners = [self._made(notice) for notice in notices]
        for banner in self.banners:
            self._column.addWidget(banner)
        self.setVisible(bool(notices))

    def _made(self, notice: Notice) -> Banner:
        answers = [Answer(text, partial(self._session.ask, name)) for text, name in notice.answers]
        dismiss = partial(self._dismiss, notice) if notice.once else None
        return Banner(notice.sentence, notice.severity, answers, dismiss)

    # -- said once --------------------------------------------------------------------------------

    def _dismiss(self, notice: Notice) -> None:
        document = self._session.document
        if document is not None:
            self._memory.of_file(document.path).keep(_key(notice), True)
        self.refresh()

    def _was_said(self, notice: Notice) -> bool:
        document = self._session.document
        return document is not None and self._memory.of_file(document.path).flag(_key(notice))


def _key(notice: Notice) -> str:
    digest = hashlib.sha1(notice.sentence.encode(), usedforsecurity=False)
    return f"said-{digest.hexdigest()[:12]}"


def _holder(path: Path) -> Holder | None:
    from planner.document import holder_of

    holder = holder_of(path)
    return holder if holder is not None and holder.may_live else None


def _is_elsewhere(document: Document) -> bool:
    return document.as_of is not None or isinstance(document.obstacle, FestivalHandedOver)


def notices_of(document: Document, holder: Holder | None) -> Iterator[Notice]:
    """What is to be said about an open festival, the gravest first."""
    obstacle = document.obstacle
    if isinstance(obstacle, FestivalLost):
        rescued = [(_("Open the rescue copy"), "open-rescue")] if obstacle.rescued else []
        copy = (_("Save a copy…"), "copy-and-open")
        yield Notice(str(obstacle), "blocker", (*rescued, copy))
    elif isinstance(obstacle, FestivalHandedOver):
        yield Notice(str(obstacle), "notice", ((_("Get it back"), "take-over"),))
    elif document.as_of is not None:
        yield _as_of(document, holder)
    elif obstacle is not None:
        yield _only_read(document)
    else:
        for warning in document.place_warnings:
            yield Notice(warning, "warning", once=True)
        if document.backup_problem:
            copy = (_("Save a copy…"), "save-copy")
            yield Notice(document.backup_problem, "warning", (copy,))


def _as_of(document: Document, holder: Holder | None) -> Notice:
    from planner.document import when

    assert document.as_of is not None
    date = when(document.as_of)
    if holder is None:
        free = _("This is the festival as it was at {date}. Nobody has it open any more.")
        return Notice(
            free.format(date=date), "notice", ((_("Open for editing"), "open-for-editing"),)
        )
    sentence = _(
        "This is the festival as it was at {date}, to look at and not to change: {user} has it "
        "open on {host}, since {since}."
    ).format(date=date, user=holder.user or _("Somebody"), host=holder.host, since=holder.since)
    return Notice(sentence, "notice", ((_("Ask for it"), "take-over"),))


def _only_read(document: Document) -> Notice:
    path = document.path
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        answer = (_("Open for editing"), "open-for-editing")
    else:
        answer = (_("Save a copy…"), "copy-and-open")
    return Notice(document.read_only, "notice", (answer,))
