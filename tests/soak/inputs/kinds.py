"""Every kind of inputs by its name: one for each reader there is, and what comes in otherwise."""

from __future__ import annotations

import random
from functools import partial

from tests.soak.inputs.bringing import by, by_clipboard
from tests.soak.inputs.case import Case, Kind
from tests.soak.inputs.festivals import a_festival_file
from tests.soak.inputs.pictures import a_picture, by_loading
from tests.soak.inputs.structured import a_calendar, a_json_file, a_schedule
from tests.soak.inputs.tables import a_table
from tests.soak.inputs.texts import a_catalogue, a_text
from tests.soak.inputs.workbooks import a_workbook, by_process


def _pasted(chance: random.Random) -> Case:
    """A text of any kind, as it lies on the clipboard."""
    if chance.random() < 0.6:
        text = a_text(chance.choice(("prose", "labelled", "listing")), chance)
        return Case(text.encode("utf-8", "surrogatepass"), "Clipboard", whole=chance.random() < 0.3)
    made = chance.choice((a_table, a_json_file, a_schedule, a_calendar))(chance)
    text = made.content.decode("utf-8", "replace")
    if chance.random() < 0.1:
        text = text.replace("a", "\ud83c")
    return Case(text.encode("utf-8", "surrogatepass"), "Clipboard", whole=made.whole)


KINDS: dict[str, Kind] = {
    "prose": Kind(partial(a_catalogue, "prose"), partial(by, "prose")),
    "labelled": Kind(partial(a_catalogue, "labelled"), partial(by, "labelled")),
    "listing": Kind(partial(a_catalogue, "listing"), partial(by, "listing")),
    "tables": Kind(a_table, partial(by, "tables")),
    "workbooks": Kind(a_workbook, by_process),
    "json": Kind(a_json_file, partial(by, "json")),
    "schedule": Kind(a_schedule, partial(by, "schedule")),
    "icalendar": Kind(a_calendar, partial(by, "icalendar")),
    "marquee": Kind(a_festival_file, partial(by, "marquee")),
    "clipboard": Kind(_pasted, by_clipboard),
    "stills": Kind(a_picture, by_loading),
}
"""By the id of the reader, or by what it is."""
