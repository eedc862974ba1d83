"""The parts of the catalogue: cover and contents, sections, houses, indexes."""
