"""Scores of a case: each person's sheet, differences, consensus, agreement, the verdict drawn as a tree."""
