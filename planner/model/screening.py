"""Plans, releases and what stands in them: screenings, holds and accepted conflicts."""

from __future__ import annotations

from enum import StrEnum

from planner.i18n import N_
from planner.model.base import Editor, Record, field, record
from planner.times import WallTime


class ScreeningStatus(StrEnum):
    """How firm a screening is."""

    PENCILLED = "pencilled"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


_CANCELLED = ScreeningStatus.CANCELLED  # asked for each screening by each rule


@record("plan")
class Plan(Record):
    """One version of the timetable; several live side by side, a release's own is frozen."""

    name: str = field(N_("Name"), Editor.LINE)
    order: int = field(N_("Order"), default=0)
    frozen: bool = field(N_("Frozen"), default=False)
    note: str = field(N_("Note"), Editor.TEXT, default="")


@record("release")
class Release(Record):
    """A published state: the plan it froze, and when, on the festival's wall clock."""

    plan_id: int = field(N_("Plan"), ref="plan")
    name: str = field(N_("Name"), Editor.LINE)
    made: WallTime = field(N_("Made"))
    note: str = field(N_("Note"), Editor.TEXT, default="")


@record("screening")
class Screening(Record):
    """One programme on one screen at one time. ``start`` is the advertised time.

    Empty minutes fall back to the screen, kind, section and festival, in this order. A pinned
    screening remembers where it was pinned, one with tickets where it was when the first was sold
    (``planner.edit.sales``). ``stated_end`` is an end that an import gave.
    """

    plan_id: int = field(N_("Plan"), ref="plan")
    programme_id: int = field(N_("Programme"), ref="programme")
    screen_id: int = field(N_("Screen"), Editor.REFERENCE, ref="screen")
    start: WallTime = field(N_("Starts"), Editor.WALL_TIME)
    kind_id: int | None = field(
        N_("Kind"), Editor.REFERENCE, default=None, ref="kind", on_delete="clear"
    )
    status: ScreeningStatus = field(N_("Status"), Editor.CHOICE, default=ScreeningStatus.PENCILLED)
    cancelled_reason: str = field(N_("Reason"), Editor.LINE, default="")
    code: str = field(N_("Code"), Editor.LINE, default="")
    title: str = field(
        N_("Own title"),
        Editor.LINE,
        default="",
        help=N_("Where this screening is not called as its programme, as Opening night."),
    )
    public_title: str = field(
        N_("Public title"), Editor.LINE, default="", help=N_("For a surprise screening.")
    )
    announced_premiere: bool = field(
        N_("Premiere here"),
        Editor.CHECK,
        default=False,
        help=N_("Where none is announced, the first public screening is the premiere."),
    )
    preshow_minutes: int | None = field(
        N_("Pre-show"), Editor.MINUTES, default=None, unit="min", minimum=0, maximum=600
    )
    intro_minutes: int | None = field(
        N_("Intro"), Editor.MINUTES, default=None, unit="min", minimum=0, maximum=600
    )
    qa_minutes: int | None = field(
        N_("Q&A"), Editor.MINUTES, default=None, unit="min", minimum=0, maximum=600
    )
    turnaround_minutes: int | None = field(
        N_("Turnaround"), Editor.MINUTES, default=None, unit="min", minimum=0, maximum=600
    )
    doors_minutes: int | None = field(
        N_("Doors"), Editor.MINUTES, default=None, unit="min", minimum=0, maximum=600
    )
    needs: tuple[str, ...] = field(
        N_("Needs"),
        Editor.LIST,
        default=(),
        help=N_("Equipment promised to its audience, as captions; audio description."),
        group=N_("Tickets and needs"),
    )
    free: bool = field(N_("Free"), Editor.CHECK, default=False, group=N_("Tickets and needs"))
    price: str = field(N_("Price"), Editor.LINE, default="", group=N_("Tickets and needs"))
    ticket_link: str = field(
        N_("Ticket link"), Editor.LINE, default="", group=N_("Tickets and needs")
    )
    on_sale: WallTime | None = field(
        N_("On sale from"), Editor.WALL_TIME, default=None, group=N_("Tickets and needs")
    )
    tickets_sold: int | None = field(
        N_("Tickets sold"),
        Editor.NUMBER,
        default=None,
        minimum=0,
        maximum=1_000_000,
        group=N_("Tickets and needs"),
    )
    stated_end: WallTime | None = field(N_("Stated end"), Editor.WALL_TIME, default=None)
    pinned_screen_id: int | None = field(
        N_("Pinned screen"), default=None, ref="screen", on_delete="clear"
    )
    pinned_start: WallTime | None = field(N_("Pinned start"), default=None)
    sold_screen_id: int | None = field(
        N_("Screen when sold"), default=None, ref="screen", on_delete="clear"
    )
    sold_start: WallTime | None = field(N_("Start when sold"), default=None)
    note: str = field(N_("Note"), Editor.TEXT, default="", help=N_("Never printed."))

    @property
    def pinned(self) -> bool:
        """Whether the screening is held where it is."""
        return self.pinned_start is not None

    @property
    def cancelled(self) -> bool:
        """Whether the screening does not take place; it then occupies nothing."""
        return self.status is _CANCELLED


@record("hold")
class Hold(Record):
    """A bar on a screen without a programme: a sponsor's evening, a tech check."""

    plan_id: int = field(N_("Plan"), ref="plan")
    screen_id: int = field(N_("Screen"), Editor.REFERENCE, ref="screen")
    start: WallTime = field(N_("Starts"), Editor.WALL_TIME)
    minutes: int = field(N_("Length"), Editor.MINUTES, unit="min", minimum=1, maximum=2880)
    title: str = field(N_("Title"), Editor.LINE, default="")
    note: str = field(N_("Note"), Editor.TEXT, default="", help=N_("Never printed."))


@record("acceptance")
class Acceptance(Record):
    """A conflict accepted with a reason, and the facts it covered (as JSON)."""

    plan_id: int = field(N_("Plan"), ref="plan")
    key: str = field(N_("Conflict"))
    reason: str = field(N_("Reason"), Editor.LINE)
    facts: str = field(N_("Facts"), default="{}")
