"""The controls of the checks: in each public document each sort of fault is planted, and found.

The documents themselves are held to the checks in ``test_documents``, on every festival.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from planner.pdf.checks import problems_of
from planner.pdf.column_checks import problems_of_flows
from planner.pdf.kit import Row
from planner.pdf.kit.filling import levelled
from planner.pdf.layout import Colour, Frame, Item, Layout, Link, Rectangle, Text, moved
from planner.pdf.reprint.flow import Flow, PageUse
from planner.pdf.reprint.kept import Kept
from planner.pdf.tags import heading_level, is_artifact
from tests.planner.pdf import festivals
from tests.planner.pdf.test_documents import laid_out

PUBLIC = (
    *("day-grid", "overview", "day-list", "catalogue", "pocket", "venue-poster", "film-sheet"),
)
_PALE = Colour(0.75, 0.75, 0.75)
_HIGH = 1e6
_TOLD = {"catalogue": 3}
"""The page with texts of all sorts, where it is not the first."""


@cache
def printed(name: str, make: str = "sample") -> tuple[Layout, list[Flow]]:
    kept = Kept()
    layout = laid_out(name, festivals.FESTIVALS[make](), kept=kept)
    return layout, kept.flows


def in_room(text: Text) -> bool:
    return text.room is not None and not text.turned and not (text.tag and is_artifact(text.tag))


def on_another(text: Text) -> Item:
    return moved(text, 1.0, text.size * 0.5)


def too_long(text: Text) -> Item:
    return text._replace(text=f"{text.text} {text.text * 6}")


def too_small(text: Text) -> Item:
    return text._replace(size=5.4)


def too_pale(text: Text) -> Item:
    return text._replace(colour=_PALE)


def at_the_edge(text: Text) -> Item:
    return text._replace(x=2.0, room=None)


FAULTS: dict[Callable[[Text], Item], str] = {
    on_another: "overlap",
    too_long: "leaves its room",
    too_small: "has 5.4 pt",
    too_pale: "has a contrast of",
    at_the_edge: "too near to the edge",
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", PUBLIC)
def test_a_text_that_is_wrong_is_found(name: str, fault: Callable[[Text], Item]) -> None:
    layout, _flows = printed(name)
    page = layout.pages[_TOLD.get(name, 0)]
    texts = [item for item in page.items if isinstance(item, Text) and in_room(item)]
    victim = max(texts, key=lambda text: text.frame.width)
    wrong = fault(victim)
    added = (victim, wrong) if fault is on_another else (wrong,)
    items = [one for item in page.items for one in (added if item is victim else (item,))]
    found = problems_of(Layout("x", (replace(page, items=tuple(items)),)))
    assert any(FAULTS[fault] in problem for problem in found), found


@pytest.mark.parametrize("name", PUBLIC)
def test_what_leaves_the_paper_or_leads_nowhere_is_found(name: str) -> None:
    layout, _flows = printed(name)
    page = layout.pages[0]
    off = Rectangle(Frame(page.width - 5, 10, 10, 10), fill=_PALE)
    nowhere = Link(Frame(0, 0, 9, 9), len(layout.pages))
    found = problems_of(Layout("x", (replace(page, items=(*page.items, off, nowhere)),)))
    assert any("a rectangle leaves the paper" in problem for problem in found)
    assert any("a link leads to page" in problem for problem in found)


def parts(rows: list[Row], *ends: int) -> Flow:
    """The rows on as many pages, each ending before such a row."""
    begins = (0, *ends)
    uses = [
        PageUse(page, 0.0, _HIGH, ((begin, end),))
        for page, (begin, end) in enumerate(zip(begins, (*ends, len(rows)), strict=True))
    ]
    return Flow(rows, 1, uses=uses)


def role(row: Row) -> str:
    return next((item.tag.role for item in row.items if isinstance(item, Text) and item.tag), "")


def tag(row: Row) -> object:
    return next((item.tag for item in row.items if isinstance(item, Text)), None)


def is_head(row: Row) -> bool:
    return any(
        item.tag is not None and heading_level(item.tag) > 0
        for item in row.items
        if isinstance(item, Text)
    )


@pytest.mark.parametrize("make", ["sample", "one film"])
@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "day-grid"])
def test_a_heading_at_the_end_of_a_column_is_found(name: str, make: str) -> None:
    """Also where the rows were never told to stay together."""
    _layout, flows = printed(name, make)
    for flow in flows:
        for rows in (flow.rows, [row._replace(keep=0) for row in flow.rows]):
            heads = [
                n
                for n in range(len(rows) - 1)
                if is_head(rows[n]) and not is_head(rows[n + 1]) and role(rows[n + 1])
            ]
            for head in heads[:3]:
                found = problems_of_flows([parts(rows, head + 1)])
                assert any("too little stands below" in problem for problem in found)
    assert any(is_head(row) for flow in flows for row in flow.rows)


@pytest.mark.parametrize(
    ("name", "make"), [("catalogue", "sample"), ("catalogue", "hostile"), ("film-sheet", "hostile")]
)
@pytest.mark.parametrize("at", [1, -1])
def test_a_line_of_a_paragraph_that_stands_alone_is_found(name: str, make: str, at: int) -> None:
    _layout, flows = printed(name, make)
    tried = 0
    for flow in flows:
        rows = [row._replace(keep=0) for row in flow.rows]
        for first in range(1, len(rows) - 3):
            own = tag(rows[first])
            lines = [n for n in range(first, min(first + 40, len(rows))) if tag(rows[n]) is own]
            if role(rows[first]) == "P" and tag(rows[first - 1]) is not own and len(lines) > 2:
                end = first + 1 if at == 1 else lines[-1]
                found = problems_of_flows([parts(rows, end)])
                assert any("stands alone" in problem for problem in found)
                tried += 1
                break
    assert tried


@pytest.mark.parametrize(
    ("name", "make"), [("catalogue", "sample"), ("catalogue", "hostile"), ("pocket", "sample")]
)
def test_columns_that_could_be_more_level_are_found(name: str, make: str) -> None:
    _layout, flows = printed(name, make)
    several = [flow for flow in flows if flow.columns > 1 and len(flow.uses[-1].parts) > 1]
    for flow in several:
        last = flow.uses[-1]
        rows = flow.rows[last.first : last.end]
        level = levelled(rows, 0, 2, _HIGH)
        if len(rows) > 12 and level[1][0] < level[1][1]:
            use = PageUse(0, 0.0, _HIGH, ((0, len(rows)), (len(rows), len(rows))))
            found = problems_of_flows([Flow(rows, 2, uses=[use])])
            assert any("could end more level" in problem for problem in found)
    assert several


@pytest.mark.parametrize("make", ["sample", "hostile"])
def test_running_text_between_the_lines_of_its_neighbour_is_found(make: str) -> None:
    _layout, flows = printed("catalogue", make)
    tried = 0
    for flow in flows:
        for use in flow.uses:
            (first, middle), (_middle, end) = (use.parts * 2)[:2]
            text = [n for n in range(middle, end) if role(flow.rows[n]) == "P"]
            if flow.columns == 2 and len(text) > 2 and flow.rows[text[0]].height == 11.5:
                rows = [*flow.rows]
                rows.insert(middle, Row(4.0))
                use = PageUse(0, 0.0, _HIGH, ((first, middle), (middle, end)))  # noqa: PLW2901
                found = problems_of_flows([Flow(rows, 2, uses=[use])])
                tried += any("is between the lines" in problem for problem in found)
    assert tried


@pytest.mark.parametrize("make", ["sample", "hostile"])
def test_a_turned_over_line_that_does_not_hang_is_found(make: str) -> None:
    _layout, flows = printed("catalogue", make)
    tried = 0
    for flow in flows:
        for n in range(1, len(flow.rows)):
            row, above = flow.rows[n], flow.rows[n - 1]
            if role(row) == "Link" and tag(row) is tag(above):
                flat = row._replace(items=tuple(moved(item, -9.0, 0) for item in row.items))
                rows = [*flow.rows[:n], flat, *flow.rows[n + 1 :]]
                found = problems_of_flows([Flow(rows, 1)])
                assert any("does not hang" in problem for problem in found)
                tried += 1
                break
    assert tried
