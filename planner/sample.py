"""The sample festival: made anew from the catalogue and tables under ``resources/samples``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from planner.assets import resource
from planner.document import Document
from planner.edit import Edit, Together
from planner.edit.editions import StartFestival
from planner.edit.fields import SetField
from planner.edit.screenings import PlaceProgramme
from planner.errors import UserError
from planner.exchange import plan_import
from planner.i18n import _
from planner.model import Festival, Film, Screening
from planner.model.film import FilmStatus
from planner.model.screening import ScreeningStatus
from planner.rules.free_places import free_starts
from planner.store.folders import free_name
from planner.times import parse_day

FILE_NAME = "Shanghai Panorama 2026.marquee"
_START = StartFestival(
    "Shanghai Panorama 2026", parse_day("2026-11-06"), parse_day("2026-11-08"), "Asia/Shanghai"
)


def make_sample(folder: Path) -> Path:
    """A new sample festival in the folder, beside those that somebody may have worked on; gives
    back its path. Raises UserError when the folder cannot be written to.
    """
    # Under another name until it is whole, so that half a sample is never opened as the sample.
    making = folder / f"making {FILE_NAME}"
    making.unlink(missing_ok=True)
    with Document.create(making, _START) as document:
        sources = sorted(p for p in resource("samples").iterdir() if p.suffix in {".txt", ".csv"})
        document.run(plan_import(document.festival, sources).as_edit(document.festival), "sample")
        document.run(_confirm_what_plays(document.festival), "sample")
    path = free_name(folder / FILE_NAME)
    making.replace(path)
    return path


def _confirm_what_plays(festival: Festival) -> Edit:
    """Films arrive as invited and screenings pencilled, and no public print names those; whoever
    tries the sample wants to see it printed.
    """
    plays = [
        one for one in festival.all_screenings.values() if one.status is ScreeningStatus.PENCILLED
    ]
    films = {film.id for one in plays for film in festival.films_of(one.programme_id)}
    confirmed = (
        *(SetField(Film.table, film, "status", FilmStatus.CONFIRMED) for film in sorted(films)),
        *(SetField(Screening.table, one.id, "status", ScreeningStatus.CONFIRMED) for one in plays),
    )
    return Together(confirmed, _("Confirm what plays"))


def open_sample(folder: Path) -> Path:
    """The sample festival in the folder, as it was left; made when it is not there yet."""
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise UserError(
            _("{folder} cannot be made: {reason}. Start a new festival elsewhere.").format(
                folder=folder, reason=failed.strerror or failed
            )
        ) from failed
    return path if path.exists() else make_sample(folder)


def place_the_rest(document: Document) -> int:
    """Place each listed programme that has no screening at its first free start, as one step.

    Gives back how many could be placed.
    """
    festival, edits = document.festival, []
    for edit, after in _placements(festival):
        edits.append(edit)
        festival = after
    if edits:
        document.run(Together(tuple(edits), _("Place what is left")), "sample")
    return len(edits)


def _placements(festival: Festival) -> Iterator[tuple[Edit, Festival]]:
    from planner.edit import Work

    waiting = [p for p in festival.programmes.values() if _waits(festival, p.id)]
    waiting.sort(key=lambda p: (-festival.length(p.id).seconds, festival.title(p.id)))
    for programme in waiting:
        place = next(free_starts(festival, programme.id), None)
        if place is None:
            continue
        screen_id, start = place
        edit = PlaceProgramme(programme.id, screen_id, start)
        work = Work(festival)
        edit.apply(work)
        festival = festival.with_changes(work.changes())
        yield edit, festival


def _waits(festival: Festival, programme_id: int) -> bool:
    wanted = festival.programmes[programme_id].wanted
    return festival.listed(programme_id) and wanted > 0 and not festival.screenings_of(programme_id)
