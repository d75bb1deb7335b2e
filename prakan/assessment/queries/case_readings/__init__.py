"""Reading the quality reading of reports: rules, what waits, one reading."""
