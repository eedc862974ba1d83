"""What documents are made of: type, rows, tables, flow over columns and pages, heads and feet.

A document makes rows and gives them to ``Pages``; it names no font, and everything is laid out
before anything is drawn. ``planner.pdf.checks`` says what is wrong with a finished layout.
"""

from __future__ import annotations

from planner.pdf.kit.document import FlowDocument
from planner.pdf.kit.pages import Pages
from planner.pdf.kit.rows import Row, heading, paragraph, rule, space
from planner.pdf.kit.table import Column, Table, Words

__all__ = [
    "Column",
    "FlowDocument",
    "Pages",
    "Row",
    "Table",
    "Words",
    "heading",
    "paragraph",
    "rule",
    "space",
]
