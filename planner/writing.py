"""Writing a file for the user so that it is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from planner.errors import UserError
from planner.i18n import _


def write_file(out: Path, content: bytes) -> None:
    """Put the content at ``out``, replacing what is there; raises UserError when that fails."""
    if out.is_dir():
        raise UserError(_("{out} is a folder; name a file in it.").format(out=out))
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(out)
    except OSError as failed:
        raise UserError(
            _("{out} cannot be written: {reason}. Choose another place.").format(
                out=out, reason=failed.strerror or failed
            )
        ) from failed


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
