"""The parts of the pocket fold-out: what stands in its panels, and how they are filled."""
