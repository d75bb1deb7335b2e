"""Plan, progress, milestone ladders, budget and strategy of a fiscal year."""
