"""How operators come in: the prakan console script."""
