"""Reads of the programme of the use of results."""
