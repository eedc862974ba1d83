"""What only a person knows about a file: asked once, with an answer that is safe meanwhile.

While rows become records, ``Context.ask`` puts a question and goes on with its answer: the one that
was said, else the default. ``ImportPlan.questions`` has them all; a window shows each sentence with
its choices, ``ImportPlan.answered(festival, said={question.id: choice.id})`` makes the plan anew.
Ids stay the same from one plan of the same files to the next, also through a later import, so that
answers can be kept and given on the command line (``marquee import --answer ID=CHOICE``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.errors import UserError, one_line
from planner.i18n import _


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: ``id`` for programs, ``label`` for people, as a clause without a full stop."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """A row that a question is about; line 0 is the file as a whole."""

    file: str
    line: int
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence with two choices or more.

    ``default`` is the choice that is taken while nobody has answered, ``chosen`` the one taken in
    this plan, ``said`` whether somebody chose it. ``places`` are the rows it is about, in order;
    ``field`` is the column that it is about.
    """

    id: str
    sentence: str
    choices: tuple[Choice, ...]
    default: str
    places: tuple[Place, ...]
    field: str = ""
    chosen: str = ""
    said: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentence", one_line(self.sentence))

    def label(self, choice_id: str) -> str:
        """The label of one of the choices; raises KeyError."""
        return {choice.id: choice.label for choice in self.choices}[choice_id]

    def doubt(self) -> str:
        """What stands in the list of doubts while nobody has answered."""
        return _("{question} Taken meanwhile: {answer}. Answer the question “{id}”.").format(
            question=self.sentence, answer=self.label(self.chosen), id=self.id
        )

    def to_json(self) -> dict[str, Any]:
        """The question as ``marquee import --json`` writes it."""
        return {
            "id": self.id,
            "sentence": self.sentence,
            "choices": [{"id": choice.id, "label": choice.label} for choice in self.choices],
            "default": self.default,
            "chosen": self.chosen,
            "answered": self.said,
            "rows": [
                {"file": place.file, "line": place.line}
                | ({"sheet": place.sheet} if place.sheet else {})
                for place in self.places
            ],
        }


def require_known(questions: Iterable[Question], said: Mapping[str, str]) -> None:
    """Raise UserError for an answer to a question that is not asked, or that is no choice of it."""
    asked = {question.id: question for question in questions}
    for question_id, choice_id in said.items():
        question = asked.get(question_id)
        if question is None:
            raise UserError(
                _("Nothing asks “{id}”; the questions are: {known}.").format(
                    id=question_id, known=", ".join(asked) or _("none")
                )
            )
        known = [choice.id for choice in question.choices]
        if choice_id not in known:
            raise UserError(
                _("“{answer}” is no answer to “{id}”; use one of {known}.").format(
                    answer=choice_id, id=question_id, known=", ".join(known)
                )
            )
