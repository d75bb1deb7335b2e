"""Reading the report of a case: as it is written, its versions, the institution's reply."""
