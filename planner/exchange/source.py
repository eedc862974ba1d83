"""A file that somebody wants imported, opened carefully and, where it is text, turned into text.

Refusals are sentences; an encoding that had to be guessed is a doubt that the preview shows, since
a wrong guess gives wrong titles and never an error.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from planner.errors import FestivalHeld, UserError
from planner.exchange.base import Problem, Severity
from planner.exchange.encodings import decoded
from planner.exchange.mapping import Mappings, Names
from planner.festival_file import HEADER_BYTES, MAGIC, claimed
from planner.i18n import N_, _

MAX_BYTES = 32 * 1024 * 1024
"""A catalogue of 5,000 films with all its texts is a fifth of this."""

_FOREIGN = (
    (b"PK\x03\x04", N_("a spreadsheet, word-processor or zip file; save it as CSV or plain text")),
    (b"\xd0\xcf\x11\xe0", N_("an old Office file; save it as CSV or plain text")),
    (b"%PDF", N_("a PDF; copy its text into a plain text file")),
    (b"SQLite format 3\x00", N_("a database; only festivals of Marquee can be read")),
    (b"{\\rtf", N_("a rich-text file; save it as plain text")),
    (b"\x89PNG", N_("a picture; there is nothing in it to read")),
    (b"\xff\xd8\xff", N_("a picture; there is nothing in it to read")),
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file. ``name`` is what problems and films call it.

    A file that is not text has its bytes as ``data`` and in ``foreign`` the sentence that refuses
    it, for when no reader recognises those bytes; of a festival these are only the first ones.
    ``path`` is where it lies; None when pasted. ``mappings`` is what somebody said about the
    columns of its tables, ``names`` what is called how already.
    """

    name: str
    text: str = ""
    suffix: str = ""
    doubts: tuple[Problem, ...] = ()
    data: bytes = field(default=b"", repr=False)
    foreign: str = ""
    path: Path | None = None
    mappings: Mappings = field(default_factory=Mappings, repr=False, compare=False)
    names: Names = field(default_factory=Names, repr=False, compare=False)
    sha256: str = ""
    """Of its bytes as they were read, by which a file is known again whatever it is called."""
    cells: Mapping[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)
    """Cells that were typed anew, by sheet and cell."""
    retyped: tuple[str, ...] = ()
    """One sentence for each line and cell that was typed anew (see ``retyping``)."""

    @classmethod
    def pasted(cls, text: str) -> Source:
        """Text from the clipboard; raises UserError when there is none, or far too much."""
        if not text.strip("\x00 \t\r\n\ufeff"):
            raise UserError(_("The clipboard has no text; copy the catalogue first."))
        raw = text.encode("utf-8", "replace")  # some programs cut a character in half
        if len(raw) > MAX_BYTES:
            message = _("The text on the clipboard is larger than {limit} MB; copy less of it.")
            raise UserError(message.format(limit=MAX_BYTES // 1024**2))
        return cls(_("Clipboard"), _plain_lines(raw.decode()), sha256=_digest(raw))

    @classmethod
    def dropped(cls, text: str) -> Source:
        """Text that was dragged in from another program; raises UserError for a mere address."""
        words = text.split()
        if words and all(word.startswith(("http://", "https://")) for word in words):
            message = _("{address} is only an address; mark the text of the page and drag that.")
            raise UserError(message.format(address=words[0][:60]))
        return dataclasses.replace(cls.pasted(text), name=_("Dropped text"))

    @classmethod
    def load(cls, path: Path) -> Source:
        """Read a file; raises UserError for what can be neither read nor recognised."""
        raw = _bytes(path)
        name, suffix, digest = path.name, path.suffix.lower(), _digest(raw)
        if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
            raise UserError(_("{file} is empty; there is nothing to import.").format(file=name))
        for magic, what in _FOREIGN:
            if raw.startswith(magic):
                refusal = _("{file} is {what}.").format(file=name, what=_(what))
                return cls(name, "", suffix, data=raw, foreign=refusal, path=path, sha256=digest)
        text, guess = decoded(raw)
        if text is None:
            raise UserError(
                _("{file} is not text; import a plain text, CSV or TSV file.").format(file=name)
            )
        doubts = _doubts(name, guess)
        return cls(name, _plain_lines(text), suffix, doubts, path=path, sha256=digest)


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _bytes(path: Path) -> bytes:
    name = path.name or str(path)
    try:
        _require_file(path, name)
        # Claimed, because opening and closing the festival that is open would drop its locks.
        with claimed(path), path.open("rb") as file:
            raw = file.read(HEADER_BYTES)
            if not raw.startswith(MAGIC):  # a festival is read by those who know how, not here
                raw += file.read(MAX_BYTES + 1 - len(raw))
    except FestivalHeld:
        raise UserError(
            _("{file} is the festival that is open; choose files to bring into it.").format(
                file=name
            )
        ) from None
    except FileNotFoundError:
        raise UserError(
            _("{file} does not exist; it may have been moved or renamed.").format(file=path)
        ) from None
    except PermissionError:
        raise UserError(
            _("{file} may not be read; ask its owner for permission or copy it.").format(file=name)
        ) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise UserError(
            _("{file} could not be read: {reason}.").format(file=name, reason=reason)
        ) from None
    if len(raw) > MAX_BYTES:
        raise UserError(
            _("{file} is larger than {limit} MB; split it into smaller files.").format(
                file=name, limit=MAX_BYTES // 1024**2
            )
        )
    return raw


def _require_file(path: Path, name: str) -> None:
    if path.is_dir():
        raise UserError(_("{file} is a folder; choose the files in it.").format(file=name))
    if path.exists() and not path.is_file():  # a pipe or device might never end
        raise UserError(_("{file} is not a file; choose a file.").format(file=name))


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")


def _doubts(name: str, guess: str) -> tuple[Problem, ...]:
    if not guess:
        return ()
    message = _(
        "The file is not UTF-8 and was read as {encoding}; "
        "check the titles, and save it as UTF-8 if they are wrong."
    ).format(encoding=guess)
    return (Problem(name, 0, "encoding", message, Severity.DOUBT),)
