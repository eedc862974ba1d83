"""``marquee doctor``: is this file sound."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file
from planner.i18n import N_, _
from planner.store import verify


class Doctor(Command):
    """Verify a festival file without changing it; exit code 1 when something is wrong."""

    help = N_("Verify a festival file without changing it; exit code 1 when something is wrong.")

    def arguments(self, parser: ArgumentParser) -> None:
        """A file."""
        add_file(parser)

    def run(self, given: Namespace) -> int:
        """Verify and say what was found."""
        findings = verify(given.file)
        for finding in findings:
            print(finding)
        if not findings:
            print(_("{file} is sound.").format(file=given.file))
        return 1 if findings else 0
