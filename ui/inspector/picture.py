"""The picture of a page of the catalogue, or the logo of a sponsor, on its page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from planner.edit.stills import SetPicture
from planner.errors import UserError
from planner.exchange.pictures import SUFFIXES, Picture, load_page
from planner.i18n import N_, _
from planner.model import Editorial, Sponsor
from ui.inspector.still import StillBlock
from ui.inspector.view import SOURCE, View
from ui.tasks import run_task


class PictureBlock(StillBlock):
    """As the still of a film; a PDF is taken too, and becomes a picture of its first page."""

    called = N_("Picture")
    hint = N_("Drop a picture or a PDF here.")
    suffixes = SUFFIXES | {".pdf"}

    def __init__(self) -> None:
        super().__init__()
        self.remove.setText(_("Take off"))  # “Remove” is said below of the whole row

    def of(self, view: View) -> tuple[str, str] | None:
        """The picture of the page or the sponsor."""
        row = view.row
        if isinstance(row, Editorial):
            return row.picture_sha256, _("Picture of “{title}”").format(title=row.title)
        if isinstance(row, Sponsor):
            return row.picture_sha256, _("Logo of “{title}”").format(title=row.name)
        return None

    def give(self, paths: list[Path]) -> None:
        """Read the first of these in the worker, then keep it."""
        view = self.view
        if view is None or not paths:
            return
        run_task(
            self,
            _("Reading {file}").format(file=paths[0].name),
            load_page,
            paths[0],
            done=partial(self._keep, view),
            failed=view.session.tell,
        )

    def _keep(self, view: View, picture: Picture) -> None:
        document = view.session.document
        if document is None:
            return
        try:
            name = document.keep_still(picture.content)
        except UserError as error:
            view.session.tell(str(error))
            return
        subject = view.subject
        view.session.run(SetPicture(subject.table, subject.id, name, picture.name), SOURCE)

    def take_off(self) -> None:
        """Leave it without a picture."""
        if self.view is not None:
            subject = self.view.subject
            self.view.session.run(SetPicture(subject.table, subject.id, ""), SOURCE)
