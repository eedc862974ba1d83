"""``make pages``: what the sample festival looks like in print, as pictures for the manual.

One page of each kind, small, beside the other pictures of the manual. Everything in the sample is
taken for confirmed, so that there is something to see. It has no guests and no jury, because its
directors are real people; pages about these show a festival that is made up.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

from planner.document import Document
from planner.edit.plans import MakeRelease
from planner.edit.screenings import MoveScreening
from planner.model import Festival, FilmStatus, GuestsWanted, PersonStatus, ScreeningStatus
from planner.pdf.preview import Paper
from planner.pdf.printing import find_document, render
from planner.pdf.states import with_states
from planner.sample import make_sample
from planner.times import WallTime, parse_wall
from tests.build import FestivalBuilder
from tests.planner.pdf.festivals import confirmed

PICTURES = Path(__file__).parent.parent / "resources" / "manual" / "pictures"
_MADE_UP = (
    ("Salt", 96, "Ann Sol"),
    ("Reed", 84, "Cy Dee"),
    ("A Lantern for Nobody", 102, "Mara Quill"),
    ("The Lower Field", 78, "Tomas Elb"),
)
"""Title, minutes and who comes with it."""

RELEASED = parse_wall("2026-09-20T12:00")

_LONGEST = 840
"""Pixels of the longer side: the manual shows it at up to 560, and twice as sharp."""
_COLOURS = 64
_FINER = 3
"""Pages are drawn so many times larger first: their smallest letters stay legible so."""
_EDGE = "#c8c8ce"


class Shown(NamedTuple):
    """A page of a document, counted from 0, as the manual shows it."""

    document_id: str
    page: int = 0
    made_up: bool = False


PAGES = (
    Shown("day-grid"),
    Shown("overview"),
    Shown("day-list"),
    Shown("catalogue", 3),
    Shown("pocket"),
    Shown("venue-poster", 3),
    Shown("film-sheet"),
    Shown("press-schedule", made_up=True),
    Shown("guest-list", made_up=True),
    Shown("run-sheets"),
    Shown("door-list"),
    Shown("copy-traffic"),
    Shown("conflict-report"),
    Shown("change-sheet"),
    Shown("guest-itineraries", made_up=True),
    Shown("jury-itineraries", made_up=True),
    Shown("wall-cards"),
    Shown("wall-grid"),
)


def pictures(document: Document, pages: Sequence[Shown] = PAGES) -> Iterator[tuple[str, bytes]]:
    """Each page as PNG, by the name of its document."""
    festival = confirmed(document.festival)
    for shown in pages:
        declared = find_document(shown.document_id).every_option
        options = with_states(document, declared, {"as_of": "1 October 2026"})
        shows = made_up() if shown.made_up else festival
        made = render(shows, shown.document_id, options, document.still)
        with Paper(made.pdf) as paper:
            sizes = paper.sizes()
            page = min(shown.page, len(sizes) - 1)
            yield shown.document_id, _small(paper, page, sizes[page])


def _small(paper: Paper, page: int, size: tuple[float, float]) -> bytes:
    scale = _LONGEST / max(size)
    raster = paper.whole(page, scale * _FINER)
    area = (raster.width, raster.height)
    large = Image.frombytes("RGB", area, raster.pixels, "raw", "BGRX")
    picture = large.resize(
        (round(size[0] * scale), round(size[1] * scale)), Image.Resampling.LANCZOS
    )
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, picture.width - 1, picture.height - 1), outline=_EDGE)
    out = io.BytesIO()
    # By median cut the thin bars of sections would take the colour of their neighbours.
    few = picture.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def made_up() -> Festival:
    """A festival with guests, a jury and press screenings; neither films nor people exist."""
    builder = FestivalBuilder(screens=0, days=3, name="Winter Programme", first_day="2026-11-06")
    halls = [builder.screen(name, "Odeon", code=code) for name, code in (("1", "O1"), ("2", "O2"))]
    firm = {"status": ScreeningStatus.CONFIRMED}
    films = []
    for number, (title, minutes, guest) in enumerate(_MADE_UP):
        film = builder.film(title, minutes, status=FilmStatus.CONFIRMED, guest_qa_minutes=20)
        builder.set(film, guests_wanted=GuestsWanted.ALL)
        builder.person(guest, film, status=PersonStatus.CONFIRMED)
        films.append(film)
        for day, clock in enumerate(("18:00", "20:45", "14:30")):
            where, code = halls[(number + day) % 2], f"{day + 1}0{number + 1}"
            later = f"{int(clock[:2]) - number // 2 * 3:02d}{clock[2:]}"
            builder.screening(film, later, where, day, code=code, qa_minutes=20, **firm)
    people = [builder.person(name, roles=("juror",)) for name in ("Ida Pell", "Ott Vane")]
    builder.jury("Grand jury", *people, films=tuple(films))
    press = builder.kind("Press & industry")
    for number, film in enumerate(films):
        clock = ("09:30", "11:30")[number % 2]
        row = {"kind_id": press.id, "code": f"P{number + 1}", **firm}
        builder.screening(film, clock, halls[0], 1 + number // 2, **row)
    return builder.festival


def sample(folder: Path) -> Document:
    """The sample festival, with a release after which something was moved."""
    document = Document.open(make_sample(folder))
    document.run(MakeRelease(document.festival.plan_id, "Catalogue", "", RELEASED), "pictures")
    rows = sorted(document.festival.screenings(), key=lambda one: (one.start, one.id))
    screens = [screen.id for screen in document.festival.screens_in_order()]
    for number, row in enumerate(rows[4:16:2]):
        screen = screens[number % len(screens)] if number % 2 else row.screen_id
        document.run(MoveScreening(row.id, screen, WallTime(row.start + 30)), "pictures")
    return document


def main() -> int:
    """Draw all pages and put them beside the manual."""
    with tempfile.TemporaryDirectory() as name, sample(Path(name)) as document:
        for document_id, content in pictures(document):
            path = PICTURES / f"print-{document_id}.png"
            path.write_bytes(content)
            print(f"{path.name}: {len(content) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
