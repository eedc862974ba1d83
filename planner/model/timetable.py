"""Look-ups of the timetable of one plan: screenings and holds, their lengths and their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.model.edition import Changeover
from planner.model.index import Index
from planner.model.lengths import Span, doors_minutes, screening_span
from planner.model.places import Places
from planner.model.programme import ProgrammeKind
from planner.model.screening import Acceptance, Hold, Release, Screening
from planner.model.works import CONTAINING, Works
from planner.times import Day, WallTime


def _start(row: Screening | Hold) -> tuple[int, int]:
    return (row.start, row.id)


def _section_id(festival: Any, programme_id: int) -> int | None:
    section = festival.section_of(programme_id)
    return None if section is None else section.id


_PLANNED = Index(Screening, lambda _f, row: row.plan_id, _start)
_OF_PROGRAMME = Index(Screening, lambda _f, row: (row.plan_id, row.programme_id), _start)
_ON_SCREEN = Index(Screening, lambda _f, row: (row.plan_id, row.screen_id), _start)
_ON_DAY = Index(
    Screening, lambda f, row: (row.plan_id, f.day_of(row.start)), _start, depends=("edition",)
)
_IN_SECTION = Index(
    Screening,
    lambda f, row: (row.plan_id, _section_id(f, row.programme_id)),
    _start,
    depends=("film", "programme", "programme_film"),
)
_CODED = Index(Screening, lambda _f, row: (row.plan_id, row.code), _start)
_HOLDS = Index(Hold, lambda _f, row: (row.plan_id, row.screen_id), _start)
_ACCEPTED = Index(Acceptance, lambda _f, row: (row.plan_id, row.key), lambda row: row.id)
_CHANGEOVERS = Index(
    Changeover, lambda _f, row: (row.before_kind_id, row.after_kind_id), lambda row: row.id
)


@dataclass(frozen=True, slots=True)
class WantedCount:
    """How many screenings are wanted and stand in the plan, of one kind.

    ``kind_id`` None is all kinds that have no number of their own.
    """

    kind_id: int | None
    wanted: int
    placed: int


class Timetable(Works, Places):
    """What a festival knows of the screenings of the present plan."""

    __slots__ = ()

    def span(self, screening: Screening) -> Span:
        """The parts of a screening of this snapshot on the wall clock."""
        known = self._spans.get(screening.id)
        if known is not None and known[0] is screening:
            return known[1]
        span = screening_span(self, screening)
        self._spans[screening.id] = (screening, span)
        return span

    def doors(self, screening: Screening) -> WallTime:
        """When the audience is let in."""
        return WallTime(screening.start - doors_minutes(self, screening))

    def turnaround(self, before: Screening, after: Screening) -> int:
        """The minutes needed between two screenings on one screen.

        A screening's own number counts first, then that of the pair of kinds, then the usual one.
        """
        if before.turnaround_minutes is None and before.kind_id and after.kind_id:
            pair = self.group(_CHANGEOVERS, (before.kind_id, after.kind_id))
            if pair:
                return pair[-1].minutes
        return self.span(before).turnaround

    def is_public(self, screening: Screening) -> bool:
        """Whether anybody may come: its kind is public (or not said) and nothing internal shown."""
        kind = self.kinds.get(screening.kind_id or 0)
        if kind is not None and not kind.public:
            return False
        return not self.programmes[screening.programme_id].internal

    def needs(self, screening: Screening) -> tuple[str, ...]:
        """The equipment that its films and its audience were promised."""
        films = [thing for film in self.films_of(screening.programme_id) for thing in film.needs]
        return tuple(dict.fromkeys((*films, *screening.needs)))

    def wanted(self, programme_id: int) -> tuple[WantedCount, ...]:
        """How often a programme is wanted and placed: in general, then kind by kind."""
        live = [s.kind_id for s in self.screenings_of(programme_id) if not s.cancelled]
        own = {row.kind_id: row.count for row in self.wanted_of_kinds(programme_id)}
        rest = sum(kind_id not in own for kind_id in live)
        return (
            WantedCount(None, self.programmes[programme_id].wanted, rest),
            *(WantedCount(kind, count, live.count(kind)) for kind, count in own.items()),
        )

    def listed(self, programme_id: int) -> bool:
        """Whether a programme is offered for placing: a film shown only inside another is not."""
        programme = self.programmes[programme_id]
        if programme.kind is not ProgrammeKind.FILM or self.screenings_of(programme_id):
            return True
        films = self.films_of(programme_id)
        return not films or len(self.programmes_with(films[0].id)) == 1

    def screenings(self) -> tuple[Screening, ...]:
        """All screenings of the plan by start, cancelled ones included."""
        return self.group(_PLANNED, self.plan_id)

    def screenings_of(self, programme_id: int) -> tuple[Screening, ...]:
        """The screenings of a programme by start, cancelled ones included."""
        return self.group(_OF_PROGRAMME, (self.plan_id, programme_id))

    def live_screenings_of(self, programme_id: int) -> tuple[Screening, ...]:
        """The screenings of a programme that take place, by start."""
        found = self._live.get(programme_id)
        if found is None:
            shown = self.screenings_of(programme_id)
            found = self._live[programme_id] = tuple([s for s in shown if not s.cancelled])
        return found

    def screenings_on(self, screen_id: int) -> tuple[Screening, ...]:
        """The screenings on a screen by start, over all days, cancelled ones included."""
        return self.group(_ON_SCREEN, (self.plan_id, screen_id))

    def screenings_on_day(self, day: Day) -> tuple[Screening, ...]:
        """The screenings of a festival day by start, cancelled ones included."""
        return self.group(_ON_DAY, (self.plan_id, day))

    def screenings_coded(self, code: str) -> tuple[Screening, ...]:
        """The screenings with that code, cancelled ones included."""
        return self.group(_CODED, (self.plan_id, code))

    def screenings_in(self, section_id: int) -> tuple[Screening, ...]:
        """The screenings of a section's programmes by start, cancelled ones included."""
        return self.group(_IN_SECTION, (self.plan_id, section_id))

    def screening_title(self, screening: Screening) -> str:
        """What a screening is called in the house: its own title, else its programme's."""
        return screening.title or self.title(screening.programme_id)

    def screenings_of_film(self, film_id: int) -> tuple[Screening, ...]:
        """The screenings at which a film is shown, in whatever programme."""
        found = self._of_films.get(film_id)
        if found is None:
            found = self._of_films[film_id] = self._shown_anywhere(film_id)
        return found

    def _shown_anywhere(self, film_id: int) -> tuple[Screening, ...]:
        programmes = self.group(CONTAINING, film_id)
        if len(programmes) == 1:
            return self.screenings_of(programmes[0].programme_id)
        found = [s for row in programmes for s in self.screenings_of(row.programme_id)]
        return tuple(sorted(found, key=_start))

    def holds_on(self, screen_id: int) -> tuple[Hold, ...]:
        """The holds on a screen by start, over all days."""
        return self.group(_HOLDS, (self.plan_id, screen_id))

    def acceptance(self, key: str) -> Acceptance | None:
        """The acceptance of the conflict with that key, if there is one."""
        found = self.group(_ACCEPTED, (self.plan_id, key))
        return found[-1] if found else None

    def latest_release(self) -> Release | None:
        """What was published last, if anything was."""
        releases = self.rows(Release).values()
        return max(releases, key=lambda release: (release.made, release.id), default=None)

    def published_of(self, programme_id: int) -> tuple[Screening, ...]:
        """The screenings of a programme as they were last published, by start."""
        release = self.latest_release()
        if release is None:
            return ()
        return self.group(_OF_PROGRAMME, (release.plan_id, programme_id))

    def released(self, screening: Screening) -> Screening | None:
        """A screening as it was last published; they are known by their code."""
        release = self.latest_release()
        if release is None or not screening.code:
            return None
        found = self.group(_CODED, (release.plan_id, screening.code))
        return found[0] if found else None
