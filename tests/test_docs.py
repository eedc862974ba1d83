"""The manual knows everything that can be discovered, and names nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner import manual
from planner.assets import resource
from planner.cli import all_commands
from planner.edit import named_edits
from planner.exchange import all_readers
from planner.exchange.writers import all_writers
from planner.pdf.documents import all_documents
from planner.rules import all_rules
from tests.size_guide import ROOT

PAGES = sorted(resource("manual").glob("*.md"))
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *PAGES]
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#|mailto:)([^)#\s]+)")


@pytest.fixture(scope="module")
def text() -> str:
    return "\n".join(manual.chapters().values())


@pytest.mark.parametrize(
    "names",
    [all_rules, all_documents, all_readers, all_writers, named_edits, all_commands],
    ids=lambda discover: discover.__name__,
)
def test_everything_that_is_discovered_stands_in_the_manual(names: object, text: str) -> None:
    assert callable(names)
    known = names()
    assert known
    assert [name for name in known if f"`{name}`" not in text] == []


def test_every_option_stands_in_the_manual(text: str) -> None:
    declared = [rule.options for rule in all_rules().values()]
    declared += [document.options for document in all_documents().values()]
    declared += [writer.options for writer in all_writers().values()]
    keys = {setting.key for options in declared for setting in options}
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []


def test_every_rule_says_what_it_checks_why_and_what_helps(text: str) -> None:
    for rule in all_rules().values():
        for part in (rule.help.summary, rule.help.checks, rule.help.why, rule.help.remedies):
            assert part
            assert part in text


def test_every_generated_part_is_asked_for_once() -> None:
    asked = [name for page in PAGES for name in manual._MARK.findall(page.read_text("utf-8"))]
    assert sorted(asked) == sorted(manual.parts())


def test_every_chapter_begins_with_its_title() -> None:
    assert len(manual.chapters()) == len(PAGES)
    assert all(text.startswith(f"# {title}\n") for title, text in manual.chapters().items())


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda path: path.name)
def test_no_link_leads_nowhere(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_command_lines_shown_are_commands_that_exist(text: str) -> None:
    shown = {line.split()[1] for line in text.splitlines() if line.startswith("marquee ")}
    assert shown - set(all_commands()) == set()
