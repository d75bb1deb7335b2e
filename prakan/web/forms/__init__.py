"""Forms: what a person types, read kindly and exactly."""
