"""An XML text as a tree whose elements know their line, with limits and without any DTD.

Entities and document types are refused whatever they say: they can read files and fill the memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from planner.exchange.base import Problem
from planner.i18n import _

_DEEPEST = 40
_MOST_ELEMENTS = 500_000
_LINE = ":line"
"""No attribute of XML can be called so."""


class BadXml(Exception):  # noqa: N818 - what the text is
    """The text is no XML that can be read; ``line`` says where, 0 that it is the whole file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line

    def problem(self, file: str) -> Problem:
        """The same as a problem of that file."""
        return Problem(file, self.line, "", str(self))


def tree_of(text: str) -> Element:
    """The outermost element; raises BadXml."""
    if text.count("=") > _MOST_ELEMENTS or text.count("<") > 4 * _MOST_ELEMENTS:
        raise BadXml(0, _("It has more elements than any timetable; split it."))
    target = _Builder()
    parser: Any = DefusedXMLParser(target=target, forbid_dtd=True)
    target.expat = parser.parser
    try:
        parser.feed(text)
        root: Element = parser.close()
    except DefusedXmlException:
        raise BadXml(
            0, _("It declares a document type or entities, which may do harm; take them out.")
        ) from None
    except ParseError as error:
        message = _("This is not XML: {reason}.").format(reason=str(error).partition(":")[0])
        raise BadXml(error.position[0], message) from None
    except (ValueError, UnicodeError):
        raise BadXml(0, _("It has letters that XML cannot have.")) from None
    return root


def line_of(element: Element) -> int:
    """The line on which an element begins."""
    return int(element.get(_LINE, "0"))


class _Builder(TreeBuilder):
    """Builds the tree, writes down lines, and stops where no schedule would go."""

    expat: Any = None

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def start(self, tag: str, attrs: Mapping[str, str], /) -> Element:
        self._depth += 1
        self._count += 1
        line = self.expat.CurrentLineNumber
        if self._depth > _DEEPEST:
            raise BadXml(line, _("It is nested too deeply to be a timetable."))
        if self._count > _MOST_ELEMENTS:
            raise BadXml(line, _("It has more elements than any timetable; split it."))
        return super().start(tag, {**attrs, _LINE: str(line)})

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)
