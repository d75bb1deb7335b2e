"""Reading devices, what they recorded and what became of it."""
