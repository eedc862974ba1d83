"""What a text is in the structure of its document: a heading, a line of a paragraph, a cell.

Roles are the standard ones of ISO 32000-1, 14.8.4. Programs that read aloud, and those that make
text flow anew, go by them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """One element of the structure; texts that follow each other with the same tag are one element.

    ``within`` is the element around it. ``language`` (BCP 47) is given where it is not that of the
    document. A cell says in which column it stands, a row of a table how many columns there are;
    cells without text are then there too. ``told`` is what is said of a picture to who cannot
    see it.
    """

    role: str
    within: Tag | None = None
    language: str = ""
    column: int = -1
    columns: int = 0
    told: str = ""


PAGINATION = Tag("Artifact")
"""Running heads, page numbers, and headings of a table that come again: they are never read out."""

HIGHEST, LOWEST = 1, 6
_LEVELS = {f"H{level}": level for level in range(HIGHEST, LOWEST + 1)}


def heading_tag(level: int, language: str = "") -> Tag:
    """A heading; level 0 is the highest."""
    return Tag(f"H{min(max(level + 1, HIGHEST), LOWEST)}", language=language)


def is_artifact(tag: Tag) -> bool:
    """Whether what has this tag is no part of what the document says."""
    return tag.role == PAGINATION.role


def heading_level(tag: Tag) -> int:
    """The level of a heading from 1 on; 0 for what is none."""
    return _LEVELS.get(tag.role, 0)
