"""Appeals against results: until when, by whom heard, what follows."""
