"""The dashboard: what is left to do, and how the plan spreads over sections, screens and days."""

from ui.dashboard.panel import DashboardPanel

__all__ = ["DashboardPanel"]
