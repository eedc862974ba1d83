"""The structure of a tagged PDF: what is read, in which order, and as what (ISO 32000-1, 14.7).

The order is that in which the pages are drawn. An element that something else interrupts begins
anew behind it, so no reader ever jumps back.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

from planner.pdf.compact import CompactDocument
from planner.pdf.syntax import reference, text_string
from planner.pdf.tags import Tag, heading_level, is_artifact

_ROOT = "structure"
_TABLE_HEADING = "TH"


class _Element:
    """One element: its role, the number of the one around it, and what is in it.

    A kid is the number of an element (from 0), or content: the number of its page (from 0) and its
    own there, or what stands for it.
    """

    __slots__ = ("kids", "page", "parent", "tag")

    def __init__(self, tag: Tag, parent: int) -> None:
        self.tag = tag
        self.parent = parent
        self.page = -1
        self.kids: list[int | tuple[int, int] | tuple[int, str]] = []


class Structure:
    """Collects the elements of one document while its pages are drawn.

    ``pages`` are the numbers of the objects that are its pages, ``links`` those of its links.
    """

    def __init__(self, language: str, pages: range, links: range) -> None:
        self._language = language
        self._page_objects, self._link_objects = pages, links
        self._elements = [_Element(Tag("Document"), -1)]
        self._open: list[tuple[Tag, int]] = []
        self._pages: list[list[int]] = []
        self._links: list[int] = []
        self._level = 0

    @property
    def tongue(self) -> str:
        """The language of the document without its region."""
        return self._language.casefold().partition("-")[0]

    def begin_page(self) -> int:
        """What follows stands on the next page; gives its key in the tree of parents."""
        self._pages.append([])
        return len(self._pages) - 1

    def begin(self, tag: Tag) -> str:
        """The operator with which a stretch of content begins that has this tag."""
        if is_artifact(tag):
            return "/Artifact<</Type/Pagination>>BDC"
        number = self._opened(tag)
        element, page = self._elements[number], len(self._pages) - 1
        content = self._pages[page]
        if element.page < 0:
            element.page = page
        element.kids.append((page, len(content)))
        content.append(number)
        return f"/{element.tag.role}<</MCID {len(content) - 1}>>BDC"

    def link(self, tag: Tag) -> int:
        """Put a link into its element; gives its key in the tree of parents."""
        number = self._opened(tag)
        page = len(self._pages) - 1
        link, own = self._link_objects[len(self._links)], self._page_objects[page]
        told = f"<</Type/OBJR/Obj {reference(link)}/Pg {reference(own)}>>"
        self._elements[number].kids.append((page, told))
        self._links.append(number)
        return len(self._page_objects) + len(self._links) - 1

    def add_to(self, document: CompactDocument) -> None:
        """Put the tree into the document."""
        self._close(0)
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        catalog = document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "StructTreeRoot", "MarkInfo"]
        catalog.StructTreeRoot = document.Reference(root, _ROOT)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        above = document.number_of(_ROOT)
        first = document.objectcounter + 1
        document.add_small(len(self._elements) + 1, self._objects(first, above))
        root["K"] = reference(first).encode()
        root["ParentTree"] = reference(first + len(self._elements)).encode()
        root["ParentTreeNextKey"] = len(self._pages) + len(self._links)

    def _objects(self, first: int, root: int) -> Iterator[str]:
        """The elements, of which the first has that number, and the tree of parents."""
        for element in self._elements:
            parent = first + element.parent if element.parent >= 0 else root
            yield self._object(element, parent, first)
        yield self._parents(first)

    def _opened(self, tag: Tag) -> int:
        """The number of the element of a tag, which is begun when it is not the present one."""
        if self._open and self._open[-1][0] is tag:
            return self._open[-1][1]
        path: list[Tag] = []
        above: Tag | None = tag
        while above is not None:
            path.append(above)
            above = above.within
        path.reverse()
        same = 0
        while same < min(len(path), len(self._open)) and path[same] is self._open[same][0]:
            same += 1
        self._close(same)
        for one in path[same:]:
            self._begin(one)
        return self._open[-1][1]

    def _begin(self, tag: Tag) -> None:
        parent = self._open[-1][1] if self._open else 0
        if tag.column >= 0:
            self._fill_up(parent, tag.column)
        if level := heading_level(tag):
            # Who jumps from heading to heading would look for a level that is left out.
            self._level = min(level, self._level + 1)
            tag_at_level = Tag(f"H{self._level}", language=tag.language)
            number = self._add(tag_at_level, parent)
        else:
            number = self._add(tag, parent)
        self._open.append((tag, number))

    def _add(self, tag: Tag, parent: int) -> int:
        self._elements.append(_Element(tag, parent))
        number = len(self._elements) - 1
        self._elements[parent].kids.append(number)
        return number

    def _fill_up(self, row: int, columns: int) -> None:
        """Cells without text, up to so many."""
        kids = self._elements[row].kids
        role = _TABLE_HEADING if kids and self._is_heading(kids[0]) else "TD"
        while len(kids) < columns:
            self._add(Tag(role), row)

    def _is_heading(self, kid: int | tuple[int, int] | tuple[int, str]) -> bool:
        return isinstance(kid, int) and self._elements[kid].tag.role == _TABLE_HEADING

    def _close(self, same: int) -> None:
        for tag, number in self._open[same:]:
            if tag.columns:
                self._fill_up(number, tag.columns)
        del self._open[same:]

    def _object(self, element: _Element, parent: int, first: int) -> str:
        tag = element.tag
        kids = " ".join(self._kids(element, first))
        parts = [f"<</S/{tag.role}/P {parent} 0 R"]
        if element.page >= 0:
            parts.append(f"/Pg {self._page_objects[element.page]} 0 R")
        if kids:
            parts.append(f"/K {kids}" if len(element.kids) == 1 else f"/K[{kids}]")
        if tag.language and tag.language != self._language:
            parts.append(f"/Lang({tag.language})")
        if tag.told:
            parts.append(f"/Alt{text_string(tag.told)}")
        if tag.role == _TABLE_HEADING:
            parts.append("/A<</O/Table/Scope/Column>>")
        return "".join((*parts, ">>"))

    def _kids(self, element: _Element, first: int) -> Iterator[str]:
        for kid in element.kids:
            if isinstance(kid, int):
                yield f"{first + kid} 0 R"
                continue
            page, what = kid
            if isinstance(what, str):
                yield what
            elif page == element.page:
                yield str(what)
            else:
                yield f"<</Type/MCR/Pg {self._page_objects[page]} 0 R/MCID {what}>>"

    def _parents(self, first: int) -> str:
        """The tree that leads from the content of a page, and from a link, to its element."""
        found = []
        for page, content in enumerate(self._pages):
            elements = " ".join(f"{first + number} 0 R" for number in content)
            found.append(f"{page}[{elements}]")
        links = enumerate(self._links, len(self._pages))
        found += [f"{key} {first + number} 0 R" for key, number in links]
        return f"<</Nums[{' '.join(found)}]>>"
