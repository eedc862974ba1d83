"""The programme as web pages in one folder, for the festival's site or for a stick."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from planner.errors import UserError
from planner.exchange.public import FOR_WHOM, Audience, part_for
from planner.exchange.writers.base import Exported, Stills, Writer, no_still
from planner.i18n import N_, _
from planner.model import Festival, Language, Plan
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
        files = write_folder(out, site(part.festival, language, _lasting(festival), stills))
        return Exported(files, part.left_out)


def _lasting(festival: Festival) -> dict[int, int]:
    """The ids that last from one release to the next: those of the same codes in the plan that is
    worked on. A release has rows of its own, and codes may change before the first one.
    """
    plans = festival.rows(Plan)
    plan = plans.get(festival.plan_id)
    if plan is None or not plan.frozen:
        return {}
    live = {
        one.code: one.id
        for one in festival.all_screenings.values()
        if one.code and not plans[one.plan_id].frozen
    }
    return {one.id: live.get(one.code, one.id) for one in festival.screenings()}
