"""The rooms behind the Excel renderer: where figures stand, formulas, cell formats, sheets."""
