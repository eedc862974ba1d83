"""From rows to records: one file per table, one code path for preview and import."""
