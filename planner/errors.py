"""The one kind of failure a user is meant to read."""

from __future__ import annotations

from pathlib import Path


class UserError(Exception):
    """An expected failure: one clear sentence saying what happened, to what, and what to do next.

    The command line prints it on stderr and exits with code 2; the window shows it as a message.
    Anything else that is raised is a bug.
    """


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
