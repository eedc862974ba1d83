"""Writing a file for the user so that it is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from planner.errors import FestivalHeld, UserError
from planner.festival_file import HEADER_BYTES, begins_festival, claimed
from planner.i18n import _


def write_file(out: Path, content: bytes) -> None:
    """Put the content at ``out`` at once: an older file stays until the new one is complete.

    Raises UserError when it cannot be written, and when a festival is there; nothing is left
    behind then.
    """
    if out.is_dir():
        raise UserError(_("{out} is a folder; name a file in it.").format(out=out))
    require_no_festival(out)
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(out)
    except OSError as failed:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise _not_written(out, failed) from failed


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
