"""Ways in and out: readers of catalogues and spreadsheets, import plans, writers."""

from planner.exchange.choose import import_kinds, import_suffixes
from planner.exchange.decisions import Action, Decision, FieldChange
from planner.exchange.plan import ImportPlan, ImportRows, plan_import
from planner.exchange.questions import Choice, Question
from planner.exchange.readers import all_readers

__all__ = [
    "Action",
    "Choice",
    "Decision",
    "FieldChange",
    "ImportPlan",
    "ImportRows",
    "Question",
    "all_readers",
    "import_kinds",
    "import_suffixes",
    "plan_import",
]
