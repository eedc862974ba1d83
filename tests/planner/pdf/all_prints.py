"""``marquee print FILE all``: what is wrong with its files, read as others would."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from planner.cli import main
from planner.model import Festival, Screening
from planner.model.publicity import Publicity
from planner.pdf.base import For
from planner.pdf.documents import all_documents
from planner.pdf.layout import Layout
from planner.pdf.making import for_press, laid_out
from planner.pdf.press import for_the_printer
from planner.pdf.printing import file_name
from planner.times import now_wall
from tests.build import document_of
from tests.planner.pdf.holding import boxes, letters, written
from tests.planner.pdf.reading import archive_problems, each_by_codes, embedded_files, problems
from tests.planner.pdf.test_documents import DOCUMENTS, options_of

GIVEN = {"as_of": "1 November 2026", "unconfirmed": True}


def print_all(festival: Festival, folder: Path) -> dict[str, Path]:
    """The file of each document by its id, as the command line prints them."""
    file, out = folder / "festival.marquee", folder / "prints"
    document_of(festival, file).close()
    said = ("--as-of", GIVEN["as_of"], "--unconfirmed", "yes")
    assert main(["print", str(file), "all", "--out", str(out), *map(str, said)]) == 0
    found = {name: out / file_name(festival, name) for name in all_documents()}
    assert set(out.glob("*.pdf")) == set(found.values())
    return found


def faults(name: str, path: Path, festival: Festival) -> Iterator[str]:
    """A sentence for each promise that the file of a document does not keep."""
    pdf = path.read_bytes()
    yield from by_qpdf(path)
    yield from problems(pdf)
    yield from archive_problems(pdf)
    yield from (
        f"{font} is not inside" for font, inside in embedded_files(pdf).items() if not inside
    )
    layout = _layout(name, festival)
    pages = zip_longest(layout.pages, each_by_codes(pdf))
    for number, (page, texts) in enumerate(pages, 1):
        if page is None or texts is None or written(page) != letters(texts):
            yield f"page {number}: not every letter can be copied"
    yield from _wrong_codes(name, copied_codes(pdf), festival)
    if name == "day-grid" and boxes(layout) != len(meant_for(name, festival)):
        yield "not every screening has a box"


def by_qpdf(path: Path) -> Iterator[str]:
    """What qpdf says of a file, where there is qpdf."""
    if qpdf := shutil.which("qpdf"):
        checked = subprocess.run(
            [qpdf, "--check", str(path)], capture_output=True, text=True, check=False
        )
        said = checked.stdout + checked.stderr
        if checked.returncode or "WARNING" in said:
            yield f"qpdf: {said[-200:]}"


def copied_codes(pdf: bytes) -> Counter[str]:
    """How often each code of ``with_codes`` comes out of a file."""
    words = (word for texts in each_by_codes(pdf) for text in texts for word in text.split())
    return Counter(word for word in words if word.startswith("Z") and word[1:].isdigit())


def meant_for(name: str, festival: Festival) -> list[Screening]:
    """The screenings that the readers of a document are shown."""
    readers = DOCUMENTS[name].readers
    if readers is For.PUBLIC:
        shown = Publicity(unconfirmed=True, now=now_wall(festival.edition.zone))
    else:
        inside = readers is For.HOUSE
        shown = Publicity(not_public=True, internal=inside, unconfirmed=True)
    press = {kind.id for kind in festival.kinds.values() if kind.code == "P&I"}
    return [
        one
        for one in festival.screenings()
        if shown.allows(festival, one) and (readers is not For.INDUSTRY or one.kind_id in press)
    ]


def _wrong_codes(name: str, found: Counter[str], festival: Festival) -> Iterator[str]:
    document = DOCUMENTS[name]
    meant = {one.code for one in meant_for(name, festival)}
    for code in sorted(found.keys() - meant):
        if document.readers is not For.HOUSE:
            yield f"{code} is not for its readers"
    if document.every_screening or document.readers is For.INDUSTRY:
        yield from (
            f"{code} stands {found[code]} times in it" for code in meant if found[code] != 1
        )


def _layout(name: str, festival: Festival) -> Layout:
    options = options_of(DOCUMENTS[name], **GIVEN)
    return for_the_printer(laid_out(DOCUMENTS[name], festival, options), for_press(options))
