"""Writing a file or a folder for the user so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from planner.errors import FestivalHeld, UserError
from planner.festival_file import HEADER_BYTES, begins_festival, claimed
from planner.i18n import _


def write_file(out: Path, content: bytes) -> None:
    """Put the content at ``out`` at once: an older file stays until the new one is complete and on
    the disk, whenever the power fails.

    Raises UserError when it cannot be written, and when a festival is there; nothing is left
    behind then.
    """
    require_place_for_file(out)
    temporary = ""
    clear_unfinished(out)
    try:
        handle, temporary = tempfile.mkstemp(dir=out.parent, prefix=_beginning(out))
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(out)
        _sync_folder(out.parent)
    except OSError as failed:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise _not_written(out, failed) from failed


def require_place_for_file(out: Path) -> None:
    """Raise UserError when no file can be put at ``out`` because of what is there: a folder, a
    device, a festival. Asked before long work, it saves the wait.
    """
    if out.is_dir():
        raise UserError(_("{out} is a folder; name a file in it.").format(out=out))
    if out.exists() and not out.is_file():  # it would be replaced by a file, be it a disk
        raise UserError(_("{out} is a device and no file; name a file.").format(out=out))
    require_no_festival(out)


def require_place_for_folder(out: Path) -> None:
    """Raise UserError when no folder can be made at ``out`` because of what is there."""
    if out.is_symlink():
        raise UserError(_("{out} is a link; name the folder itself.").format(out=out))
    if out.exists() and not out.is_dir():
        raise UserError(
            _("{out} is a file; name a folder, or choose another place.").format(out=out)
        )


_MARK = ".marquee-export"
"""The file by which an older export is known; it lists what was written."""


def write_folder(out: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Make a folder of these files, named by their paths in it (“films/salt.html”), at once.

    A folder that holds nothing but an older export is replaced as a whole. Any other folder keeps
    what is in it, and gets the files besides. No link in it is followed. Raises UserError when it
    cannot be written; everything is as it was then.
    """
    require_place_for_folder(out)
    whole = not out.exists() or (_is_ours(out) and not _is_used(out))
    beside = out.absolute().parent if whole else out
    clear_unfinished(out)
    staged: Path | None = None
    try:
        beside.mkdir(parents=True, exist_ok=True)
        staged = Path(tempfile.mkdtemp(dir=beside, prefix=_beginning(out)))
        _fill(staged, files)
        if whole:
            _swap(staged, out)
            _sync_folder(out.parent)
        else:
            _merge(staged, out, files)
    except OSError as failed:
        raise _not_written(out, failed) from failed
    finally:
        if staged is not None:
            shutil.rmtree(staged, ignore_errors=True)
    return tuple(out / name for name in files)


def clear_unfinished(out: Path) -> None:
    """Take away what somebody who was killed while writing ``out`` left beside it or in it."""
    if os.name != "posix":
        return  # there is no harmless way to ask whether a process lives
    name = re.compile(re.escape(_stem(out)) + r"(\d{1,9})\.[a-z0-9_]{8}\Z")
    for folder in (out.absolute().parent, out):
        with contextlib.suppress(OSError):
            for path in list(folder.iterdir()):
                found = name.match(path.name)
                if found and not path.is_symlink() and not _lives(int(found[1])):
                    path.unlink() if path.is_file() else shutil.rmtree(path, ignore_errors=True)


def _stem(out: Path) -> str:
    return f".{out.name[:40]}."


def _beginning(out: Path) -> str:
    """How the names of unfinished files and folders begin: with who is writing them."""
    return f"{_stem(out)}{os.getpid()}."


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.chmod(0o755)
    for name, content in {**files, _MARK: "\n".join([*files, ""]).encode()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o644)
    for place, _folders, names in os.walk(folder):  # after all: then most are there already
        for name in names:
            with Path(place, name).open("rb+") as file:
                os.fsync(file.fileno())
        _sync_folder(Path(place))


def _sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where folders can be opened at all."""
    with contextlib.suppress(OSError):  # Windows opens no folder, some network disks cannot wait
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _is_ours(folder: Path) -> bool:
    """Whether there is nothing in a folder but what an export wrote."""
    try:
        listed = {_MARK, *(folder / _MARK).read_text("utf-8").splitlines()}
    except (OSError, UnicodeDecodeError):
        return False
    for path, folders, names in os.walk(folder):
        found = [Path(path, name) for name in (*folders, *names)]
        if any(one.is_symlink() for one in found):
            return False
        if {Path(path, name).relative_to(folder).as_posix() for name in names} - listed:
            return False
    return True


def _is_used(folder: Path) -> bool:
    """Whether the user stands in the folder, and would stand in none if it were replaced."""
    try:
        return Path.cwd().is_relative_to(folder.resolve())
    except OSError:
        return False


def _swap(staged: Path, out: Path) -> None:
    """Put the new folder in the place of the old one, which comes back if that fails."""
    if not out.exists():
        staged.rename(out)
        return
    if _exchanged(staged, out):
        return
    old = Path(tempfile.mkdtemp(dir=out.parent, prefix=_beginning(out)))
    try:
        out.rename(old / "old")
        try:
            staged.rename(out)
        except OSError:
            (old / "old").rename(out)
            raise
    finally:
        if out.exists():
            shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two names could change places in one step, so that there is no moment without the
    folder: ``renameat2`` of Linux, where the disk can do it.
    """
    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of <linux/fs.h>
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _merge(staged: Path, out: Path, names: Iterable[str]) -> None:
    """Move the new files in among others; what they replace comes back if one cannot be moved."""
    replaced = staged / ".replaced"
    moved: list[str] = []
    try:
        for name in (*names, _MARK):
            target = out / name
            _require_free(out, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists() or target.is_symlink():
                (replaced / name).parent.mkdir(parents=True, exist_ok=True)
                target.rename(replaced / name)
            moved.append(name)
            (staged / name).rename(target)
    except (OSError, UserError):
        for name in moved:
            (out / name).unlink(missing_ok=True)
            if (replaced / name).exists() or (replaced / name).is_symlink():
                (replaced / name).rename(out / name)
        raise


def _require_free(out: Path, name: str) -> None:
    """Raise UserError when a file must not go there: a link that leads elsewhere is on the way, or
    a festival or a folder is in its place.
    """
    target = out / name
    require_no_festival(target)
    if target.is_dir() and not target.is_symlink():
        raise UserError(_("{out} is a folder; choose another place.").format(out=target))
    for parent in PurePosixPath(name).parents:
        if parent.name and (out / parent).is_symlink():
            raise UserError(_("{out} is a link; choose another place.").format(out=out / parent))


def require_no_festival(out: Path) -> None:
    """Raise UserError when a festival is at ``out`` or where a link there leads, be it damaged;
    also when what is there cannot be read, because it might be one.
    """
    try:
        found = _is_festival(out)
    except OSError as failed:
        raise _not_written(out, failed) from failed
    if found:
        raise UserError(
            _("“{out}” is a Marquee festival and was left as it is; choose another name.").format(
                out=out
            )
        )


def _is_festival(out: Path) -> bool:
    if not out.is_file() or out.stat().st_size == 0:
        return False
    if Path(os.path.realpath(out)).suffix.lower() == ".marquee":  # a damaged one may be salvaged
        return True
    try:
        with claimed(out), out.open("rb") as file:
            return begins_festival(file.read(HEADER_BYTES))
    except FestivalHeld:
        return True


def _not_written(out: Path, failed: OSError) -> UserError:
    return UserError(
        _("{out} could not be written: {reason}; choose another place.").format(
            out=out, reason=failed.strerror or failed
        )
    )
