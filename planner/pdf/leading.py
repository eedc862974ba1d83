"""What leads through a PDF: the outline beside the pages, and links on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName

from planner.pdf.compact import CompactDocument
from planner.pdf.layout import Bookmark, Layout, Link
from planner.pdf.syntax import box, decimal, reference, text_string, uri_string

_PRINTED = 4
"""The flag by which an annotation is printed with its page; PDF/A asks for it."""


def link_annotation(link: Link, height: float, pages: range, key: int) -> str:
    """The annotation of a link; ``pages`` are the numbers of the document's pages, ``key`` is its
    own in the structure.
    """
    if isinstance(link.target, int):
        leads = f"/Dest[{reference(pages[link.target])}/Fit]"
    else:
        leads = f"/A<</S/URI/URI{uri_string(link.target)}>>"
    return (
        f"<</Type/Annot/Subtype/Link/Rect{box(link.frame, height)}/Border[0 0 0]"
        f"/F {_PRINTED}/StructParent {key}{leads}>>"
    )


class _Outline:
    """Takes the place of ReportLab's own outline, which needs a canvas."""

    ready = 0

    def prepare(self, document: PDFDocument, canvas: object) -> None:
        """Everything is there already."""


def add_outline(document: CompactDocument, layout: Layout, pages: range) -> None:
    """Put the layout's bookmarks beside its pages, whose numbers are given; an entry is opened at
    its place.
    """
    entries: list[str] = []
    first = document.add_small(len(layout.outline), entries).start
    children = _children(layout.outline)
    root = PDFDictionary({"Type": PDFName("Outlines")})
    for key, found in _ends(children.get(-1, []), first, sign=1).items():
        root[key] = found.encode()
    document.Outlines = _Outline()
    document.Catalog.Outlines = document.Reference(root, "outline")
    above = document.number_of("outline")
    entries += _entries(layout, pages, first, above, children)


def _entries(
    layout: Layout, pages: range, first: int, root: int, children: dict[int, list[int]]
) -> Iterator[str]:
    parents = {kid: parent for parent, kids in children.items() for kid in kids}
    for index, mark in enumerate(layout.outline):
        parent = parents[index]
        siblings = children[parent]
        place = bisect_left(siblings, index)
        top = decimal(layout.pages[mark.page].height - mark.top)
        made = {
            "Title": text_string(mark.title),
            "Parent": reference(first + parent if parent >= 0 else root),
            "Dest": f"[{reference(pages[mark.page])}/XYZ 0 {top} 0]",
        }
        if place:
            made["Prev"] = reference(first + siblings[place - 1])
        if place + 1 < len(siblings):
            made["Next"] = reference(first + siblings[place + 1])
        made |= _ends(children.get(index, []), first, sign=-1)  # closed until it is opened
        yield "".join(("<<", *(f"/{key} {value}" for key, value in made.items()), ">>"))


def _ends(kids: list[int], first: int, sign: int) -> dict[str, str]:
    if not kids:
        return {}
    return {
        "First": reference(first + kids[0]),
        "Last": reference(first + kids[-1]),
        "Count": str(sign * len(kids)),
    }


def _children(entries: tuple[Bookmark, ...]) -> dict[int, list[int]]:
    """The entries that stand under each; under -1 the highest."""
    path: list[int] = []
    found: dict[int, list[int]] = {}
    for index, mark in enumerate(entries):
        while path and entries[path[-1]].level >= mark.level:
            path.pop()
        found.setdefault(path[-1] if path else -1, []).append(index)
        path.append(index)
    return found
