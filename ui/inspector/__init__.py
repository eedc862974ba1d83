"""The inspector: everything about what is selected, and every value of it editable in place."""

from ui.inspector.panel import InspectorPanel

__all__ = ["InspectorPanel"]
