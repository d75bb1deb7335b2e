"""One report model, rendered to Word, PDF, Excel and web."""
