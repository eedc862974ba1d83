"""Printed documents: a snapshot of the festival in, a PDF and sentences about it out."""

from __future__ import annotations

from planner.pdf.base import Printed, PrintedDocument
from planner.pdf.preview import Raster, raster
from planner.pdf.printing import render

__all__ = ["Printed", "PrintedDocument", "Raster", "raster", "render"]
