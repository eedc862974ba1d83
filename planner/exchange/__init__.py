"""Ways in and out: readers of catalogues and spreadsheets, import plans, writers."""

from planner.exchange.choose import all_readers, import_kinds, import_suffixes
from planner.exchange.decisions import Action, Decision, FieldChange
from planner.exchange.plan import ImportPlan, ImportRows, plan_import

__all__ = [
    "Action",
    "Decision",
    "FieldChange",
    "ImportPlan",
    "ImportRows",
    "all_readers",
    "import_kinds",
    "import_suffixes",
    "plan_import",
]
