"""What dialogs about versions have the worker do. Free of Qt, so that the worker starts fast."""

from __future__ import annotations

from pathlib import Path

from planner.document.compare import Comparison, compare
from planner.document.restoring import Backup, festival_in, verify
from planner.errors import FestivalDamaged, FestivalTooNew
from planner.model import Festival, Plan


def since(before: Festival, after: Festival) -> Comparison:
    """What became of the one in the other."""
    return compare(before, after)


def restored(now: Festival, backup: Backup) -> Comparison:
    """What restoring the backup would change. Raises UserError when it cannot be read."""
    then = festival_in(backup)
    shown = now.plan_id if now.plan_id in then.rows(Plan) else then.plan_id
    return compare(now, then.in_plan(shown))


def findings_in(path: Path) -> list[str]:
    """What is wrong with a file. Raises the UserErrors of ``verify``."""
    try:
        return verify(path)
    except (FestivalDamaged, FestivalTooNew) as error:
        return [str(error)]
