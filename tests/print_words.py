"""The words that documents print of themselves, for translators: ``python -m tests.print_words``.

It brings ``resources/locale/*/LC_MESSAGES/documents.po`` up to date with the program, keeps what is
translated, marks nothing as translated that is not, and compiles each file into the ``.mo`` beside
it, which is what Marquee reads. ``python -m tests.print_words sv`` begins another language.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from planner import i18n
from planner.document import detail
from planner.document.compare import _PLAIN
from planner.model import Screening, column
from planner.pdf.documents import all_documents

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "resources" / "locale"
_PRINTS = ROOT / "planner" / "pdf"
_PRINTED_TOO = (i18n, detail)
"""What says its own words elsewhere, and is printed."""

_KEYWORDS = {"_": None, "ngettext": (1, 2)}
"""What ``remark`` and ``N_`` mark is for the window."""

_MADE = datetime(2026, 11, 27, tzinfo=UTC)
_HEAD: dict[str, Any] = {
    "project": "Marquee",
    "version": "documents",
    "header_comment": "# The words that documents print, in PROJECT; see CONTRIBUTING.md.",
    "msgid_bugs_address": "-",
    "last_translator": "-",
    "language_team": "-",
    "creation_date": _MADE,  # the same words make the same files
    "revision_date": _MADE,
}

Key = str | tuple[str, ...]


def said() -> list[Key]:
    """Every message that a document may print; one with a plural as a pair."""
    files = [*sorted(_PRINTS.rglob("*.py")), *(Path(str(one.__file__)) for one in _PRINTED_TOO)]
    found: dict[Key, None] = {}
    for file in files:
        for _line, message, _comments, _context in extract_from_file(
            "python", file, keywords=_KEYWORDS
        ):
            found[message] = None
    for document in all_documents().values():
        found[document.title] = None
    for name in _PLAIN:  # a change sheet says which of them differ
        found[column(Screening, name).meta.label] = None
    return list(found)


def catalogues() -> dict[str, Path]:
    """The files with translations by language, as gettext names languages."""
    found = LOCALE.glob("*/LC_MESSAGES/documents.po")
    return {path.parts[-3]: path for path in sorted(found)}


def catalogue(path: Path) -> Catalog:
    """What is in one of them."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def compiled(words: Catalog) -> bytes:
    """The file that gettext reads."""
    out = io.BytesIO()
    write_mo(out, words)
    return out.getvalue()


def update(path: Path) -> int:
    """Bring a file up to date and compile it; returns how many messages lack a translation."""
    old = catalogue(path) if path.exists() else Catalog()
    new = Catalog(**_HEAD, locale=path.parts[-3], fuzzy=False)
    missing = 0
    for key in said():
        known = old.get(key if isinstance(key, str) else key[0])
        new.add(key, known.string if known is not None and known.string else "")
        missing += known is None or not known.string
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, new, sort_output=True, omit_header=False, width=100)
    path.with_suffix(".mo").write_bytes(compiled(new))
    return missing


def main(begun: list[str]) -> None:
    """Bring all up to date, and begin those that are named."""
    paths = [LOCALE / name / "LC_MESSAGES" / "documents.po" for name in begun]
    for path in [*catalogues().values(), *paths]:
        missing = update(path)
        print(f"{path.relative_to(ROOT)}: {missing} to translate")


if __name__ == "__main__":
    main(sys.argv[1:])
