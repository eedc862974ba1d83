"""The timetable as schedule XML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar
from xml.etree import ElementTree as ET  # written only, so that nothing in it can be hostile

from planner.exchange.lasting import lasting_ids
from planner.exchange.public import FOR_WHOM, part_for
from planner.exchange.schedule import schedule_of
from planner.exchange.writers.base import Exported, Writer
from planner.i18n import N_
from planner.model import Festival
from planner.settings import Setting
from planner.writing import write_file


class ScheduleXml(Writer):
    """A schedule in XML as frab and pretalx write it, for timetable apps and signs in foyers.

    Screens are its rooms, sections its tracks, kinds its types. Cancelled screenings are left out.
    """

    id = "schedule"
    title: ClassVar[str] = N_("Schedule XML (frab, pretalx)")
    help: ClassVar[str] = N_("For timetable apps and signs in foyers.")
    suffix: ClassVar[str] = ".xml"
    options: ClassVar[tuple[Setting, ...]] = FOR_WHOM

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """One file."""
        part = part_for(festival, options)
        root = schedule_of(part.festival, lasting_ids(festival))
        ET.indent(root)
        write_file(out, ET.tostring(root, "utf-8", xml_declaration=True) + b"\n")
        return Exported((out,), part.left_out)
