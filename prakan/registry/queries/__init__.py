"""Every read of the registry; takes the person first, returns frozen records."""
