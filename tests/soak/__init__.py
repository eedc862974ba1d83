"""``make soak``: the same promises as the tests, kept for as long as one lets it run."""
