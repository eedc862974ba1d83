"""The conflicts panel: everything that is wrong, the gravest first, and how to mend it."""

from ui.conflicts.panel import ConflictsPanel

__all__ = ["ConflictsPanel"]
