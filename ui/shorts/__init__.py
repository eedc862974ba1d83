"""The shorts builder: a programme of several films put in order against the clock."""

from ui.shorts.panel import ShortsPanel

__all__ = ["ShortsPanel"]
