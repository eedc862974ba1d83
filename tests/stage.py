"""A screen that nobody sees: an X server with a window manager, for real mice and keyboards."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

WIDTH, HEIGHT = 1440, 900
_PATIENCE = 15.0


class Stage:
    """``with Stage() as stage:`` starts Xvfb and openbox and ends both; ``env`` points there."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self._size = f"{width}x{height}x24"
        self._running: list[subprocess.Popen[bytes]] = []
        self.env: dict[str, str] = {}

    def __enter__(self) -> Self:
        heard, told = os.pipe()
        # Without -noreset the server starts afresh, and drops the window manager, whenever its
        # last client leaves, as xdotool does while we wait for that manager.
        command = ["Xvfb", "-displayfd", str(told), "-screen", "0", self._size, "-noreset"]
        self._start(command, dict(os.environ), (told,))
        os.close(told)
        with os.fdopen(heard) as display:
            number = display.readline().strip()
        self.env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        self.env.pop("WAYLAND_DISPLAY", None)
        self._start(["openbox", "--sm-disable"], self.env)
        self._wait_for_manager()
        return self

    def _start(self, command: list[str], env: dict[str, str], keep: tuple[int, ...] = ()) -> None:
        quiet = subprocess.DEVNULL
        self._running.append(
            subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet, pass_fds=keep)
        )

    def _wait_for_manager(self) -> None:
        """Windows that are opened before the window manager runs get no keyboard."""
        ask = ["xdotool", "get_num_desktops"]
        end = time.monotonic() + _PATIENCE
        while subprocess.run(ask, env=self.env, capture_output=True, check=False).returncode:
            assert time.monotonic() < end, "openbox did not start"

    def picture(self, path: Path) -> None:
        """What is on the screen now, as a PNG file."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=False)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in reversed(self._running):
            process.terminate()
            process.wait(_PATIENCE)
