"""The report of a case as a document: its parts, put together for any format or into a Word template."""
