"""What a rule is: one class in one file, found by discovery, with everything about its problem.

To add one, write ``planner/rules/<problem>.py``; its name with dashes is the rule's id. The class
docstring is its help and its page in the manual: a first sentence, then the paragraphs
``Checks:``, ``Why it matters:`` and ``Usual remedies:``.

A rule has two faces. ``check`` finds conflicts in the plan as it is. ``forbids`` answers for
something in the hand: the starts on a screen at which ``check`` would report this rule with the
lifted screening among the subjects. A rule whose answer is the same wherever the screening is
(a runtime is unknown) has no second face and leaves ``forbids`` out; every other rule has one. The
test ``tests/planner/rules/test_placement.py`` (``-k <rule>``) holds the two faces, and those left
out, against each other on festivals by chance. These have rows of every table
(``random_rows.py``); where chance hardly ever breaks your rule, help it in
``random_festivals.py``.

To write ``forbids(lift, screen)``:

* A start is a minute of the wall clock; starts come as ``Cells``, sets that are joined with ``|``,
  ``&``, ``-`` and ``~``. ``lift.ruler`` makes them: ``.none``, ``.all``, ``.between(a, b)``;
  ``.touching(a, b, length)`` for something to be kept clear of (add what must lie between to a and
  b), ``.within(a, b, length)`` for hours it must fit into, ``.outside(stretches, length)`` for
  several such hours. With many stretches make one ``Stretches(ruler, stretches)`` and ask it.
* ``lift.length(screen)`` and ``lift.turnaround(screen)`` are minutes on that screen;
  ``lift.span(screen)`` has all parts; ``lift.programme`` and ``lift.films`` say what it is.
* ``lift.festival`` is the snapshot in which the lifted screening is cancelled: skip cancelled
  screenings, as ``check`` does, and it is not in its own way. ``lift.screening`` is the record as
  it was, with the id 0 when it is new; where the id decides which of two that start together is
  the first, the new one is. ``lift.policy.options(self)`` are the rule's options.
* What does not depend on the screen is found once: ``lift.once(key, find)``, the key being a tuple
  that begins with ``self.id``. What does not depend on the lift is kept for the next one:
  ``lift.standing_once(key, find)``, where ``find`` gets the snapshot with the screening in it
  (``lift.standing``, which is quicker to have than ``lift.festival``). With a third argument, as
  ``tables("screen", "opening")``, it is kept even after an edit that touches none of these.
* Severities and acceptances are nobody's business here: the map applies the festival's own.

For example, a rule that wants no start after 22:00::

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        return lift.once((self.id,), lambda: _late(lift))

    def _late(lift: Lift) -> Cells:
        nights = [day_start(day) + 22 * 60 for day in lift.festival.days()]
        return lift.ruler.union((night + 1, night + 8 * 60) for night in nights)
"""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from planner.model import Festival, Screen
from planner.rules.conflict import Conflict, Fix, Gap, Place, Subject
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.settings import Setting

if TYPE_CHECKING:
    from planner.rules.cells import Cells
    from planner.rules.lift import Lift
    from planner.rules.report import Report


@dataclass(frozen=True, slots=True)
class Help:
    """A rule's docstring in its parts."""

    summary: str
    checks: str
    why: str
    remedies: str


