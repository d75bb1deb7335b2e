"""Prakan, the operating system of an education quality-assurance agency."""
