"""Ways in and out: readers of catalogues and spreadsheets, import plans, writers."""

from planner.exchange.choose import import_kinds, import_suffixes
from planner.exchange.corrections import Corrections
from planner.exchange.decisions import Action, Decision, FieldChange
from planner.exchange.mapping import LEFT_OUT, Mappings, TableMapping
from planner.exchange.plan import ImportPlan, ImportRows, plan_import
from planner.exchange.questions import Choice, Question
from planner.exchange.readers import all_readers
from planner.exchange.tables.headings import known_fields

__all__ = [
    "LEFT_OUT",
    "Action",
    "Choice",
    "Corrections",
    "Decision",
    "FieldChange",
    "ImportPlan",
    "ImportRows",
    "Mappings",
    "Question",
    "TableMapping",
    "all_readers",
    "import_kinds",
    "import_suffixes",
    "known_fields",
    "plan_import",
]
