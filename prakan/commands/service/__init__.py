"""Bringing institutions and the list of reports over from the service in use before."""
