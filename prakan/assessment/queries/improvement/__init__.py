"""Reads of improvement plans and of the programme of the use of results."""
