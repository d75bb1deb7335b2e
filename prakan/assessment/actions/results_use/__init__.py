"""Writes of the programme of the use of results: centres, its institutions, what is done with them."""
