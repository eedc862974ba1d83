"""Marquee without the window: everything that can be done to a festival, free of Qt."""

__version__ = "0.1.0"
