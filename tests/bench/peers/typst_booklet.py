"""The booklet by typst, run by a Python that has it; prints what it takes."""

import importlib.metadata
import json
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

import typst

FONTS = Path(__file__).parents[3] / "resources" / "fonts"
SOURCE = """
#set page(paper: "a5", margin: 11mm, header: [Festival #h(1fr) Catalogue], numbering: "1")
#set text(font: ("Marquee Sans", "Noto Sans TC"), size: 9pt, lang: "en", hyphenate: true)
#let films = json("films.json")
#text(40pt)[Festival]
#pagebreak()
#outline(depth: 1)
#let names = films.map(f => f.section).dedup()
#for name in names {
  pagebreak()
  text(24pt)[#heading(level: 1, name)]
  columns(2, for (n, film) in films.enumerate().filter(p => p.at(1).section == name) {
    [#heading(level: 2, film.title) #label("film-" + str(n))]
    [#film.original]
    parbreak()
    for pair in film.credits { text(7.5pt)[#pair.at(0): #pair.at(1) #linebreak()] }
    par(film.synopsis)
    for line in film.screenings { text(7.5pt, weight: "bold")[#line] }
  })
}
#pagebreak()
#heading(level: 1)[Titles]
#let titles = films.enumerate().map(p => ((p.at(0), p.at(1).title), (p.at(0), p.at(1).original)))
#columns(2, for (n, title) in titles.flatten().chunks(2).sorted(key: p => p.at(1)) {
  [#title #h(1fr) #context counter(page).at(label("film-" + str(n))).first()]
  linebreak()
})
#pagebreak()
#heading(level: 1)[Directors]
#columns(2, for (n, film) in films.enumerate().sorted(key: p => p.at(1).credits.at(0).at(1)) {
  [#film.credits.at(0).at(1) #h(1fr) #context counter(page).at(label("film-" + str(n))).first()]
  linebreak()
})
"""

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    (folder / "films.json").write_text(sys.stdin.read(), encoding="utf-8")
    (folder / "booklet.typ").write_text(SOURCE, encoding="utf-8")
    start = time.process_time()
    pdf = typst.compile(folder / "booklet.typ", font_paths=[FONTS], ignore_system_fonts=True)
    seconds = time.process_time() - start
pages = max((int(n) for n in re.findall(rb"/Count (\d+)", pdf)), default=0)
version = float(".".join(importlib.metadata.version("typst").split(".")[:2]))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "pages": pages, "peak": peak, "version": version}))
