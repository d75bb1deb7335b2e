"""What stands around every page: menu, period, language, theme, access, refusals."""
