"""Rows of statements, findings, closings and frozen figures."""
