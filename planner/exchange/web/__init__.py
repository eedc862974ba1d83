"""The festival as a folder of web pages that need no server, no network and no script."""

from planner.exchange.web.site import site

__all__ = ["site"]
