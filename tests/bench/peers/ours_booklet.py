"""Our catalogue of so many films, and its lines drawn by ReportLab alone; prints what they take.

The schedule is left out, which the peers' booklets have not, unless ``whole`` is said.
"""

import json
import resource
import sys
import time

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from planner.assets import resource as file_of
from planner.pdf import render
from planner.pdf.base import chosen
from planner.pdf.documents import all_documents
from tests.bench.pdf import RAW_FONT, films_with_texts, raw

festival = films_with_texts(int(sys.stdin.read()))
given = {"as_of": "1 November 2026", "schedule": "whole" in sys.argv}
start = time.process_time()
render(festival, "catalogue", given)
seconds = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
document = all_documents()["catalogue"]
layout = document.layout(festival, chosen(document, given))
pdfmetrics.registerFont(TTFont(RAW_FONT, file_of("fonts") / f"{RAW_FONT}.ttf"))
times = []
for _round in range(3):
    start = time.process_time()
    raw(layout)
    times.append(time.process_time() - start)
found = {"seconds": seconds, "raw": min(times), "pages": len(layout.pages), "peak": peak}
print(json.dumps(found))
