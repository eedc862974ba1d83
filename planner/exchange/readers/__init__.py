"""The ways in: one file per way of writing things down, found by discovery."""
