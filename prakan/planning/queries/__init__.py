"""Every read of planning: takes the person first, returns frozen dataclasses."""
