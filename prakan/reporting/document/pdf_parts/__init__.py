"""The rooms behind long PDFs: cutting a report into parts, reading and joining the parts' files."""
