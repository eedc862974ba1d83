"""Questions that an import leaves: asked once, answered by default, by a person or by a flag."""

from __future__ import annotations

import pytest

from planner.edit import Work
from planner.errors import UserError
from planner.exchange.base import Severity
from planner.exchange.bring.context import Answers, Context
from planner.exchange.bring.memory import Memory
from planner.exchange.questions import Choice, Place, Question, require_known
from tests.build import a_festival

DATES = Question(
    "night:shows.csv",
    "Which day is meant?",
    (Choice("given", "as given"), Choice("next", "the next day")),
    "given",
    (Place("shows.csv", 7), Place("shows.csv", 9)),
    "start",
)


def asked(said: dict[str, str]) -> Context:
    work = Work(a_festival())
    context = Context(work, Answers(said=said), Memory(work))
    context.ask(DATES)
    return context


@pytest.mark.parametrize("said", [{}, {"night:shows.csv": "never"}, {"other": "next"}])
def test_what_nobody_answered_is_the_default_and_a_doubt(said: dict[str, str]) -> None:
    context = asked(said)
    (question,), (problem,) = context.questions, context.problems
    assert (question.chosen, question.said) == ("given", False)
    assert (problem.file, problem.line, problem.field) == ("shows.csv", 7, "start")
    assert problem.severity is Severity.DOUBT
    assert "Which day is meant? Taken meanwhile: as given." in problem.message


def test_an_answer_is_taken_and_no_doubt() -> None:
    context = asked({"night:shows.csv": "next"})
    (question,) = context.questions
    assert (question.chosen, question.said, context.problems) == ("next", True, [])
    assert question.to_json() == {
        "id": "night:shows.csv",
        "sentence": "Which day is meant?",
        "choices": [
            {"id": "given", "label": "as given"},
            {"id": "next", "label": "the next day"},
        ],
        "default": "given",
        "chosen": "next",
        "answered": True,
        "rows": [{"file": "shows.csv", "line": 7}, {"file": "shows.csv", "line": 9}],
    }


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"day:shows.csv": "next"}, "Nothing asks “day:shows.csv”; .* night:shows.csv"),
        ({"night:shows.csv": "never"}, "“never” is no answer .* given, next"),
    ],
)
def test_a_wrong_flag_is_refused(said: dict[str, str], message: str) -> None:
    with pytest.raises(UserError, match=message):
        require_known([DATES], said)
