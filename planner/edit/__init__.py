"""Edits: everything a programmer can do to a festival, each as one frozen dataclass."""

from planner.edit.base import Edit
from planner.edit.fields import SetField, Together
from planner.edit.work import Work

__all__ = ["Edit", "SetField", "Together", "Work", "named_edits"]


def named_edits() -> dict[str, type[Edit]]:
    """Every edit that has a name, by it, found by discovery."""
    from planner.discover import classes

    found = classes("planner.edit", Edit)  # type: ignore[type-abstract]  # python/mypy#4717
    return {cls.name: cls for cls in found if cls.name}
