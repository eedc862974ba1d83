"""How memory that was freed gets back to the system, on a machine with little of it.

An import, a backup or a look far back needs some megabytes for a moment. The C library of Linux
learns from that to keep as much in reserve in each thread, and a planner that stays open for weeks
grows by it without end in sight.
"""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD = -1
_MMAP_THRESHOLD = -3
_MOST = 256 << 10  # bytes; to ask the system anew for this much costs some microseconds


def give_memory_back() -> None:
    """Keep no large reserves in this process: M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of mallopt(3),
    which stay fixed once they are set. Elsewhere than on Linux nothing needs doing.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none, and no reserves
        if mallopt is not None:
            mallopt(_TRIM_THRESHOLD, _MOST)
            mallopt(_MMAP_THRESHOLD, _MOST)
