"""JSON and XML taken apart with care: limits, places, and one sentence for what is wrong."""
