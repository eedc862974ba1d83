"""Marquee's tests; a package so that a library's own `tests` can never be taken for it."""
