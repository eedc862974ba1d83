"""How catalogues of labelled lines are understood: labels, the films they make, their values."""
