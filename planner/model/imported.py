"""What was brought into the festival from outside, and when."""

from __future__ import annotations

from planner.i18n import N_
from planner.model.base import Record, field, record
from planner.times import WallTime


@record("import")
class Import(Record):
    """One file of one import: ``made`` on the festival's wall clock, ``sha256`` of its bytes.

    ``reader`` is the id of what read it; ``added`` and ``changed`` count the rows of the festival
    that came of it. The row is part of the import's step, so undo takes it back as well.
    """

    file: str = field(N_("File"))
    sha256: str = field(N_("SHA-256"))
    made: WallTime = field(N_("Imported"))
    reader: str = field(N_("Read as"), default="")
    added: int = field(N_("Added"), default=0)
    changed: int = field(N_("Changed"), default=0)
