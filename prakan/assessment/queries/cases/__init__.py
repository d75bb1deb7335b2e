"""Reading cases: who reaches which, the board of a year, one case."""
