"""``marquee doctor``: is this file sound, what was kept of it, and how to get it back."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace
from pathlib import Path

from planner.cli.command import Command, add_file, add_json
from planner.cli.output import as_json, as_table
from planner.document.restoring import (
    Backup,
    Salvaged,
    is_sound,
    list_backups,
    newest_sound,
    restore_file,
    salvage,
    verify,
)
from planner.errors import FestivalDamaged, NotAFestival, UserError
from planner.i18n import N_, _


class Doctor(Command):
    """Verify a festival file, list its backups, restore one, or salvage what can be read."""

    help = N_(
        "Verify a festival file (exit code 1 when something is wrong), list its backups, restore "
        "one, or salvage what can be read."
    )

    def arguments(self, parser: ArgumentParser) -> None:
        """A file, and what to do about it."""
        add_file(parser)
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--backups", action="store_true", help=_("list its backups"))
        what.add_argument(
            "--restore",
            metavar=_("ID"),
            help=_("put that backup in its place; what is there is put aside beside it"),
        )
        what.add_argument(
            "--salvage",
            action="store_true",
            help=_("read what can be read of it into the new file named with --out"),
        )
        parser.add_argument(
            "--out", type=Path, metavar=_("NEW"), help=_("the new file to write instead")
        )
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Do what was asked for; to verify when nothing was."""
        if given.out is not None and not (given.salvage or given.restore):
            raise UserError(_("--out goes with --restore or --salvage."))
        if given.backups:
            return _list(given)
        if given.restore:
            return _restore(given)
        if given.salvage:
            return _salvage(given)
        return _verify(given)


# -- verifying ----------------------------------------------------------------------------------


def _verify(given: Namespace) -> int:
    try:
        findings = verify(given.file)
    except (NotAFestival, FestivalDamaged) as error:
        if not _remedies(given.file):
            raise
        findings = [str(error)]
    remedies = _remedies(given.file) if findings else []
    if given.json:
        print(as_json({"sound": not findings, "problems": findings, "remedies": remedies}))
        return 1 if findings else 0
    for line in (*findings, *remedies):
        print(line)
    if not findings:
        print(_("{file} is sound.").format(file=given.file))
    return 1 if findings else 0


def _remedies(path: Path) -> list[str]:
    """What to do about a damaged file: which backup there is, and the commands."""
    said = []
    backup = newest_sound(path)
    if backup is not None:
        said.append(
            _("The newest sound backup is of {when}, {reason}; to put it in its place:").format(
                when=backup.when, reason=backup.reason
            )
        )
        said.append(f"  {_command(path, '--restore', backup.id)}")
    if path.is_file() and path.stat().st_size:
        said.append(_("To read what can be read of it into a new file:"))
        salvaged = path.with_name(_("{name} salvaged").format(name=path.stem) + ".marquee")
        said.append(f"  {_command(path, '--salvage', '--out', str(salvaged))}")
    return said


def _command(path: Path, *arguments: str) -> str:
    return shlex.join(["marquee", "doctor", str(path), *arguments])


# -- backups ------------------------------------------------------------------------------------


def _list(given: Namespace) -> int:
    backups = list_backups(given.file)
    if given.json:
        print(as_json([_as_row(backup) for backup in backups]))
    else:
        shown = ("id", "made", "why", "films", "screenings", "sound", "path")
        print(as_table([_as_row(backup) for backup in backups], shown))
    return 0


def _as_row(backup: Backup) -> dict[str, object]:
    return {
        "id": backup.id,
        "made": backup.when,
        "time": backup.time.isoformat(),
        "why": backup.reason,
        "name": backup.name,
        "films": backup.films,
        "screenings": backup.screenings,
        "sound": is_sound(backup),
        "path": backup.path,
        "file": str(backup.file),
    }


def _restore(given: Namespace) -> int:
    restored = restore_file(given.file, _backup(given.file, given.restore), given.out)
    if given.json:
        aside = restored.put_aside
        print(as_json({"file": str(restored.file), "put_aside": aside and str(aside)}))
        return 0
    print(_("The backup is in {file} now.").format(file=restored.file))
    if restored.put_aside is not None:
        print(_("What was there is kept as {file}.").format(file=restored.put_aside))
    return 0


def _backup(path: Path, name: str) -> Backup:
    backups = list_backups(path)
    found = next((backup for backup in backups if backup.id == name), None)
    if found is None:
        known = ", ".join(backup.id for backup in backups[:6]) or _("none")
        raise UserError(
            _("There is no backup “{name}” of {file}; the newest are: {known}.").format(
                name=name, file=path, known=known
            )
        )
    return found


# -- salvaging ----------------------------------------------------------------------------------


def _salvage(given: Namespace) -> int:
    if given.out is None:
        raise UserError(_("--salvage needs --out and the name of a new file."))
    salvaged = salvage(given.file, given.out)
    if given.json:
        print(as_json(_as_object(salvaged)))
        return 0
    print(salvaged)
    for note in salvaged.notes:
        print(note)
    for left in salvaged.left_out:
        print(_("Left out: {table} {row}. {reason}").format(**left._asdict()))
    return 0


def _as_object(salvaged: Salvaged) -> dict[str, object]:
    return {
        "file": str(salvaged.file),
        "rows": dict(salvaged.rows),
        "steps": salvaged.steps,
        "notes": list(salvaged.notes),
        "left_out": [left._asdict() for left in salvaged.left_out],
    }
