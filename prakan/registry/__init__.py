"""Shared records: parent agencies, institutions and their history, frameworks."""
