"""Figures, checks, the close of a quarter and the quarterly report."""
