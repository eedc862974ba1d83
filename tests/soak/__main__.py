"""Run every kind of work by chance, or those named, for some minutes each.

    python -m tests.soak --minutes 10 histories readers

Each case has a number; a failure names it, and ``--only NUMBER`` tells it again.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable

from tests.soak.damage import damaged_files
from tests.soak.endurance import an_endurance
from tests.soak.histories import a_history
from tests.soak.placements import a_hand
from tests.soak.readers import a_source
from tests.soak.rules import a_week_of_rules

WORK: dict[str, Callable[[random.Random], None]] = {
    "damage": damaged_files,
    "endurance": an_endurance,
    "histories": a_history,
    "placements": a_hand,
    "readers": a_source,
    "rules": a_week_of_rules,
}


def run(name: str, seconds: float, only: int | None) -> bool:
    """Work until the time is up; whether all went well."""
    end = time.monotonic() + seconds
    number = 0 if only is None else only
    while True:
        try:
            WORK[name](random.Random(number))
        except Exception:  # noqa: BLE001 - whatever it was is what the run is for
            traceback.print_exc()
            print(f"{name}: case {number} failed; tell it again with --only {number} {name}")
            return False
        number += 1
        if only is not None or time.monotonic() > end:
            break
    print(f"{name}: {number if only is None else 1} cases, all as promised", flush=True)
    return True


def main(arguments: list[str]) -> int:
    """Run what was asked for; exit code 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("names", nargs="*", help="all of them if left out")
    parser.add_argument("--minutes", type=float, default=10.0, help="for each kind of work")
    parser.add_argument("--only", type=int, help="tell this one case")
    given = parser.parse_args(arguments)
    went_well = [run(name, given.minutes * 60, given.only) for name in given.names or WORK]
    return 0 if all(went_well) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
