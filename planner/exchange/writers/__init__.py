"""The ways out: one file per format, found by discovery."""

from planner.exchange.writers.all import all_writers
from planner.exchange.writers.base import Audience, Exported, Stills, Writer, export

__all__ = ["Audience", "Exported", "Stills", "Writer", "all_writers", "export"]
