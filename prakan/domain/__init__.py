"""Pure rules of the field: no Django, no clock, no database."""
