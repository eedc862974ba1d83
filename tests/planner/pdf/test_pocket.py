"""The pocket fold-out: panels that are filled, days that begin them, checks that hold for them."""

from __future__ import annotations

import pytest

from planner.pdf.checks import problems_of
from planner.pdf.column_checks import problems_of_flows
from planner.pdf.kit.pages import text_items
from planner.pdf.reprint.kept import Kept
from tests.planner.pdf import festivals
from tests.planner.pdf.test_documents import laid_out


def test_a_small_festival_fills_its_sheet_and_each_day_begins_a_panel() -> None:
    kept = Kept()
    layout = laid_out("pocket", festivals.sample(), kept=kept)
    assert len(layout.pages) == 1
    page = layout.pages[0]
    panels: dict[int, list[float]] = {}
    for item in text_items(layout):
        if 40 < item.y < page.height - 40:
            panels.setdefault(int((item.x - 20) / (page.width - 40) * 8), []).append(item.y)
    assert sorted(panels) == list(range(8))
    filled = [max(found) / page.height for found in panels.values()]
    assert sum(filled[1:]) / 7 > 0.72
    heads = [item for item in text_items(layout) if item.text in {"Fri 6 Nov", "Sat 7 Nov"}]
    assert len({round(head.y) for head in heads if head.y > 40}) == 1
    assert problems_of_flows(kept.flows) == []
    assert len(kept.flows) == 4


def test_what_is_told_grows_with_the_room() -> None:
    said = " ".join(item.text for item in text_items(laid_out("pocket", festivals.sample())))
    for words in ("長春", "also Sat\u00a0", "Under the flag", "24:15 is 00:15 on Sun 8 Nov"):
        assert words in said
    many = " ".join(item.text for item in text_items(laid_out("pocket", festivals.hostile())))
    assert "also Thu" not in many


@pytest.mark.parametrize("make", ["sample", "one film", "empty", "peopled"])
@pytest.mark.parametrize("panels", [2, 5, 12])
def test_any_number_of_panels_will_do(make: str, panels: int) -> None:
    kept = Kept()
    festival = festivals.FESTIVALS[make]()
    layout = laid_out("pocket", festival, kept=kept, panels=panels, paper="a4")
    assert problems_of(layout) == []
    assert problems_of_flows(kept.flows) == []
