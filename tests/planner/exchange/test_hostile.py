"""Tables that harm end in one sentence, soon, and without taking the machine's memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.planner.exchange.books import put
from tests.planner.exchange.hostile import HOSTILE

_SECONDS = 2.0
_MEGABYTES = 500
READ = """
import resource, sys, time
from pathlib import Path
from planner.errors import UserError
from planner.exchange import plan_import
from tests.build import a_festival
festival = a_festival()
start = time.process_time()
try:
    plan = plan_import(festival, [Path(sys.argv[1])])
    said = plan.problems[0].sentence() if plan.problems else "nothing"
except UserError as refused:
    said = str(refused)
print(said)
child = resource.getrusage(resource.RUSAGE_CHILDREN)
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
seconds = time.process_time() - start + child.ru_utime + child.ru_stime
print(seconds, int(most.split()[1]) / 1024, child.ru_maxrss / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in another unit elsewhere")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_table_that_harms_is_refused_with_one_sentence(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name, HOSTILE[name]())
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    said, figures = done.stdout.splitlines()
    seconds, *megabytes = map(float, figures.split())
    assert name in said
    assert said.endswith(".")
    assert seconds < _SECONDS
    assert sum(megabytes) < _MEGABYTES, megabytes
