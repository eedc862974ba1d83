"""The timetable as schedule JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from planner.exchange.lasting import lasting_ids
from planner.exchange.public import FOR_WHOM, part_for
from planner.exchange.schedule import as_json, schedule_of
from planner.exchange.writers.base import Exported, Writer
from planner.i18n import N_
from planner.model import Festival
from planner.settings import Setting
from planner.writing import write_file


class ScheduleJson(Writer):
    """The same schedule in JSON, as pretalx writes it."""

    id = "schedule-json"
    title: ClassVar[str] = N_("Schedule JSON (frab, pretalx)")
    help: ClassVar[str] = N_("For timetable apps and signs in foyers.")
    suffix: ClassVar[str] = ".schedule.json"
    options: ClassVar[tuple[Setting, ...]] = FOR_WHOM

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """One file."""
        part = part_for(festival, options)
        told = as_json(schedule_of(part.festival, lasting_ids(festival)))
        text = json.dumps(told, ensure_ascii=False, indent=2)
        write_file(out, f"{text}\n".encode())
        return Exported((out,), part.left_out)
