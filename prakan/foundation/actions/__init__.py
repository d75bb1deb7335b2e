"""Every write of the foundation's rows."""
