"""Three ways of writing films as text: each goes to its reader, and no line of any is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.assets import resource
from planner.exchange import plan_import
from planner.exchange.base import Row, Understood
from planner.exchange.choose import choose_reader
from planner.exchange.prose.headings import counted_heading, promised_count
from planner.exchange.readers import all_readers
from planner.exchange.rows import film_rows, programme_rows, screening_rows
from planner.exchange.source import Source
from tests.build import a_festival, applied

REAL = Path(__file__).parents[4] / "shared" / "catalogues"
DATA = Path(__file__).parents[2] / "data" / "catalogues"
LABELLED = "Title: Salt\nCountry: Chile\nYear: 2020\nRuntime: 8 min\nSynopsis: Two sell salt.\n"
LISTED = """River Festival 2026
Venue: Odeon 1

Thursday, November 5
Shorts Block (4:00pm)
“Salt” (4:06pm), Ben Oko, Nigeria, 8 minutes – Two sell salt.
“Reed” (4:15pm), Cy Dee, Spain, 9 minutes – A flute, a marsh.

7:30pm
“Delta” (7:30pm), Emil Nord, Norway, 90 minutes – The water comes back.
"""
SAMPLES = {
    "labels": ("labelled", LABELLED),
    "labels in German": ("labelled", "Titel: Salz\nLand: Chile\nJahr: 2020\nRegie: Ann Sol\n"),
    "labels below titles": ("labelled", "Salt\nDirector: A Sol\nCountry: Chile\nYear: 2020\n"),
    "listing": ("listing", LISTED),
    "one block": ("listing", LISTED.partition("\n\n7:30")[0]),
    "title, facts, text": (
        "prose",
        "Salt\nDir. Ann Sol | Chile | 2019 | 104 min\n\nTwo sell.\n\nReed\nDir. Bo | Peru | 9’\n",
    ),
    "quoted titles": (
        "prose",
        (
            "“Salt” - Two sell salt. Length: 8 minutes. Director Ann Sol.\n\n"
            "“Reed” - A flute. Length: 9 minutes. Director Bo Li.\n"
        ),
    ),
    "an interview": ("prose", "Salt - Two sell. Length: 9 min. Director A Sol:\n\nHAL: We: had.\n"),
    "table": ("tables", "title,year,director\nSalt,2020,Ann Sol\n"),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_each_way_of_writing_goes_to_its_reader(name: str) -> None:
    reader, text = SAMPLES[name]
    assert choose_reader(Source("c.txt", text, ".txt"), None).id == reader
    assert choose_reader(Source("Clipboard", text), None).id == reader


def test_catalogues_in_prose_stay_with_prose() -> None:
    known = [*DATA.glob("*.txt"), *resource("samples").glob("*.txt"), *REAL.glob("*.txt")]
    assert len(known) >= 4
    for path in known:
        assert choose_reader(Source.load(path), None).id == "prose"


def test_a_listing_becomes_films_programmes_and_screenings(tmp_path: Path) -> None:
    path = tmp_path / "listing.txt"
    path.write_text(LISTED, encoding="utf-8")
    festival = a_festival()
    plan = plan_import(festival, [path])
    assert plan.errors == ()
    after = applied(festival, plan.as_edit(festival))
    added = {row["title"] for row in film_rows(after)} - {
        row["title"] for row in film_rows(festival)
    }
    assert added == {"Salt", "Reed", "Delta"}
    block = next(row for row in programme_rows(after) if row["title"] == "Shorts Block")
    assert (block["kind"], len(block["film_ids"])) == ("films", 2)
    ours = [s for s in screening_rows(after) if s["title"] in {"Shorts Block", "Delta"}]
    assert [(s["title"], s["start"]) for s in ours] == [
        ("Shorts Block", "2026-11-05T16:00"),
        ("Delta", "2026-11-05T19:30"),
    ]
    again = plan_import(after, [path])
    assert again.counts["added"] == 0


LINES = st.sampled_from([
    "", "", "SHORTS", "<FAMILY>", "[Night] (2 films)", "== DAY ==", "Back to the programme",
    "Screen Shot 2020-07-17 at 8.49.31 AM.png", "Get your tickets now", "Welcome to the river.",
    "Salt – Two sisters sell what the lake leaves. 1 h 33 min. Directed by Ben Okoro & Cleo Marsh",
    "Reed - A flute, a marsh. Length: 9.23 minutes. Writer/Director Dee \"Dot\" Vance:",
    "It took us nine years, and we were glad of each of them in the end.", "Delta (2019)",
    "Dir. Ana Sol | Portugal, France | 2019 | 104 min", "Directed by Ana Sol (USA).",
    "Anchor: A sailor writes. Length: about a day. Puppeteer Uma Vey:", "HAL: We had a week.",
    "Title: Mud", "Original Film Title: 泥", "Director/s: Ma Nu, O. P. Quill", "Country: Chile",
    "Runtime: 8 min", "Year: soon", "Film Description:", "Genre: Drama", "Synopsis: It ends here.",
    "Runing Time: 1:30", "Who Was Here? – dir. Ben Oko", "Venue: Rio Theatre", "FRIDAY, MARCH 1",
    "Saturday 2 March 2019 – Rio Theatre", "Shorts Block A (4:00pm)", "7:30pm", "Late Shorts",
    "“Owl” (4:06pm), Di Ed, Spain, 8 minutes – Night comes.", "“Moth” (12:10am), Ed Fa, 6 min",
    "19:30 „Das Meer“, Anna Müller, Deutschland, 93 Min. – Ein Mann.", "3 films", "“C",
])  # fmt: skip


def lost(text: str, found: Understood) -> list[str]:
    """The lines that no row and no leftover has: neither their number nor all of their words."""
    rows: list[Row] = [*found.films, *found.screens, *found.programmes, *found.screenings]
    numbers = {row.line for row in rows} | {at for row in rows for at in row.lines.values()}
    numbers |= {left.line for left in found.leftovers}
    numbers |= {problem.line for problem in found.problems}
    kept = " ".join(str(row) for row in (*rows, *found.leftovers))
    kept = kept.replace("\\n", " ")
    words = {"min", "minutes", *re.findall(r"\w+", kept.casefold())}
    return [
        line
        for number, line in enumerate(text.split("\n"), 1)
        if number not in numbers
        and not set(re.findall(r"\w{3,}", (line.partition(":")[2] or line).casefold())) <= words
        and promised_count(line) is None
        and counted_heading(line) is None
        and not line.endswith(":")  # a label without a value says nothing
    ]


@pytest.mark.parametrize("reader", ["labelled", "listing", "prose"])
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(LINES, max_size=25))
def test_no_line_of_a_text_is_lost(reader: str, lines: list[str]) -> None:
    # In prose, lines below each other are one paragraph, known by the line of its beginning.
    text = ("\n\n" if reader == "prose" else "\n").join(lines)
    assert lost(text, all_readers()[reader].read(Source("c.txt", text, ".txt"))) == []
