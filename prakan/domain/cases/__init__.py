"""The case: its stages, owners, needs, routes by level, and whose turn it is."""
