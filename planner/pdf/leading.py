"""What leads through a PDF: the outline beside the pages, and links on them."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from planner.pdf.layout import Bookmark, Layout, Link

_PRINTED = 4
"""The flag by which an annotation is printed with its page; PDF/A asks for it."""


def link_annotation(link: Link, height: float, names: list[str], key: int) -> PDFDictionary:
    """The annotation of a link; ``names`` are those of the document's pages, ``key`` is its own in
    the structure.
    """
    frame = link.frame
    corners = (frame.left, height - frame.bottom, frame.right, height - frame.top)
    entries: dict[str, Any] = {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("Link"),
        "Rect": PDFArray([round(number, 2) for number in corners]),
        "Border": PDFArray([0, 0, 0]),
        "F": _PRINTED,
        "StructParent": key,
    }
    if isinstance(link.target, int):
        entries["Dest"] = PDFArray([PDFObjectReference(names[link.target]), PDFName("Fit")])
    else:
        action = {"S": PDFName("URI"), "URI": PDFString(link.target)}
        entries["A"] = PDFDictionary(action)
    return PDFDictionary(entries)


class _Outline:
    """Takes the place of ReportLab's own outline, which needs a canvas."""

    ready = 0

    def prepare(self, document: PDFDocument, canvas: object) -> None:
        """Everything is there already."""


def add_outline(document: PDFDocument, layout: Layout, names: list[str]) -> None:
    """Put the layout's bookmarks beside its pages; an entry is opened at its place."""
    entries = layout.outline
    parents = _parents(entries)
    keys = [f"bookmark.{index}" for index in range(len(entries))]
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    for index, mark in enumerate(entries):
        siblings = children[parents[index]]
        place = bisect_left(siblings, index)
        made: dict[str, Any] = {
            "Title": PDFString(mark.title),
            "Parent": PDFObjectReference("outline" if parents[index] < 0 else keys[parents[index]]),
            "Dest": PDFArray(
                [
                    PDFObjectReference(names[mark.page]),
                    *(PDFName("XYZ"), 0, round(layout.pages[mark.page].height - mark.top, 2), 0),
                ]
            ),
        }
        if place:
            made["Prev"] = PDFObjectReference(keys[siblings[place - 1]])
        if place + 1 < len(siblings):
            made["Next"] = PDFObjectReference(keys[siblings[place + 1]])
        made |= _ends(children.get(index, []), keys, sign=-1)  # closed until it is opened
        document.Reference(PDFDictionary(made), keys[index])
    root = {"Type": PDFName("Outlines"), **_ends(children.get(-1, []), keys, sign=1)}
    document.Outlines = _Outline()
    document.Catalog.Outlines = document.Reference(PDFDictionary(root), "outline")


def _ends(kids: list[int], keys: list[str], sign: int) -> dict[str, Any]:
    if not kids:
        return {}
    return {
        "First": PDFObjectReference(keys[kids[0]]),
        "Last": PDFObjectReference(keys[kids[-1]]),
        "Count": sign * len(kids),
    }


def _parents(entries: tuple[Bookmark, ...]) -> list[int]:
    """For each entry the one it stands under; -1 for the highest."""
    path: list[int] = []
    found = []
    for index, mark in enumerate(entries):
        while path and entries[path[-1]].level >= mark.level:
            path.pop()
        found.append(path[-1] if path else -1)
        path.append(index)
    return found
