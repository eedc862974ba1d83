"""The wall view: one day for a projector, without panels and without anything private."""

from ui.wall.window import WallWindow

__all__ = ["WallWindow"]
