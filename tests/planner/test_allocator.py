from __future__ import annotations

import subprocess
import sys

import pytest

AFTER_A_LARGE_BUFFER = """
import ctypes, sys
from planner.allocator import give_memory_back

class Counted(ctypes.Structure):  # struct mallinfo2 of glibc
    _fields_ = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks",
        "fordblks", "keepcost",
    )]

count = getattr(ctypes.CDLL(None), "mallinfo2", None)
if count is None:
    sys.exit("no mallinfo2")
count.restype = Counted
if sys.argv[1] == "give back":
    give_memory_back()
large = bytes(20 << 20)
del large
before = count().hblks
other = bytes(1 << 20)
print(count().hblks - before)
"""
"""Counts the mappings of its own that a buffer of a megabyte gets after a larger one was freed. One
means that it goes back as soon as it is freed; none, that it stands in the reserve of a thread.
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only the C library of Linux keeps reserves")
@pytest.mark.parametrize(("what", "mappings"), [("give back", 1), ("keep", 0)])
def test_freed_memory_does_not_stay_in_reserve(what: str, mappings: int) -> None:
    program = [sys.executable, "-c", AFTER_A_LARGE_BUFFER, what]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    if "no mallinfo2" in done.stderr:
        pytest.skip("the C library does not count")
    assert (done.stdout.strip(), done.stderr) == (str(mappings), "")
