"""Venues and guests at one glance: hours and days as bars, ways as a matrix, seats and formats."""

from ui.venues.panel import VenuesPanel

__all__ = ["VenuesPanel"]
