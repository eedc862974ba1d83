"""How spreadsheets saved as CSV or TSV are understood: cells, headings, rows."""
