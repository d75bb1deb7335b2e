"""Every read of this wing: takes the person first, returns frozen dataclasses."""
