"""One file for each command; nothing lists them."""
