"""Harnesses that try to lose a festival: each says how often it tried and what it lost.

    python -m tests.harness.power_cut --count 20000

Each has a control, which switches the protection off that is on trial and must lose something
(``--control``): only then does a run without losses say anything. ``test_*.py`` beside them runs
each with the figure that fits a test, ``make soak`` with the one that takes its time.
"""
