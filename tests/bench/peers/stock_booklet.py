"""The films of the booklet in plain Platypus with contents and one index; prints what it takes.

Nothing is shaped, tagged or PDF/A, and no character falls back: Platypus cannot. Heads, tabs and
the pages before and behind the films are left out.
"""

import io
import json
import resource
import sys
import time
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
)
from reportlab.platypus.tableofcontents import SimpleIndex, TableOfContents

FONTS = Path(__file__).parents[3] / "resources" / "fonts"
REGULAR, BOLD = "MarqueeSans-Regular", "MarqueeSans-Bold"
MARGIN, GUTTER = 31, 17


class Booklet(BaseDocTemplate):
    """Sections go to the contents as they are placed."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - ReportLab's name
        """Tell the contents of a section."""
        if flowable.__class__ is Paragraph and flowable.style.name == "opener":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def style(name: str, font: str, size: float, leading: float, **more: float) -> ParagraphStyle:
    """How paragraphs of a sort look."""
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **more)


for name in (REGULAR, BOLD):
    pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
sections = json.load(sys.stdin)["sections"]
body = style("body", REGULAR, 9, 11.5)
small = style("small", REGULAR, 7.5, 9.5)
title = style("title", BOLD, 12, 14, spaceBefore=14, keepWithNext=1)
opener = style("opener", BOLD, 24, 28)

start = time.process_time()
width, height = A5
inner = width - 2 * MARGIN, height - 2 * MARGIN
column = (inner[0] - GUTTER) / 2
out = io.BytesIO()
document = Booklet(out, pagesize=A5)
one = Frame(MARGIN, MARGIN, *inner, 0, 0, 0, 0)
two = [Frame(MARGIN + n * (column + GUTTER), MARGIN, column, inner[1], 0, 0, 0, 0) for n in (0, 1)]
document.addPageTemplates([PageTemplate("one", [one]), PageTemplate("two", two)])
contents = TableOfContents(levelStyles=[body])
index = SimpleIndex()
story = [Paragraph("Festival", opener), PageBreak(), contents]
for section in sections:
    story += [NextPageTemplate("two"), PageBreak(), Paragraph(section["name"], opener)]
    story += [Paragraph(escape(section["listed"]), small)]
    for film in section["films"]:
        marks = "".join(f'<index item="{escape(term)}"/>' for term in film["named"])
        story += [
            Paragraph(escape(film["title"]) + marks, title),
            *(Paragraph(escape(other), body) for other in film["others"]),
            *(Paragraph(escape(line), small) for line in (film["facts"], *film["credits"])),
            Paragraph(escape(film["synopsis"]), body),
            *(Paragraph(escape(line), small) for line in film["screenings"]),
        ]
story += [PageBreak(), index]
document.multiBuild(story, canvasmaker=index.getCanvasMaker())
seconds = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "pages": document.page, "peak": peak}))
