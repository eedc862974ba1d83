"""The day grid and the catalogue as PDF, against ReportLab writing the same lines by drawString."""

from __future__ import annotations

import io
from random import Random

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from planner.assets import resource
from planner.edit import Work
from planner.model import (
    Credit,
    Festival,
    Film,
    FilmStatus,
    Programme,
    ProgrammeFilm,
    ProgrammeKind,
    Screening,
    ScreeningStatus,
)
from planner.pdf import raster, render
from planner.pdf.base import chosen
from planner.pdf.documents import all_documents
from planner.pdf.layout import Layout, Rectangle, Text
from tests.bench.report import Report, paired, percentile, timed
from tests.build import FestivalBuilder, at

RAW_FONT = "MarqueeSans-Regular"
"""What the baseline draws with."""
_OPTIONS = {"paper": "a3", "unconfirmed": True}
_SYNOPSIS = 110
"""Words of a film's text."""
_COUNTRIES = (
    *("France", "Germany", "Italy", "Japan", "South Korea", "Spain", "Belgium", "Argentina"),
    *("Brazil", "Canada", "Chile", "China", "Denmark", "India", "Iran", "Lebanon", "Mexico"),
    *("Morocco", "Poland", "Portugal", "Romania", "Senegal", "Sweden", "Taiwan", "Ukraine"),
)


def measure(report: Report) -> None:
    """Print the ratio for a whole festival and the time of one page for the preview."""
    pdfmetrics.registerFont(TTFont(RAW_FONT, resource("fonts") / f"{RAW_FONT}.ttf"))
    festival = _festival(screens=14, days=5)
    layout = _layout(festival)
    count = len(festival.screenings())
    ours, least = paired(lambda: render(festival, "day-grid", _OPTIONS), lambda: raw(layout), 5)
    note = f"{count} screenings, {len(layout.pages)} pages A3, laid out, shaped, subset"
    report.ratio("grid PDF, warm, against drawString of its lines", ours, least, note=note)
    _preview(report)
    _catalogue(report, 500, aim=3.5)


def _catalogue(report: Report, count: int, aim: float) -> None:
    """A booklet of so many films with texts, credits and screenings."""
    festival = films_with_texts(count)
    document = all_documents()["catalogue"]
    given = {"as_of": "1 November 2026"}
    layout = document.layout(festival, chosen(document, given))

    def printed() -> bytes:
        return render(festival, "catalogue", given).pdf

    ours, least = paired(printed, lambda: raw(layout), 3)
    note = f"{count} films, {len(layout.pages)} pages A5; the aim is {aim}"
    report.ratio("catalogue PDF, warm, against drawString of its lines", ours, least, note=note)


def films_with_texts(count: int) -> Festival:
    """Films with synopses of words that come again as words do, credits, and a screening each."""
    chance = Random(4)
    letters = "abcdefghijklmnoprstuvwz"
    lengths = (2, 3, 4, 5, 6, 7, 8, 9, 11)
    known = ["".join(chance.choices(letters, k=chance.choice(lengths))) for _ in range(15_000)]
    often = [1 / rank for rank in range(1, len(known) + 1)]

    def words(number: int) -> str:
        return " ".join(chance.choices(known, often, k=number))

    builder = FestivalBuilder(screens=6, days=10)
    sections = [builder.section(f"Section {n}", "ABCDEFGH"[n], hue=n) for n in range(8)]
    work = Work(builder.festival)
    screens = work.start.screens_in_order()
    for n in range(count):
        film = work.add(
            Film,
            title=words(3).title(),
            original_title="長春" if n % 10 == 0 else words(2).title(),
            runtime_seconds=5400,
            year=2024 + n % 3,
            countries=tuple(chance.sample(_COUNTRIES, 1 + n % 4 // 3)),
            section_id=sections[n % 8].id,
            synopsis=f"{words(_SYNOPSIS).capitalize()}.",
            status=FilmStatus.CONFIRMED,
        )
        programme = work.add(Programme, kind=ProgrammeKind.FILM, title="")
        work.add(ProgrammeFilm, programme_id=programme.id, film_id=film.id)
        for order, role in enumerate(("Director", "Writer", "Producer")):
            name = words(2).title()
            work.add(Credit, film_id=film.id, order=order, role=role, name=name)
        work.add(
            Screening,
            plan_id=work.start.plan_id,
            programme_id=programme.id,
            screen_id=screens[n % 6].id,
            start=at(work.start, f"{9 + n // 6 % 5 * 3:02d}:00", n // 30 % 10),
            code=str(n),
            status=ScreeningStatus.CONFIRMED,
        )
    return builder.festival.with_changes(work.changes())


def _preview(report: Report) -> None:
    festival = _festival(screens=14, days=1)
    pdf = render(festival, "day-grid", _OPTIONS).pdf
    times = [timed(lambda: render(festival, "day-grid", _OPTIONS)) for _round in range(9)]
    pictures = [timed(lambda: raster(pdf, 0, 1400)) for _round in range(9)]
    note = f"{len(festival.screenings())} screenings on one page"
    report.figure("one A3 day, warm", percentile(times, 0.5) * 1e3, "ms", 100, note)
    report.figure("its picture, 1,400 px wide", percentile(pictures, 0.5) * 1e3, "ms")


def _festival(screens: int, days: int) -> Festival:
    """Eight screenings on every screen and day."""
    builder = FestivalBuilder(screens, days)
    sections = [builder.section(f"Section {n}", "ABCDEFGH"[n], hue=n) for n in range(8)]
    films = [
        builder.film(
            f"{('The Long Way to', 'Letters from', 'A Night in')[n % 3]} {n}",
            60 + n % 41,
            section_id=sections[n % 8].id,
            original_title="長春" if n % 5 == 0 else "",
        )
        for n in range(60)
    ]
    for number in range(screens * days * 8):
        slot, screen = divmod(number, screens)
        day, hour = divmod(slot, 8)
        film = films[number * 7 % len(films)]
        builder.screening(film, f"{9 + hour * 2:02d}:00", screen, day, code=str(number))
    return builder.festival


def _layout(festival: Festival) -> Layout:
    document = all_documents()["day-grid"]
    return document.layout(festival, chosen(document, _OPTIONS))


def raw(layout: Layout) -> bytes:
    """The least that ReportLab can do for these pages: no layout, shaping or other scripts."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in layout.pages:
        canvas.setPageSize((page.width, page.height))
        for item in page.items:
            if isinstance(item, Text):
                canvas.setFont(RAW_FONT, item.size)
                canvas.drawString(item.x, page.height - item.y, item.text)
            elif isinstance(item, Rectangle):
                frame = item.frame
                bottom = page.height - frame.bottom
                canvas.rect(frame.left, bottom, frame.width, frame.height, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
