"""The festival itself, its languages, sections, kinds of screening and settings."""

from __future__ import annotations

from planner.i18n import N_
from planner.model.base import Editor, Record, field, record
from planner.times import Day


@record("edition")
class Edition(Record):
    """One edition of a festival: days, zone, and minutes that hold where nothing else is said."""

    name: str = field(N_("Name"), Editor.LINE)
    first_day: Day = field(N_("First day"), Editor.DAY)
    last_day: Day = field(N_("Last day"), Editor.DAY, help=N_("The last festival day, included."))
    zone: str = field(N_("Time zone"), Editor.LINE, help=N_("For example Europe/Paris."))
    day_boundary: int = field(
        N_("Festival day begins"),
        Editor.CLOCK,
        default=360,
        minimum=0,
        maximum=719,
        help=N_("A screening before this hour belongs to the evening before."),
    )
    preshow_minutes: int = field(N_("Pre-show"), Editor.MINUTES, default=0, unit="min", minimum=0)
    intro_minutes: int = field(N_("Intro"), Editor.MINUTES, default=0, unit="min", minimum=0)
    qa_minutes: int = field(N_("Q&A"), Editor.MINUTES, default=0, unit="min", minimum=0)
    turnaround_minutes: int = field(
        N_("Turnaround"),
        Editor.MINUTES,
        default=20,
        unit="min",
        minimum=0,
        help=N_("Minutes a screen needs between two screenings."),
    )
    doors_minutes: int = field(
        N_("Doors"),
        Editor.MINUTES,
        default=15,
        unit="min",
        minimum=0,
        help=N_("Minutes before the start at which the audience is let in."),
    )
    assumed_runtime_seconds: int = field(
        N_("Assumed runtime"),
        Editor.RUNTIME,
        default=5400,
        minimum=60,
        help=N_("The length with which a film of unknown runtime is planned."),
    )
    snap_minutes: int = field(
        N_("Grid"), Editor.MINUTES, default=5, unit="min", minimum=1, maximum=60
    )
    code_pattern: str = field(
        N_("Codes"),
        Editor.LINE,
        default="{day}{number:02d}",
        help=N_("{day} is the number of the festival day, {number} counts on that day."),
    )


@record("language")
class Language(Record):
    """A language in which the festival publishes; texts fall back to the next in order."""

    code: str = field(N_("Code"), Editor.LINE, help=N_("For example en, zh-Hans, fr."))
    name: str = field(N_("Name"), Editor.LINE, default="")
    order: int = field(N_("Order"), default=0)


@record("section")
class Section(Record):
    """A strand of the programme, with its colour and the one to three characters that name it."""

    name: str = field(N_("Name"), Editor.LINE)
    code: str = field(N_("Code"), Editor.LINE, default="", help=N_("One to three characters."))
    hue: int = field(N_("Colour"), Editor.NUMBER, default=0, minimum=0, maximum=23)
    order: int = field(N_("Order"), default=0)
    preshow_minutes: int | None = field(
        N_("Pre-show"), Editor.MINUTES, default=None, unit="min", minimum=0
    )
    intro_minutes: int | None = field(
        N_("Intro"), Editor.MINUTES, default=None, unit="min", minimum=0
    )
    qa_minutes: int | None = field(N_("Q&A"), Editor.MINUTES, default=None, unit="min", minimum=0)
    turnaround_minutes: int | None = field(
        N_("Turnaround"), Editor.MINUTES, default=None, unit="min", minimum=0
    )
    doors_minutes: int | None = field(
        N_("Doors"), Editor.MINUTES, default=None, unit="min", minimum=0
    )


@record("pass", part=True)
class Pass(Record):
    """What one person buys to see all of some sections; see ``PassSection``."""

    name: str = field(N_("Name"), Editor.LINE)
    order: int = field(N_("Order"), default=0)


@record("pass_section", part=True)
class PassSection(Record):
    """A section whose titles a pass is for."""

    pass_id: int = field(N_("Pass"), ref="pass")
    section_id: int = field(N_("Section"), Editor.REFERENCE, ref="section")


@record("kind")
class Kind(Record):
    """A kind of screening (public, press & industry, jury …); an editable list."""

    name: str = field(N_("Name"), Editor.LINE)
    code: str = field(N_("Code"), Editor.LINE, default="")
    public: bool = field(N_("Public"), Editor.CHECK, default=True)
    counts_as_premiere: bool = field(N_("Counts as premiere"), Editor.CHECK, default=True)
    order: int = field(N_("Order"), default=0)
    preshow_minutes: int | None = field(
        N_("Pre-show"), Editor.MINUTES, default=None, unit="min", minimum=0
    )
    intro_minutes: int | None = field(
        N_("Intro"), Editor.MINUTES, default=None, unit="min", minimum=0
    )
    qa_minutes: int | None = field(N_("Q&A"), Editor.MINUTES, default=None, unit="min", minimum=0)
    turnaround_minutes: int | None = field(
        N_("Turnaround"), Editor.MINUTES, default=None, unit="min", minimum=0
    )
    doors_minutes: int | None = field(
        N_("Doors"), Editor.MINUTES, default=None, unit="min", minimum=0
    )


@record("changeover", part=True)
class Changeover(Record):
    """The minutes that any screen needs between a screening of one kind and one of another."""

    before_kind_id: int = field(N_("After"), Editor.REFERENCE, ref="kind")
    after_kind_id: int = field(N_("Before"), Editor.REFERENCE, ref="kind")
    minutes: int = field(N_("Turnaround"), Editor.MINUTES, unit="min", minimum=0, maximum=600)


@record("setting")
class FestivalSetting(Record):
    """A setting of this festival: ``key`` as ``rule.turnaround.severity``, value as JSON."""

    key: str = field(N_("Setting"))
    value: str = field(N_("Value"))
