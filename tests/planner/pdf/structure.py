"""Reading the structure of a tagged PDF back, as a program does that reads it aloud."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

from tests.planner.pdf.reading import decoded, to_unicode


class Element(NamedTuple):
    """An element: its role, its language, its own text without that of its kids, and these."""

    role: str
    language: str
    text: str
    kids: tuple[Element, ...]
    links: int

    def all(self) -> Iterator[Element]:
        """The element and all that are in it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()

    def said(self) -> str:
        """All its text."""
        return " ".join(one.text for one in self.all() if one.text)


def structure_of(pdf: bytes) -> Element:
    """The document's element with all that is in it.

    Fails when something on a page is neither in the tree nor marked as an artifact, or when the
    way back from the content of a page to its element leads elsewhere.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        texts = {page.objgen: marked_texts(page) for page in document.pages}
        tree = document.Root.StructTreeRoot
        parents = pikepdf.NumberTree(tree.ParentTree)
        for page in document.pages:
            assert page.Tabs == "/S"
            own = parents[int(page.StructParents)]
            assert len(own) == len(texts[page.objgen])
            for annotation in page.get("/Annots", ()):
                assert parents[int(annotation.StructParent)].S == "/Link"
        read: set[tuple[tuple[int, int], int]] = set()
        whole = _element(tree.K, tree, parents, texts, read)
        assert len(read) == sum(map(len, texts.values()))
        return whole


def _element(
    found: pikepdf.Object,
    parent: pikepdf.Object,
    parents: pikepdf.NumberTree,
    texts: dict[tuple[int, int], dict[int, str]],
    read: set[tuple[tuple[int, int], int]],
) -> Element:
    assert found.P.objgen == parent.objgen
    kids = found.get("/K", pikepdf.Array())
    own: list[str] = []
    inside: list[Element] = []
    links = 0
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            links += 1
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            inside.append(_element(kid, found, parents, texts, read))
        else:
            page = found.Pg if isinstance(kid, int) else kid.Pg
            number = int(kid if isinstance(kid, int) else kid.MCID)
            assert parents[int(page.StructParents)][number].objgen == found.objgen
            assert (page.objgen, number) not in read
            read.add((page.objgen, number))
            own.append(texts[page.objgen][number])
    language = str(found.get("/Lang", ""))
    return Element(str(found.S)[1:], language, " ".join(own), tuple(inside), links)


def marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """The text of each stretch of marked content by its number; artifacts have none."""
    tables = {name: to_unicode(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    table: dict[int, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, str(step.operator)
        inside = next((mark for mark in reversed(open_marks) if mark is not None), None)
        if operator in {"BDC", "BMC"}:
            properties = operands[1] if operator == "BDC" else {}
            assert open_marks or operands[0] == "/Artifact" or "/MCID" in properties
            open_marks.append(int(properties["/MCID"]) if "/MCID" in properties else None)
            if open_marks[-1] is not None:
                found[open_marks[-1]] = ""
        elif operator == "EMC":
            open_marks.pop()
        elif operator == "Tf":
            table = tables[str(operands[0])]
        elif operator == "BT" and inside is not None:
            found[inside] += " " if found[inside] else ""
        elif operator == "TJ" and inside is not None:
            found[inside] += "".join(decoded(part, table) for part in operands[0])
        if operator in {"f", "S", "B", "TJ", "Do"}:
            assert open_marks, "something is drawn that is neither read nor an artifact"
    assert not open_marks
    return {number: text.replace("\u200b", "") for number, text in found.items()}
