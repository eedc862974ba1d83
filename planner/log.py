"""Where Marquee writes what it did, for the day somebody asks: one rotating file per user."""

from __future__ import annotations

import logging
from pathlib import Path

from platformdirs import user_log_dir


def log_file() -> Path:
    """The path of the log file; its folder may not exist yet."""
    return Path(user_log_dir("marquee", appauthor=False)) / "marquee.log"


def start_logging(level: int = logging.INFO) -> None:
    """Send all records of this process to the log file; a folder that cannot be written to
    leaves the program working without a file.
    """
    from logging.handlers import RotatingFileHandler  # with sockets and pickles, 10 ms

    root = logging.getLogger()
    root.setLevel(level)
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            path, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