class Rule(ABC):
    """One kind of conflict.

    ``units`` name what is looked at one by one (screenings, films …): a conflict has at least one
    of them among its subjects, and depends on nothing that does not touch one of them. ``reads``
    names the tables that can make a difference. Together they say what is checked again after a
    change (``planner.rules.neighbours``). ``alike_on_screens`` says that ``forbids`` is always the
    same on every screen (``alike``); ``of_groups`` that a conflict may need three
    screenings or more, or one that is missing: sections and kinds then have no severities of
    their own, as nobody could say whose it is.

    What somebody accepts is the sentence, with its figures and its place. ``grows`` names the
    facts that void an acceptance when they exceed what was accepted, and are news when they
    exceed what was known. ``same`` names those that void it as soon as they are others: ``PLACE``
    where it was accepted for this screen on this day, the start where it was for this minute;
    none where the key and the figures say it all, as of two screenings that are too close.
    ``each`` is how the names of facts begin that say what it is about, one fact for each (“without
    captions”): an acceptance covers those it names, and fewer of them.
    """

    id: str
    title: ClassVar[str]
    severity: ClassVar[Severity]
    units: ClassVar[tuple[str, ...]] = ("screening",)
    reads: ClassVar[frozenset[str]] = SPAN_TABLES
    options: ClassVar[tuple[Setting, ...]] = ()
    grows: ClassVar[tuple[str, ...]] = ()
    same: ClassVar[tuple[str, ...]] = ()
    each: ClassVar[str] = ""
    alike_on_screens: ClassVar[bool] = False
    of_groups: ClassVar[bool] = False

    @abstractmethod
    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Every conflict of ``scope.festival`` that has a unit of the scope among its subjects.

        The same conflict may be yielded twice; the order does not matter. What the
        festival sets the rule's options to is ``scope.policy.options(self)``.
        """

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002
        """The starts on this screen at which ``check`` would report this rule with the lifted
        screening among its subjects.
        """
        return lift.ruler.none

    def alike(self, lift: Lift) -> bool:  # noqa: ARG002
        """Whether ``forbids`` is the same on every screen for what is in the hand, so that it is
        asked of one. A rule with nothing to say of it says so here once, not on each screen.
        """
        return self.alike_on_screens

    @property
    def has_places(self) -> bool:
        """Whether it depends on the place of a screening, so that it can forbid some."""
        return type(self).forbids is not Rule.forbids

    @abstractmethod
    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """One sentence naming titles, screens, local times and minutes."""

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """The same in a few words, where its place is seen anyway: in the list, in the hand."""
        return self.explain(conflict, festival)

    def fixes(self, conflict: Conflict, report: Report) -> Iterable[Fix]:  # noqa: ARG002
        """Remedies worth trying in the festival of that report; those that do not help are left
        out before anyone sees them.
        """
        return ()

    def gaps(self, conflict: Conflict, festival: Festival) -> Iterable[Gap]:  # noqa: ARG002
        """What must be filled in by somebody who knows it, where that is a remedy."""
        return ()

    def place(self, conflict: Conflict, festival: Festival) -> Place | None:
        """Where it happens: at its last screening, which is the one that came too early."""
        for screening_id in reversed(conflict.screening_ids):
            screening = festival.all_screenings.get(screening_id)
            if screening is not None:
                day = festival.day_of(screening.start)
                return Place(day, screening.screen_id, screening.start)
        return None

    def worse(self, known: Mapping[str, int], conflict: Conflict) -> bool:
        """Whether the facts are worse than those that were known."""
        return any(
            value > known.get(name, value - 1)
            for name, value in conflict.facts
            if name in self.grows
        )

    def covers(self, accepted: Mapping[str, int], conflict: Conflict) -> bool:
        """Whether who accepted these facts accepted the conflict: it is no worse, and it is about
        the same. Facts that an older Marquee did not write down cover nothing.
        """
        return not self.worse(accepted, conflict) and all(
            accepted.get(name) == value for name, value in conflict.facts if self._is_named(name)
        )

    def _is_named(self, fact: str) -> bool:
        return fact in self.same or bool(self.each and fact.startswith(self.each))

    def found(self, subjects: tuple[Subject, ...], *named: int, **facts: int) -> Conflict:
        """A conflict of this rule; ``named`` are the ids that tell it from others of the rule."""
        key = ":".join([self.id, *map(str, sorted(named))])
        return Conflict(self.id, key, self.severity, subjects, tuple(facts.items()))

    @property
    def help(self) -> Help:
        """The parts of the docstring, each as one paragraph."""
        return _help(inspect.getdoc(type(self)) or "")


def _help(text: str) -> Help:
    parts = {"": ""}
    heading = ""
    for paragraph in (" ".join(p.split()) for p in text.split("\n\n")):
        start, colon, rest = paragraph.partition(": ")
        begins = bool(colon) and start in {"Checks", "Why it matters", "Usual remedies"}
        heading = start if begins else heading
        parts[heading] = f"{parts.get(heading, '')} {rest if begins else paragraph}".strip()
    return Help(
        parts[""],
        parts.get("Checks", ""),
        parts.get("Why it matters", ""),
        parts.get("Usual remedies", ""),
    )
