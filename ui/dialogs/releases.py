"""The releases of a festival, and what became of the timetable since."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.model import Festival, Release
from planner.times import clock, date_of, day_label, festival_day
from ui.dialogs.base import main_button
from ui.dialogs.comparing import since
from ui.dialogs.versions import Version, VersionsDialog
from ui.session import Session
from ui.waiting import call_later
from ui.widgets import PillButton


class ReleasesDialog(VersionsDialog):
    """Every release, the newest first, compared with now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        releases = list(versions_of(session.festival))
        hint = _("A release keeps the timetable as it was published; see what moved since.")
        super().__init__(session, _("Releases"), "releases", releases, hint, parent)
        self.release_button = PillButton(_("Release…"))
        self.release_button.setEnabled(session.is_writable)
        self.release_button.clicked.connect(lambda _on=False: self._release())
        self.add_buttons(main_button(_("Close"), self.accept), self.release_button, cancel=False)
        if releases:
            self.list.choose_first()
            self.list.setFocus()
        else:
            self.differences.show_word(
                _("Nothing was released yet"),
                _("Release the timetable when it is published; what moves later is then known."),
            )

    def look_at(self, version: Version) -> None:
        """Say what became of it."""
        release: Release = version.what
        said = _("What differs now from “{name}”")
        self.heading_of_differences.setText(said.format(name=release.name))
        document = self.session.document
        if document is None:
            return
        self.differences.show_waiting()
        call_later(
            self,
            partial(document.festival_of, release.id),
            partial(self._compare_with, release),
            self._refuse,
        )

    def _compare_with(self, release: Release, then: Festival) -> None:
        chosen = self.list.chosen()
        if chosen is not None and chosen.what == release:
            self.compare_by(since, then, self.session.festival)

    def _release(self) -> None:
        self.accept()
        self.session.ask("release")


def versions_of(festival: Festival) -> list[Version]:
    """The releases as the list shows them: name, when, and what was said about it."""
    made = sorted(festival.rows(Release).values(), key=lambda one: one.made, reverse=True)
    return [Version(one, one.name, one.note or _when(one), _when(one)) for one in made]


def _when(release: Release) -> str:
    day = festival_day(release.made, 0)
    return _("{day} {year}, {time}").format(
        day=day_label(day), year=date_of(day).year, time=clock(release.made)
    )
