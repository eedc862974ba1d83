"""The window of Marquee: everything that knows Qt."""
