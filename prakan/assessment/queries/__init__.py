"""Every read of assessment: takes the person first, returns frozen dataclasses."""
