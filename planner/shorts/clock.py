"""The running clock of a programme: when each of its films begins, seconds after the first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.model import Festival

Entries = Sequence[tuple[int, int | None]]
"""The films of a programme in order, each with the gap after it in seconds; None is as usual."""


@dataclass(frozen=True, slots=True)
class Item:
    """One film on the clock, in seconds; ``known`` is False where its runtime is assumed.

    ``gap`` is the one after it, 0 behind the last.
    """

    film_id: int
    begins: int
    seconds: int
    gap: int
    known: bool

    @property
    def ends(self) -> int:
        """When the film is over."""
        return self.begins + self.seconds


def running(festival: Festival, entries: Entries, usual_gap: int) -> tuple[Item, ...]:
    """Each film with its place on the clock, as ``planner.model.lengths`` adds them up."""
    found: list[Item] = []
    now, last = 0, len(entries) - 1
    for place, (film_id, own_gap) in enumerate(entries):
        runtime = festival.films[film_id].runtime_seconds
        seconds = festival.edition.assumed_runtime_seconds if runtime is None else runtime
        gap = 0 if place == last else usual_gap if own_gap is None else own_gap
        found.append(Item(film_id, now, seconds, gap, runtime is not None))
        now += seconds + gap
    return tuple(found)


def length_of(items: Iterable[Item]) -> int:
    """How long they are altogether, in seconds, gaps included."""
    return sum(item.seconds + item.gap for item in items)
