"""Conflicts: found by rules, explained in a sentence, mended by edits.

A rule is one file of this folder with one subclass of ``Rule``, found by discovery.
"""

from planner.rules.acceptance import accept, acceptance_of, is_accepted
from planner.rules.base import Help, Rule
from planner.rules.cells import Cells, Ruler, Stretches
from planner.rules.check import check, conflicts_after, consequences, recheck, what_if_report
from planner.rules.conflict import Conflict, Fix, Place
from planner.rules.fixing import brief, explain, fixes
from planner.rules.lift import Lift
from planner.rules.placement import PlacementMap, placement
from planner.rules.policy import Policy, all_rules, option_key, severity_key
from planner.rules.report import Report, compare, place_of
from planner.rules.severity import Severity

__all__ = [
    "Cells",
    "Conflict",
    "Fix",
    "Help",
    "Lift",
    "Place",
    "PlacementMap",
    "Policy",
    "Report",
    "Rule",
    "Ruler",
    "Severity",
    "Stretches",
    "accept",
    "acceptance_of",
    "all_rules",
    "brief",
    "check",
    "compare",
    "conflicts_after",
    "consequences",
    "explain",
    "fixes",
    "is_accepted",
    "option_key",
    "place_of",
    "placement",
    "recheck",
    "severity_key",
    "what_if_report",
]
