"""Figures of a plan: what is left to do, how its screenings spread, how much guests have to do."""

from planner.figures.guests import GuestLoad, guest_load
from planner.figures.shares import AXES, Share, shares, totals
from planner.figures.todo import Todo, left_to_do

__all__ = ["AXES", "GuestLoad", "Share", "Todo", "guest_load", "left_to_do", "shares", "totals"]
