"""Schema history of reporting."""
