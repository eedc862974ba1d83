"""The registers: lists of what is not placed itself, people, juries, venues, sections, kinds."""

from ui.registers.panel import RegistersPanel

__all__ = ["RegistersPanel"]
