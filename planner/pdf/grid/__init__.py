"""The parts of a grid of screens and hours: what is printed, the axis, the cards, the pages."""
