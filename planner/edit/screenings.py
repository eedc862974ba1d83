"""What the hand does on the timetable: place, move, pin, cancel, unschedule, hold, accept."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.codes import next_code, renumber
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import (
    Acceptance,
    Hold,
    Kind,
    Plan,
    Programme,
    Screen,
    Screening,
    ScreeningStatus,
    column,
)
from planner.model.values import checked
from planner.times import WallTime, clock, day_label, in_clock_gap


def require_start(work: Work, start: WallTime) -> None:
    """Raise UserError for a start that the clocks skip over."""
    festival = work.start
    if in_clock_gap(start, festival.edition.zone):
        raise UserError(
            _(
                "{time} does not exist on {day}: clocks go forward then. "
                "Choose a start before or after."
            ).format(time=clock(start), day=day_label(festival.day_of(start)))
        )


def require_live_plan(work: Work, plan_id: int) -> None:
    """Raise UserError when the plan is a released one."""
    plan = work.get(Plan, plan_id)
    if plan.frozen:
        raise UserError(
            _("“{plan}” is a release and cannot change; choose another plan.").format(
                plan=plan.name
            )
        )


def live_screening(work: Work, screening_id: int) -> Screening:
    """The screening, which may change; raises UserError when it is gone or released."""
    screening = work.get(Screening, screening_id)
    require_live_plan(work, screening.plan_id)
    return screening


@dataclass(frozen=True)
class PlaceProgramme(Edit):
    """A new screening of a programme; ``start`` in minutes of the wall clock."""

    programme_id: int
    screen_id: int
    start: WallTime
    kind_id: int | None = None

    name = "place"
    title = N_("Place screening")

    def apply(self, work: Work) -> None:
        """Add the screening with the next code, in the present plan, as the first kind."""
        require_live_plan(work, work.start.plan_id)
        require_start(work, self.start)
        kinds = sorted(work.rows(Kind), key=lambda kind: (kind.order, kind.id))
        first_kind = kinds[0].id if kinds else None
        kind_id = first_kind if self.kind_id is None else work.get(Kind, self.kind_id).id
        work.add(
            Screening,
            plan_id=work.start.plan_id,
            programme_id=work.get(Programme, self.programme_id).id,
            screen_id=work.get(Screen, self.screen_id).id,
            start=self.start,
            kind_id=kind_id,
            code=next_code(work, self.start),
        )


@dataclass(frozen=True)
class MoveScreening(Edit):
    """Put a screening at another time or on another screen; a stated end moves with it."""

    screening_id: int
    screen_id: int
    start: WallTime

    name = "move"
    title = N_("Move screening")

    def merge_key(self) -> Hashable:
        """Moving one screening step by step is one action."""
        return ("move", self.screening_id)

    def apply(self, work: Work) -> None:
        """Move it."""
        screening = live_screening(work, self.screening_id)
        require_start(work, self.start)
        end = screening.stated_end
        work.change(
            Screening,
            screening.id,
            screen_id=work.get(Screen, self.screen_id).id,
            start=self.start,
            stated_end=None if end is None else WallTime(end + self.start - screening.start),
        )


@dataclass(frozen=True)
class DuplicateScreening(Edit):
    """One more screening like another: as long, of the same kind, with the same promises.

    It is pencilled, neither pinned nor sold, and never the announced premiere.
    """

    screening_id: int
    screen_id: int
    start: WallTime

    name = "duplicate"
    title = N_("Add another screening")

    def apply(self, work: Work) -> None:
        """Add it with the next code."""
        other = live_screening(work, self.screening_id)
        require_start(work, self.start)
        end = other.stated_end
        work.add(
            Screening,
            plan_id=other.plan_id,
            screen_id=work.get(Screen, self.screen_id).id,
            start=self.start,
            stated_end=None if end is None else WallTime(end + self.start - other.start),
            code=next_code(work, self.start),
            **{name: getattr(other, name) for name in _ALIKE},
        )


_ALIKE = (
    "programme_id",
    "kind_id",
    "title",
    "public_title",
    "preshow_minutes",
    "intro_minutes",
    "qa_minutes",
    "turnaround_minutes",
    "doors_minutes",
    "needs",
    "free",
    "price",
    "note",
)
"""What a further screening has like the first one."""


@dataclass(frozen=True)
class SwapScreenings(Edit):
    """Two screenings change places: each gets the screen and the start of the other."""

    screening_id: int
    other_screening_id: int

    name = "swap"
    title = N_("Swap screenings")

    def apply(self, work: Work) -> None:
        """Move both; raises UserError when one is pinned or both are the same."""
        one = live_screening(work, self.screening_id)
        other = live_screening(work, self.other_screening_id)
        if one.id == other.id or one.plan_id != other.plan_id:
            raise UserError(_("Only two screenings of one plan can be swapped; choose two."))
        for screening in (one, other):
            if screening.pinned:
                title = work.start.screening_title(screening)
                raise UserError(
                    _("“{title}” is pinned and stays where it is; unpin it to swap it.").format(
                        title=title
                    )
                )
        MoveScreening(one.id, other.screen_id, other.start).apply(work)
        MoveScreening(other.id, one.screen_id, one.start).apply(work)


@dataclass(frozen=True)
class Unschedule(Edit):
    """Take screenings off the timetable; their programmes stay in the list."""

    screening_ids: tuple[int, ...]

    name = "unschedule"
    title = N_("Unschedule")

    def apply(self, work: Work) -> None:
        """Remove the screenings."""
        for screening_id in self.screening_ids:
            work.remove(Screening, live_screening(work, screening_id).id)


@dataclass(frozen=True)
class PinScreening(Edit):
    """Hold a screening where it is, or let go of it."""

    screening_id: int
    pinned: bool = True

    name = "pin"
    title = N_("Pin")

    def label(self) -> str:
        """“Pin” or “Unpin”."""
        return _("Pin") if self.pinned else _("Unpin")

    def apply(self, work: Work) -> None:
        """Remember where it stands, or forget it."""
        screening = live_screening(work, self.screening_id)
        work.change(
            Screening,
            screening.id,
            pinned_screen_id=screening.screen_id if self.pinned else None,
            pinned_start=screening.start if self.pinned else None,
        )


@dataclass(frozen=True)
class CancelScreening(Edit):
    """The screening does not take place; it stays in the plan with the reason."""

    screening_id: int
    reason: str = ""

    name = "cancel"
    title = N_("Cancel screening")

    def comment(self) -> str:
        """The reason."""
        return self.reason

    def apply(self, work: Work) -> None:
        """Mark it."""
        work.change(
            Screening,
            live_screening(work, self.screening_id).id,
            status=ScreeningStatus.CANCELLED,
            cancelled_reason=self.reason,
        )


@dataclass(frozen=True)
class ConfirmScreening(Edit):
    """The screening is firm; a cancelled one takes place after all."""

    screening_id: int

    name = "confirm"
    title = N_("Confirm screening")

    def apply(self, work: Work) -> None:
        """Mark it."""
        work.change(
            Screening,
            live_screening(work, self.screening_id).id,
            status=ScreeningStatus.CONFIRMED,
            cancelled_reason="",
        )


@dataclass(frozen=True)
class RenumberScreenings(Edit):
    """Codes of all screenings anew, by day and start; refused after the first release."""

    name = "renumber"
    title = N_("Renumber screenings")

    def apply(self, work: Work) -> None:
        """Renumber."""
        renumber(work)


@dataclass(frozen=True)
class PlaceHold(Edit):
    """Keep a screen for something without a programme; the length in minutes."""

    screen_id: int
    start: WallTime
    minutes: int
    called: str = ""

    name = "hold"
    title = N_("Add hold")

    def apply(self, work: Work) -> None:
        """Add the hold."""
        require_live_plan(work, work.start.plan_id)
        work.add(
            Hold,
            plan_id=work.start.plan_id,
            screen_id=work.get(Screen, self.screen_id).id,
            start=self.start,
            minutes=checked(column(Hold, "minutes"), self.minutes),
            title=self.called,
        )


@dataclass(frozen=True)
class MoveHold(Edit):
    """Put a hold at another time or on another screen."""

    hold_id: int
    screen_id: int
    start: WallTime

    name = "move-hold"
    title = N_("Move hold")

    def merge_key(self) -> Hashable:
        """Moving one hold step by step is one action."""
        return ("move-hold", self.hold_id)

    def apply(self, work: Work) -> None:
        """Move it."""
        require_live_plan(work, work.get(Hold, self.hold_id).plan_id)
        work.change(
            Hold, self.hold_id, screen_id=work.get(Screen, self.screen_id).id, start=self.start
        )


@dataclass(frozen=True)
class RemoveHold(Edit):
    """Free the screen again."""

    hold_id: int

    name = "remove-hold"
    title = N_("Remove hold")

    def apply(self, work: Work) -> None:
        """Remove the hold."""
        require_live_plan(work, work.get(Hold, self.hold_id).plan_id)
        work.remove(Hold, self.hold_id)


@dataclass(frozen=True)
class AcceptConflict(Edit):
    """Accept a conflict with a reason; it is void when what it covered gets worse, or another."""

    key: str
    reason: str
    facts: str = "{}"

    name = "accept"
    title = N_("Accept conflict")

    def comment(self) -> str:
        """The reason."""
        return self.reason

    def apply(self, work: Work) -> None:
        """Store the acceptance in place of an older one."""
        if not self.reason.strip():
            raise UserError(_("Accepting a conflict needs a reason."))
        forget_acceptance(work, self.key)
        work.add(
            Acceptance,
            plan_id=work.start.plan_id,
            key=self.key,
            reason=self.reason.strip(),
            facts=self.facts,
        )


@dataclass(frozen=True)
class WithdrawAcceptance(Edit):
    """A conflict that was accepted counts again."""

    key: str

    name = "withdraw-acceptance"
    title = N_("Withdraw acceptance")

    def apply(self, work: Work) -> None:
        """Remove the acceptance."""
        if not forget_acceptance(work, self.key):
            raise UserError(_("This conflict is not accepted, so there is nothing to withdraw."))


def forget_acceptance(work: Work, key: str) -> bool:
    """Remove the acceptances of that key in the present plan; whether there was any."""
    place = (work.start.plan_id, key)
    known = [row for row in work.rows(Acceptance) if (row.plan_id, row.key) == place]
    for row in known:
        work.remove(Acceptance, row.id)
    return bool(known)
