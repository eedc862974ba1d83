"""What is played: copies of films, where they are, and the keys that open them."""

from __future__ import annotations

from planner.i18n import N_
from planner.model.base import Editor, Record, field, record
from planner.times import WallTime


@record("copy", part=True)
class Copy(Record):
    """A carrier of a film: a DCP, a print, a file. Any of a film's copies may serve a screening.

    ``transit_minutes`` is what it takes from one screen to another, packing included; empty means
    the travel minutes between their venues.
    """

    film_id: int = field(N_("Film"), Editor.REFERENCE, ref="film")
    format: str = field(N_("Format"), Editor.LINE, help=N_("As DCP, 35 mm, file."))
    title: str = field(N_("Called"), Editor.LINE, default="")
    place: str = field(N_("Where it is"), Editor.LINE, default="")
    ratio: str = field(
        N_("Ratio"), Editor.LINE, default="", help=N_("Of the picture, as 1.85 or Scope.")
    )
    sound: str = field(N_("Sound"), Editor.LINE, default="", help=N_("As 5.1, Atmos, mono."))
    single: bool = field(
        N_("In one place at a time"),
        Editor.CHECK,
        default=True,
        help=N_("Not for what has been loaded on the servers of several screens."),
    )
    encrypted: bool = field(N_("Needs keys"), Editor.CHECK, default=False)
    arrives: WallTime | None = field(N_("Arrives"), Editor.WALL_TIME, default=None)
    leaves: WallTime | None = field(N_("Leaves"), Editor.WALL_TIME, default=None)
    transit_minutes: int | None = field(
        N_("Transit"), Editor.MINUTES, default=None, unit="min", minimum=0, maximum=20_160
    )
    note: str = field(N_("Note"), Editor.TEXT, default="", help=N_("Never printed."))


@record("kdm", part=True)
class Kdm(Record):
    """A key that opens an encrypted copy on one screen's server, from one moment to another."""

    copy_id: int = field(N_("Copy"), Editor.REFERENCE, ref="copy")
    screen_id: int = field(N_("Screen"), Editor.REFERENCE, ref="screen")
    valid_from: WallTime = field(N_("Valid from"), Editor.WALL_TIME)
    valid_until: WallTime = field(N_("Valid until"), Editor.WALL_TIME)
