"""A plan as a sheet: its headings in two languages, and how other people's sheets are understood."""
