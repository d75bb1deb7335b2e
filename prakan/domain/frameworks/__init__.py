"""Frameworks as data: reading, checking and scoring packs of standards, scales and rules."""
