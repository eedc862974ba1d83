"""Files: what is opened, brought in, handed on and closed."""

from __future__ import annotations

from planner.i18n import N_
from ui.actions.row import ActionRow, always

ROWS = (
    ActionRow(
        "new",
        N_("New festival…"),
        "file",
        "new",
        lambda w: w.new_festival(),
        "Ctrl+N",
        tip=N_("Start a festival: name, days, time zone, screens"),
        enabled=always,
    ),
    ActionRow(
        "open", N_("Open…"), "file", "open", lambda w: w.open_festival(), "Ctrl+O", enabled=always
    ),
    ActionRow(
        "open-sample",
        N_("Open the sample festival"),
        "file",
        "star",
        lambda w: w.open_sample(),
        tip=N_("Open a small festival to try things on"),
        enabled=always,
    ),
    ActionRow(
        "import",
        N_("Import…"),
        "file",
        "import",
        lambda w: w.import_files(),
        "Ctrl+I",
        tip=N_(
            "Read films, screens or screenings from files; you see them before anything changes"
        ),
        gap=True,
        edits=True,
    ),
    ActionRow(
        "export",
        N_("Export…"),
        "file",
        "export",
        lambda w: w.session.ask("export"),
        "Ctrl+Shift+X",
        tip=N_("Calendars, spreadsheets, the web programme and other ways out"),
    ),
    ActionRow(
        "import-clipboard",
        N_("Import from the clipboard"),
        "file",
        "import",
        lambda w: w.import_clipboard(),
        tip=N_("Read a catalogue or a table that was copied; you see it before anything changes"),
        edits=True,
    ),
    ActionRow(
        "save-copy",
        N_("Save a copy…"),
        "file",
        "folder",
        lambda w: w.save_copy(),
        "Ctrl+Shift+S",
        tip=N_("Put a copy of the whole festival elsewhere; this file is always saved"),
    ),
    ActionRow(
        "earlier",
        N_("Earlier versions…"),
        "file",
        "history",
        lambda w: w.session.ask("earlier"),
        tip=N_("See the backups of this festival, and go back to one"),
    ),
    ActionRow(
        "release",
        N_("Release…"),
        "file",
        "confirm",
        lambda w: w.session.ask("release"),
        "Ctrl+Shift+R",
        tip=N_("Keep the timetable as it is published now"),
        gap=True,
        edits=True,
    ),
    ActionRow(
        "releases",
        N_("Releases…"),
        "file",
        "star",
        lambda w: w.session.ask("releases"),
        tip=N_("What was released, and what moved since"),
    ),
    ActionRow(
        "open-for-editing",
        N_("Open for editing"),
        "file",
        "edit",
        lambda w: w.session.ask("open-for-editing"),
        tip=N_("Open the file that is only looked at; ask whoever has it"),
        enabled=lambda s: s.obstacle is not None,
    ),
    ActionRow("print", N_("Print…"), "file", "print", lambda w: w.session.ask("print"), "Ctrl+P"),
    ActionRow(
        "board",
        N_("Read the wall board…"),
        "file",
        "rows",
        lambda w: w.session.ask("board"),
        tip=N_("Scan or type which card hangs where; you see what moves before anything changes"),
        edits=True,
    ),
    ActionRow(
        "close",
        N_("Close festival"),
        "file",
        "close",
        lambda w: w.close_festival(),
        "Ctrl+W",
        gap=True,
    ),
    ActionRow("quit", N_("Quit"), "file", "exit", lambda w: w.quit(), "Ctrl+Q", enabled=always),
)
