"""The wall of the office: cards true to scale, and the empty grid that they are put on."""
