"""The text layer: script and direction runs, HarfBuzz shaping, line breaking, fitting.

ReportLab by itself drops characters that a font lacks, cannot mix fonts or directions within a
line and reads titles as markup; festivals have titles in every script, so text is set here.
"""
