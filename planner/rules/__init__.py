"""Conflicts: found by rules, explained in a sentence, mended by edits.

A rule is one file of this folder with one subclass of ``Rule``, found by discovery.
"""

from planner.rules.acceptance import accept, acceptance_of, is_accepted
from planner.rules.base import Help, Rule
from planner.rules.cells import Cells, Ruler, Stretches
from planner.rules.check import check, conflicts_after, consequences, recheck, what_if_report
from planner.rules.conflict import Conflict, Fix, Gap, Place
from planner.rules.fixing import brief, explain, fixes, gaps
from planner.rules.lift import Lift
from planner.rules.placement import PlacementMap, placement
from planner.rules.policy import Policy, all_rules, option_key, severity_key
from planner.rules.ranking import BestPlace, best_places
from planner.rules.report import Report, compare, place_of
from planner.rules.severity import Severity
from planner.rules.why_not import Reason, WhyNot

__all__ = [
    "BestPlace",
    "Cells",
    "Conflict",
    "Fix",
    "Gap",
    "Help",
    "Lift",
    "Place",
    "PlacementMap",
    "Policy",
    "Reason",
    "Report",
    "Rule",
    "Ruler",
    "Severity",
    "Stretches",
    "WhyNot",
    "accept",
    "acceptance_of",
    "all_rules",
    "best_places",
    "brief",
    "check",
    "compare",
    "conflicts_after",
    "consequences",
    "explain",
    "fixes",
    "gaps",
    "is_accepted",
    "option_key",
    "place_of",
    "placement",
    "recheck",
    "severity_key",
    "what_if_report",
]
