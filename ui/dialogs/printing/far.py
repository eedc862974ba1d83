"""The print dialog's end in the worker: festival and finished print stay there, and only pictures
of what is looked at come over. A catalogue with stills is a hundred megabytes; sending it to and
fro would stop the window.

Every function answers None where the worker has not what it would need: it is another one then,
because the one before was stopped, and whoever asks begins anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from planner.errors import UserError
from planner.i18n import _
from planner.model import Festival
from planner.pdf.incomplete import incomplete
from planner.pdf.pictures import Stills
from planner.pdf.preview import Paper, Part, Raster
from planner.pdf.printing import file_name, find_document, render
from planner.progress import heard_by, tell
from planner.writing import write_file, write_folder

Options = Mapping[str, object]


class Sheets(NamedTuple):
    """What the window knows of a print that the worker has.

    ``left_out``, ``untranslated`` and ``warnings`` are sentences about the print, ``incomplete``
    about the festival; ``sizes`` are width and height of each page in points.
    """

    token: int
    left_out: tuple[str, ...]
    untranslated: tuple[str, ...]
    warnings: tuple[str, ...]
    incomplete: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]


class Drawn(NamedTuple):
    """A part of one page as a picture."""

    page: int
    part: Part
    picture: Raster


class Written(NamedTuple):
    """What was printed into a folder; sentences of each document with its title in front."""

    folder: Path
    files: int
    pages: int
    remarks: tuple[str, ...]


@dataclass
class _Kept:
    festival: tuple[int, Festival] | None = None
    token: int = 0
    pdf: bytes = b""
    paper: Paper | None = None


_kept = _Kept()


def printed(
    festival_token: int,
    festival: Festival | None,
    token: int,
    document_id: str,
    options: Options,
    stills: Stills,
) -> Sheets | None:
    """Print a document and keep it as ``token``; None where the festival is neither here nor given.

    Raises UserError for options that do not fit the festival.
    """
    found = _festival(festival_token, festival)
    if found is None:
        return None
    _forget_print()
    made = render(found, document_id, options, stills)
    _kept.token, _kept.pdf, _kept.paper = token, made.pdf, Paper(made.pdf)
    lacking = incomplete(found, find_document(document_id), options)
    told = (made.left_out, made.untranslated, made.other_warnings, lacking)
    return Sheets(token, *told, _kept.paper.sizes())


def drawn(token: int, page: int, part: Part) -> Drawn | None:
    """A part of a page of the print that is kept."""
    if _kept.paper is None or _kept.token != token:
        return None
    return Drawn(page, part, _kept.paper.part(page, part))


def saved(token: int, path: Path) -> Path | None:
    """Write the print that is kept to a file; raises UserError when that cannot be."""
    if not _kept.pdf or _kept.token != token:
        return None
    write_file(path, _kept.pdf)
    return path


def forget() -> None:
    """Let festival and print go that are kept."""
    _forget_print()
    _kept.festival = None


def _forget_print() -> None:
    if _kept.paper is not None:
        _kept.paper.close()
    _kept.token, _kept.pdf, _kept.paper = 0, b"", None


def printed_all(
    festival_token: int,
    festival: Festival | None,
    wanted: Mapping[str, Options],
    folder: Path,
    stills: Stills,
) -> Written | None:
    """Print several documents into a folder, all or none of them. ``wanted`` has the options of
    each document by its id.

    Raises UserError, naming the document, when one cannot be printed or the folder not be written.
    """
    found = _festival(festival_token, festival)
    if found is None:
        return None
    files: dict[str, bytes] = {}
    pages, remarks = 0, []
    for number, (document_id, options) in enumerate(wanted.items()):
        tell(number + 1, len(wanted))
        title = _(find_document(document_id).title)
        try:
            with heard_by(lambda _pages: None):
                made = render(found, document_id, options, stills)
        except UserError as error:
            raise UserError(f"{title}: {error}") from error
        files[file_name(found, document_id)] = made.pdf
        pages += made.pages
        remarks += [f"{title}: {sentence}" for sentence in made.warnings]
    write_folder(folder, files)
    return Written(folder, len(files), pages, tuple(remarks))


def _festival(token: int, given: Festival | None) -> Festival | None:
    if given is not None:
        _kept.festival = (token, given)
    if _kept.festival is None or _kept.festival[0] != token:
        return None
    return _kept.festival[1]
