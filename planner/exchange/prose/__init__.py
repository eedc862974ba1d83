"""How catalogues written as running text are understood: paragraphs, headings, facts, entries."""
