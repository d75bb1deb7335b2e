"""Rows of people, units, roles, audit, notices, files and texts."""
