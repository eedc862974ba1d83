"""Which reader a file is meant for: asked for by name, by what it looks like, by its suffix."""

from __future__ import annotations

from planner.errors import UserError
from planner.exchange.base import Reader
from planner.exchange.readers import all_readers
from planner.exchange.source import Source
from planner.i18n import _


def import_kinds() -> tuple[str, ...]:
    """What ``marquee import --as`` accepts: readers, and the tables that one of them knows."""
    readers = all_readers().values()
    kinds = (kind for reader in readers for kind in (reader.id, *reader.kinds))
    return tuple(dict.fromkeys(kinds))


def import_suffixes() -> tuple[str, ...]:
    """The suffixes of files that can be imported, with their dots."""
    return tuple(dict.fromkeys(s for reader in all_readers().values() for s in reader.suffixes))


def choose_reader(source: Source, as_kind: str | None) -> Reader:
    """The reader for a source; raises UserError for an unknown kind or type of file."""
    readers = all_readers().values()
    if source.foreign:
        return _for_bytes(source)
    if as_kind:
        fitting = [reader for reader in readers if as_kind in {reader.id, *reader.kinds}]
        if fitting:
            # Where nothing in the text tells, several know the kind: the plainest comes last, and
            # says what is missing.
            return max(reversed(fitting), key=lambda reader: reader.recognises(source))
        raise UserError(
            _("There is no kind of import called “{kind}”; use one of {known}.").format(
                kind=as_kind, known=", ".join(import_kinds())
            )
        )
    if source.suffix and source.suffix not in import_suffixes():
        raise UserError(
            _(
                "{file} is of a type that cannot be imported; "
                "use {known}, or say what it is with --as."
            ).format(file=source.name, known=", ".join(import_suffixes()))
        )
    return max(readers, key=lambda reader: reader.recognises(source))


def _for_bytes(source: Source) -> Reader:
    """The reader that knows these bytes; what is not text is never guessed at."""
    sure, reader = max(
        ((reader.recognises(source), reader) for reader in all_readers().values()),
        key=lambda found: found[0],
    )
    if not sure:
        raise UserError(source.foreign)
    return reader
