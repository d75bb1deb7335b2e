"""A database backend: SQLite whose writers wait in line."""
