"""Fields of records as forms and tables show them: values in words, choices, and their edits."""
