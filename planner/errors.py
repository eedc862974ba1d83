"""The one kind of failure a user is meant to read."""

from __future__ import annotations


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
