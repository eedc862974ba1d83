"""The one kind of failure a user is meant to read."""

from __future__ import annotations

import re
from pathlib import Path

_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_UNSHOWN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_LONGEST, _BEGINNING, _END = 1000, 600, 300
"""Letters: of a sentence that quotes a whole page, what it says before and after that is kept."""


def one_line(sentence: str) -> str:
    """A sentence as it can be shown and printed anywhere. It may quote a name or a piece of a file,
    which may have line ends in it, codes that a terminal obeys, half a character, or no end.
    """
    if len(sentence) > _LONGEST:
        sentence = f"{sentence[:_BEGINNING]} … {sentence[-_END:]}"
    return _UNSHOWN.sub("\ufffd", _BREAKS.sub(" ", sentence))


class UserError(Exception):
    """An expected failure: one clear sentence saying what happened, to what, and what to do next.

    The command line prints it on stderr and exits with code 2; the window shows it as a message.
    Anything else that is raised is a bug.
    """

    def __str__(self) -> str:
        return one_line(super().__str__())


class NotAFestival(UserError):  # noqa: N818 - says what the file is, in the words of the sentence
    """The file is not a Marquee festival: missing, a directory, empty, or of another program."""


class FestivalDamaged(UserError):  # noqa: N818
    """The file was a festival once, but cannot be read any more."""


class FestivalTooNew(UserError):  # noqa: N818
    """The file was written by a newer Marquee, which this one does not understand."""


class FestivalHeld(UserError):  # noqa: N818
    """Someone else has the festival open: another window, another program, another computer."""


class FestivalReadOnly(UserError):  # noqa: N818
    """The festival can be looked at and not changed."""


class FestivalLost(FestivalReadOnly):
    """The file was deleted, replaced or overwritten while it was open; a rescue copy was written.

    ``rescued`` is its path, None when there was no place for one.
    """

    def __init__(self, sentence: str, rescued: Path | None) -> None:
        super().__init__(sentence)
        self.rescued = rescued


class FestivalHandedOver(FestivalReadOnly):
    """Somebody else asked for the festival and has it now; everything was saved before."""
