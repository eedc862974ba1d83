"""The history panel: everything that was ever done, by whom, when and why; and the way back."""

from ui.history.panel import HistoryPanel

__all__ = ["HistoryPanel"]
