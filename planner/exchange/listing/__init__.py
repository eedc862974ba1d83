"""How programme listings are understood: days, times, places, blocks and the films in them."""
