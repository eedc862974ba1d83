"""The one kind of failure a user is meant to read."""

from __future__ import annotations


class UserError(Exception):
    """An expected failure: one clear sentence saying what happened, to what, and what to do next.

    The command line prints it on stderr and exits with code 2; the window shows it as a message.
    Anything else that is raised is a bug.
    """
