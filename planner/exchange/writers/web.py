"""The programme as web pages in one folder, for the festival's site or for a stick."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from planner.errors import UserError
from planner.exchange.lasting import lasting_ids
from planner.exchange.public import FOR_WHOM, Audience, part_for
from planner.exchange.writers.base import Exported, Stills, Writer, no_still
from planner.i18n import N_, _
from planner.model import Festival, Language
from planner.settings import Setting
from planner.writing import write_folder


class Web(Writer):
    """A folder of pages for the audience: days as grid and list, films, sections, venues, search
    and personal picks. It opens from a disk, asks no other computer, and can be read without
    script.
    """

    id = "web"
    title: ClassVar[str] = N_("Web programme")
    help: ClassVar[str] = N_("Upload the folder as it is, or open its index.html in a browser.")
    suffix: ClassVar[str] = " web"
    audience: ClassVar[Audience] = Audience.PUBLIC
    options: ClassVar[tuple[Setting, ...]] = (
        *FOR_WHOM,
        Setting(
            "language",
            "",
            N_("Language"),
            N_("The code of the festival language for titles and texts; empty is the first one."),
            names="language",
        ),
    )

    shows_stills: ClassVar[bool] = True

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """The folder without pictures."""
        return self.write_with_stills(festival, out, options, no_still)

    def write_with_stills(
        self, festival: Festival, out: Path, options: Mapping[str, Any], stills: Stills
    ) -> Exported:
        """The folder, there whole or not at all; raises UserError for an unknown language."""
        from planner.exchange.web import site

        language = str(options["language"])
        known = [row.code for row in festival.rows(Language).values()]
        if language and language not in known:
            raise UserError(
                _("language: the festival has no language “{code}”; it has {known}.").format(
                    code=language, known=", ".join(known) or _("none")
                )
            )
        part = part_for(festival, options)
        files = write_folder(out, site(part.festival, language, lasting_ids(festival), stills))
        return Exported(files, part.left_out)
