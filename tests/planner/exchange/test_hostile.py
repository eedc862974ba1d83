"""Files that harm end in one sentence, soon, and without taking the machine's memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.exchange.tables.spreadsheet import SUFFIXES
from tests.planner.exchange.hostile import HOSTILE
from tests.planner.exchange.hostile_texts import LARGE, TEXTS

_SECONDS = 2.0
_MEGABYTES = 500
READ = """
import json, resource, sys, tempfile, time
from pathlib import Path
from planner.errors import UserError
from planner.exchange import plan_import
from planner.exchange.readers import all_readers
from tests.build import a_festival
from tests.planner.exchange.hostile import HOSTILE
from tests.planner.exchange.hostile_texts import TEXTS
festival, folder = a_festival(), Path(tempfile.mkdtemp())
all_readers()
for name, made in {**HOSTILE, **TEXTS}.items():
    path = folder / name
    path.write_bytes(made())
    Path("/proc/self/clear_refs").write_text("5")  # forget the most memory that there ever was
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.process_time()
    try:
        plan = plan_import(festival, [path])
        said = plan.problems[0].sentence() if plan.problems else ""
    except UserError as refused:
        plan, said = None, str(refused)
    seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds += after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    path.unlink()
    print(json.dumps({"name": name, "said": said, "seconds": seconds, "comes_in": plan is not None,
                      "own": int(most.split()[1]) / 1024, "child": after.ru_maxrss / 1024}))
"""


@cache
def _became() -> dict[str, dict[str, Any]]:
    """What became of each, in one process for all, for starting one takes longer than a file."""
    done = subprocess.run(
        [sys.executable, "-c", READ],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in another unit elsewhere")
@pytest.mark.parametrize("name", [*HOSTILE, *TEXTS])
def test_a_file_that_harms_ends_in_one_sentence(name: str) -> None:
    found = _became()[name]
    if not found["comes_in"]:
        assert name in found["said"]
        assert found["said"].endswith(".")
        assert "\n" not in found["said"]
    if not (found["comes_in"] and name in LARGE):
        assert found["seconds"] < _SECONDS, found
    child = found["child"] if name.endswith(SUFFIXES) else 0
    assert found["own"] + child < _MEGABYTES, found
