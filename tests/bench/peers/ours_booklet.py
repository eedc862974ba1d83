"""Our catalogue of so many films, and its lines drawn by ReportLab alone; prints what they take.

The schedule is left out, which the peers' booklets have not, unless ``whole`` is said; then the
bare drawing is timed too.
"""

import json
import resource
import sys
import time
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from planner.assets import resource as file_of
from planner.pdf import render
from planner.pdf.base import chosen
from planner.pdf.documents import all_documents
from tests.bench.pdf import RAW_FONT, films_with_texts, raw

festival = films_with_texts(int(sys.stdin.read()))
whole = "whole" in sys.argv
given = {"as_of": "1 November 2026", "schedule": whole}
start = time.process_time()
printed = render(festival, "catalogue", given)
seconds = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
Path(sys.argv[1]).write_bytes(printed.pdf)
times = []
if whole:
    document = all_documents()["catalogue"]
    layout = document.layout(festival, chosen(document, given))
    pdfmetrics.registerFont(TTFont(RAW_FONT, file_of("fonts") / f"{RAW_FONT}.ttf"))
    for _round in range(3):
        start = time.process_time()
        raw(layout)
        times.append(time.process_time() - start)
found = {"seconds": seconds, "pages": printed.pages, "peak": peak}
print(json.dumps({**found, "raw": min(times, default=0.0)}))
