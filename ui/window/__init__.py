"""The main window: panels around the timetable, menus, the command palette, files and messages."""

from ui.window.main import MainWindow

__all__ = ["MainWindow"]
