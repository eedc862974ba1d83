"""All rows of an import in the order in which they need each other."""

from __future__ import annotations

import dataclasses

from planner.edit import Work
from planner.exchange.base import Understood
from planner.exchange.bring.beginning import is_empty
from planner.exchange.bring.clock import on_festival_clock
from planner.exchange.bring.context import Answers, Context
from planner.exchange.bring.films import bring_films
from planner.exchange.bring.listed import Listed
from planner.exchange.bring.memory import Memory
from planner.exchange.bring.missing import bring_missing
from planner.exchange.bring.programmes import bring_programmes
from planner.exchange.bring.records import bring_records
from planner.exchange.bring.screenings import bring_screenings
from planner.exchange.bring.screens import bring_screens
from planner.exchange.bring.timetables import own_timetable
from planner.exchange.record_tables import AFTER_SCREENINGS, BEFORE_FILMS, BEFORE_SCREENINGS


def bring(
    work: Work, rows: Understood, answers: Answers, readers: frozenset[str] = frozenset()
) -> Context:
    """Collect the row changes of an import; the decisions and problems say what was done.

    ``readers`` are the ids of those that read the files.
    """
    context = Context(work, answers, Memory(work), readers=readers, is_new=is_empty(work.start))
    zone_name = work.festival.edition.zone
    rows = dataclasses.replace(rows, screenings=on_festival_clock(rows.screenings, zone_name))
    rows = own_timetable(rows, work.start)
    bring_records(context, rows.records)
    listed = Listed(context, rows.listed)
    listed.bring(BEFORE_FILMS)
    films = bring_films(context, rows.films, rows.programmes)
    screens = bring_screens(context, rows.screens)
    programmes = bring_programmes(context, rows.programmes, films)
    listed.know(films, screens, programmes)
    listed.bring(BEFORE_SCREENINGS)
    bring_screenings(context, rows, films, screens, programmes)
    listed.bring(AFTER_SCREENINGS)
    bring_missing(context, rows.films)
    context.memory.store()
    return context
