"""Word templates of letters: which fields they may hold, whether a file is one, and filling it."""
