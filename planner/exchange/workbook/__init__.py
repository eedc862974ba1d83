"""The sheets of the XLSX workbook: lists, days, and how their cells look."""
