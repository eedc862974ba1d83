"""Editing: undo, finding, and what is added."""

from __future__ import annotations

from planner.i18n import N_, _
from ui import deeds
from ui.actions.row import ActionRow, always
from ui.session import Session


def _undo_words(session: Session) -> str:
    title = session.undo_title
    return _("Undo {title}").format(title=title) if title else _("Undo")


def _redo_words(session: Session) -> str:
    title = session.redo_title
    return _("Redo {title}").format(title=title) if title else _("Redo")


ROWS = (
    ActionRow(
        "undo",
        N_("Undo"),
        "edit",
        "undo",
        lambda w: w.session.undo(),
        "Ctrl+Z",
        enabled=lambda s: s.undo_title is not None,
        label=_undo_words,
        edits=True,
    ),
    ActionRow(
        "redo",
        N_("Redo"),
        "edit",
        "redo",
        lambda w: w.session.redo(),
        "Ctrl+Shift+Z",
        enabled=lambda s: s.redo_title is not None,
        label=_redo_words,
        edits=True,
    ),
    ActionRow(
        "paste",
        N_("Paste"),
        "edit",
        "import",
        lambda w: w.paste(),
        "Ctrl+V",
        tip=N_("Import the text on the clipboard; in a text field, paste into it"),
        gap=True,
        edits=True,
    ),
    ActionRow(
        "find",
        N_("Find or do anything"),
        "edit",
        "search",
        lambda w: w.find_or_do(),
        "Ctrl+K",
        tip=N_("Find a film or a screening, or do anything by its name"),
        gap=True,
        enabled=always,
    ),
    ActionRow("find-film", N_("Search films"), "edit", "film", lambda w: w.find_film(), "Ctrl+F"),
    ActionRow(
        "inspect",
        N_("Edit what is selected"),
        "edit",
        "edit",
        lambda w: w.inspect(),
        "Ctrl+E",
        tip=N_("Put the keyboard into the inspector"),
    ),
    ActionRow(
        "add-film",
        N_("Add film"),
        "edit",
        "film",
        lambda w: deeds.add_film(w.session) and w.inspect(),
        "Ctrl+Shift+F",
        gap=True,
        edits=True,
    ),
    ActionRow(
        "add-event",
        N_("Add event"),
        "edit",
        "calendar",
        lambda w: deeds.add_event(w.session) and w.inspect(),
        "Ctrl+Shift+E",
        tip=N_("A ceremony, a talk, a party: a title and a length, and no film"),
        edits=True,
    ),
    ActionRow(
        "add-screen",
        N_("Add screen…"),
        "edit",
        "screen",
        lambda w: w.session.ask("add-screen"),
        edits=True,
    ),
    ActionRow(
        "shorts",
        N_("Make shorts programme"),
        "edit",
        "shorts",
        lambda w: deeds.make_shorts(w.session),
        "Ctrl+G",
        tip=N_("Join the selected films to one programme"),
        enabled=deeds.several_films,
        edits=True,
    ),
    ActionRow(
        "rules",
        N_("Conflict rules…"),
        "edit",
        "conflict",
        lambda w: w.session.ask("rules"),
        tip=N_("How grave each conflict is in this festival, and in which sections it differs"),
        gap=True,
    ),
    ActionRow(
        "preferences",
        N_("Preferences…"),
        "edit",
        "system",
        lambda w: w.session.ask("preferences"),
        "Ctrl+,",
        tip=N_("Colours, contrast, motion, size and language, for you on this machine"),
        enabled=always,
    ),
)
