"""The day grid as PDF, against ReportLab writing the same lines with drawString."""

from __future__ import annotations

import io

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from planner.assets import resource
from planner.model import Festival
from planner.pdf import raster, render
from planner.pdf.base import chosen
from planner.pdf.documents import all_documents
from planner.pdf.layout import Layout, Rectangle, Text
from tests.bench.report import Report, paired, percentile, timed
from tests.build import FestivalBuilder

_RAW_FONT = "MarqueeSans-Regular"
_OPTIONS = {"paper": "a3"}


def measure(report: Report) -> None:
    """Print the ratio for a whole festival and the time of one page for the preview."""
    pdfmetrics.registerFont(TTFont(_RAW_FONT, resource("fonts") / f"{_RAW_FONT}.ttf"))
    festival = _festival(screens=14, days=5)
    layout = _layout(festival)
    count = len(festival.screenings())
    ours, raw = paired(lambda: render(festival, "day-grid", _OPTIONS), lambda: _raw(layout), 5)
    note = f"{count} screenings, {len(layout.pages)} pages A3, laid out, shaped, subset"
    report.ratio("grid PDF, warm, against drawString of its lines", ours, raw, note=note)
    _preview(report)


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


def _raw(layout: Layout) -> bytes:
    """The least that ReportLab can do for these pages: no layout, shaping or other scripts."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in layout.pages:
        canvas.setPageSize((page.width, page.height))
        for item in page.items:
            if isinstance(item, Text):
                canvas.setFont(_RAW_FONT, item.size)
                canvas.drawString(item.x, page.height - item.y, item.text)
            elif isinstance(item, Rectangle):
                frame = item.frame
                bottom = page.height - frame.bottom
                canvas.rect(frame.left, bottom, frame.width, frame.height, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
