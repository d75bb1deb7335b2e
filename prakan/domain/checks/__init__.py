"""Checks: rules that find contradictions in a quarter's plan, progress, budget and printed report."""
