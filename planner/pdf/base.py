"""What a printed document is: a class with a title, options and a layout; one file each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple

from planner.i18n import N_, remark
from planner.model import Festival
from planner.pdf.added_fonts import FONTS
from planner.pdf.languages import LANGUAGES, NAMED, Untranslated
from planner.pdf.layout import Layout, Page, Text
from planner.pdf.pictures import Stills
from planner.pdf.press import FOR_THE_PRINTER
from planner.pdf.reprint.option import CHANGED_SINCE
from planner.pdf.text.itemise import missing
from planner.settings import Setting, with_defaults

_PRINTER = N_("For the printer")
FOR_ALL = (
    *LANGUAGES,
    CHANGED_SINCE,
    FONTS,
    *(replace(setting, group=_PRINTER) for setting in FOR_THE_PRINTER),
)
"""The options that all documents have."""


class For(StrEnum):
    """Who a document is for. What the public gets never has what is not public in it."""

    PUBLIC = "public"
    INDUSTRY = "industry"
    HOUSE = "house"


class PrintedDocument(ABC):
    """One kind of print. Dialog, command line and manual are made from ``every_option``.

    ``id`` is how the command line calls it: the module's name with dashes. ``layout`` may be
    called from any process; it reads nothing but the snapshot and the options.
    """

    id: str = ""
    title: ClassVar[str]
    help: ClassVar[str] = ""
    options: ClassVar[tuple[Setting, ...]] = ()
    readers: ClassVar[For] = For.PUBLIC
    shows_stills: ClassVar[bool] = False
    """Whether it prints pictures of the festival, and ``layout_with_stills`` differs."""
    tells_of_films: ClassVar[bool] = False
    """Whether films have entries of their own in it, with credits and stills."""
    every_screening: ClassVar[bool] = False
    """Whether each screening of its readers stands in it exactly once, with its code."""

    told: ClassVar[frozenset[str]] = NAMED
    """The fields of films, sections and venues it prints that have a text for each language."""

    keeps_pages: ClassVar[bool] = False
    """Whether entries keep their pages when only what changed is printed: others refer to them."""

    @property
    def every_option(self) -> tuple[Setting, ...]:
        """Its own options, and those that all documents have: languages, and for the printer."""
        own = {setting.key for setting in self.options}
        return (*self.options, *(one for one in FOR_ALL if one.key not in own))

    def layout_with_stills(
        self,
        festival: Festival,
        options: Mapping[str, Any],
        stills: Stills,  # noqa: ARG002 - for those that show them
    ) -> Layout:
        """The pages with the pictures of the festival, which ``stills`` gives."""
        return self.layout(festival, options)

    @abstractmethod
    def layout(self, festival: Festival, options: Mapping[str, Any]) -> Layout:
        """The pages for this festival; ``options`` has a value for every declared option.

        Raises UserError when an option does not fit the festival.
        """


class LeftOut(str):
    """A sentence about what a print does not have, by what its readers may see."""

    __slots__ = ()


class Printed(NamedTuple):
    """A finished print: the file, sentences about what could not be shown as wished, its pages."""

    pdf: bytes
    warnings: tuple[str, ...]
    pages: int

    @property
    def left_out(self) -> tuple[str, ...]:
        """Of the sentences, those about what its readers may not see."""
        return tuple(one for one in self.warnings if isinstance(one, LeftOut))

    @property
    def untranslated(self) -> tuple[str, ...]:
        """Those about what is not there in a language that was chosen."""
        return tuple(one for one in self.warnings if isinstance(one, Untranslated))

    @property
    def other_warnings(self) -> tuple[str, ...]:
        """The other sentences."""
        return tuple(one for one in self.warnings if not isinstance(one, LeftOut | Untranslated))


def chosen(document: PrintedDocument, given: Mapping[str, object]) -> dict[str, Any]:
    """All options of a document: the given ones, texts parsed, and defaults for the rest.

    Raises UserError for an unknown option or a value that it does not allow.
    """
    values = with_defaults(document.every_option, given)
    for setting in document.every_option:
        value = values[setting.key]
        if isinstance(value, str):
            values[setting.key] = setting.parse(value)
    return values


def glyph_warnings(pages: tuple[Page, ...]) -> Iterator[str]:
    """One sentence for every text that has characters none of our fonts can show."""
    texts = (item for page in pages for item in page.items if isinstance(item, Text))
    lost: dict[str, dict[str, None]] = {}
    for item in texts:
        for character in missing(item.text):
            lost.setdefault(item.about or item.text, {})[character] = None
    for about, characters in lost.items():
        yield remark("“{title}” has characters that no font here can print: {characters}").format(
            title=about,
            characters=", ".join(f"{c} (U+{ord(c):04X})" for c in characters),
        )
