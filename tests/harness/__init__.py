"""Harnesses: the promises of the store, tried many thousand times with everything against them."""
