"""The timetable: one painted day of screens and screenings, filled by mouse or keyboard."""

from ui.timetable.panel import TimetablePanel

__all__ = ["TimetablePanel"]
