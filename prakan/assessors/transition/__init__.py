"""The only writers of stages in this wing, one file for each kind of subject."""
