"""Every read of the foundation's rows."""
