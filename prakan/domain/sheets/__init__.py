"""Sheets that others send: read by their content, their headings found wherever they stand."""
