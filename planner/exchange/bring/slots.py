"""Slots that are longer than their films: asked once a file what the rest is for.

At most festivals the published end leaves room for an introduction or a talk, by as much at nearly
every screening; at others it is when the house has to be empty. No file says which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from planner.exchange.bring.coded import Placed
from planner.exchange.bring.context import Context
from planner.exchange.questions import Choice, Place, Question
from planner.i18n import _, ngettext
from planner.model import Festival, ProgrammeKind, Screening
from planner.model.lengths import Span, screening_span

_LEAST, _MOST = 10, 180
"""Minutes beyond the films that are worth a question: less is a rounded end, more a slip."""


class Slots:
    """What the rest of a slot is, by the name of the file."""

    def __init__(self, context: Context, festival: Festival, placed: Iterable[Placed]) -> None:
        self._festival = festival
        self._answers: dict[str, str] = {}
        by_file: dict[str, list[tuple[Placed, int]]] = {}
        for found in placed:
            extra = self._rest(found)
            if _LEAST <= extra <= _MOST:
                by_file.setdefault(found.row.file, []).append((found, extra))
        for file, rows in by_file.items():
            self._answers[file] = self._asked(context, file, rows)

    def minutes(self, found: Placed, span: Span) -> tuple[str, int] | None:
        """The field that the rest of a slot fills, and its minutes; None where the end stays as it
        is stated.
        """
        answer = self._answers.get(found.row.file, "given")
        end = found.row.end
        if answer == "given" or end is None or not self._measured(found):
            return None
        extra = end - span.end
        if not 0 < extra <= _MOST:
            return None
        return f"{answer}_minutes", extra + (span.intro if answer == "intro" else span.qa)

    def _measured(self, found: Placed) -> bool:
        """Whether it is known how long the films of a row are."""
        programme = found.programme
        if programme is None or programme.kind is ProgrammeKind.EVENT or found.row.exact:
            return False
        return self._festival.length(programme.id).known

    def _rest(self, found: Placed) -> int:
        row, programme = found.row, found.programme
        if row.end is None or programme is None or not self._measured(found):
            return 0
        known = found.known
        if known and known.start == row.start and self._festival.span(known).end == row.end:
            return 0
        minutes = {
            name: getattr(row, name)
            for name in ("preshow_minutes", "intro_minutes", "qa_minutes", "turnaround_minutes")
        }
        alone = Screening(
            id=1, plan_id=self._festival.plan_id, programme_id=programme.id,
            screen_id=found.screen.id, start=row.start, **minutes,
        )  # fmt: skip
        return row.end - screening_span(self._festival, alone).end

    def _asked(self, context: Context, file: str, rows: list[tuple[Placed, int]]) -> str:
        usual = Counter(extra for _found, extra in rows).most_common(1)[0][0]
        sentence = ngettext(
            "{n} slot is {minutes} minutes longer than its films; what is the rest for?",
            "{n} slots are longer than their films, mostly by {minutes} minutes; "
            "what is the rest for?",
            len(rows),
        ).format(n=len(rows), minutes=usual)
        return context.ask(Question(
            f"slots:{file}",
            sentence,
            (
                Choice("given", _("nothing that is known: the ends stay as they are stated")),
                Choice("intro", _("an introduction before the film")),
                Choice("qa", _("a Q&A after the film")),
            ),
            "given",
            tuple(Place(found.row.file, found.row.line, found.row.sheet) for found, _extra in rows),
            "end",
        ))  # fmt: skip
