"""Writing a file for the user so that it is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from planner.errors import UserError
from planner.i18n import _


def write_file(out: Path, content: bytes) -> None:
    """Put the content at ``out`` at once: an older file stays until the new one is complete.

    Raises UserError when it cannot be written; nothing is left behind then.
    """
    if out.is_dir():
        raise UserError(_("{out} is a folder; name a file in it.").format(out=out))
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
        raise UserError(
            _("{out} could not be written: {reason}; choose another place.").format(
                out=out, reason=failed.strerror or failed
            )
        ) from failed
