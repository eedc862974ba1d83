"""The ways out: one file per format, found by discovery."""

from planner.exchange.writers.all import all_writers
from planner.exchange.writers.base import Writer

__all__ = ["Writer", "all_writers"]
