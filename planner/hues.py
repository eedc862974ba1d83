"""The colours of sections by their hue number: the same in the window, in print and on the web."""

from __future__ import annotations

HUES = (
    ("#0F8585", "#2FB5B0"),
    ("#5A962B", "#86C04E"),
    ("#BF3A8B", "#E06DB4"),
    ("#2C8CC9", "#57B2EA"),
    ("#8A5A3B", "#C08A66"),
    ("#85861C", "#BDBB46"),
    ("#803F90", "#BB7BCB"),
    ("#1C9E70", "#45C998"),
    ("#D16487", "#EE92AE"),
    ("#A98548", "#D2B27C"),
    ("#2B5580", "#6E9CCB"),
    ("#5F7085", "#93A5BC"),
)
"""Of each hue on light and on dark ground; the numbers from 12 on are these with stripes.

Safe for colour-blind readers; no red, amber or accent; slate, which reads as grey, is last.
"""
