"""Finding institutions: words of an index, readings of a question, the order of answers."""
