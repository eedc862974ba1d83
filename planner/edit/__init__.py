"""Edits: everything a programmer can do to a festival, each as one frozen dataclass."""

from planner.edit.base import Edit
from planner.edit.fields import SetField, Together
from planner.edit.work import Work

__all__ = ["Edit", "SetField", "Together", "Work", "named_edits"]


def named_edits() -> dict[str, type[Edit]]:
    """Every edit that has a name, by it, found by discovery."""
    from planner.discover import classes  # noqa: PLC0415 - looks at the modules of this package

    return {cls.name: cls for cls in classes("planner.edit", Edit) if cls.name}
