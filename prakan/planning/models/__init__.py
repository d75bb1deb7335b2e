"""Rows of the plan, its progress, budget and strategy."""
