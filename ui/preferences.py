"""What one person prefers on one machine: declared here, and made into a form by the dialog.

A preference is a ``Setting``; a new one is a line in ``PREFERENCES``, and its use where it holds.
What belongs to a festival is in its file (conflict rules, lengths, hours).
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping

from planner.assets import resource
from planner.i18n import N_
from planner.settings import Setting
from ui.memory import Memory

_SCALES = (100, 110, 125, 150, 175, 200)


def _languages() -> tuple[tuple[str, str], ...]:
    """The languages of which there is a catalogue, by their codes."""
    found = resource("locale").glob("*/LC_MESSAGES/marquee.mo")
    codes = sorted(path.parent.parent.name for path in found)
    return tuple((code, code) for code in codes)


PREFERENCES = (
    Setting(
        "scheme",
        "system",
        N_("Colours"),
        choices=(("system", N_("As the desktop")), ("light", N_("Light")), ("dark", N_("Dark"))),
    ),
    Setting(
        "contrast",
        "system",
        N_("Contrast"),
        N_("Strong lines and black or white text, for tired eyes and bright rooms."),
        choices=(
            ("system", N_("As the desktop")),
            ("normal", N_("Normal")),
            ("high", N_("High")),
        ),
    ),
    Setting(
        "motion",
        "system",
        N_("Motion"),
        N_("Blocks that go to another place by themselves, as after undo, are seen going there."),
        choices=(("system", N_("As the desktop")), ("off", N_("None"))),
    ),
    Setting(
        "scale",
        "100",
        N_("Size of everything"),
        N_("Beside the factor of the desktop; holds when Marquee is opened next."),
        choices=tuple((str(scale), f"{scale} %") for scale in _SCALES),
    ),
    Setting(
        "language",
        "",
        N_("Language"),
        N_("Holds when Marquee is opened next."),
        choices=(("", N_("As the desktop")), ("en", "English"), *_languages()),
    ),
)
"""Every preference, in the order of the form."""

AT_NEXT_START = frozenset({"scale", "language"})
"""Those that hold when Marquee is opened next."""


def preferred(memory: Memory, key: str) -> str:
    """What is preferred; the default where the file holds something else."""
    setting = next(one for one in PREFERENCES if one.key == key)
    kept = memory.text(f"window/{key}", str(setting.default))
    return kept if kept in dict(setting.choices) else str(setting.default)


def prefer(memory: Memory, key: str, value: str) -> None:
    """Keep what is preferred."""
    memory.keep(f"window/{key}", value)


def scale_qt(memory: Memory, environment: MutableMapping[str, str] | None = None) -> None:
    """Tell Qt the size of everything, before there is an application. Whoever set Qt's own variable
    knows better.
    """
    given = os.environ if environment is None else environment
    scale = int(preferred(memory, "scale"))
    if scale != 100:
        given.setdefault("QT_SCALE_FACTOR", f"{scale / 100:g}")
