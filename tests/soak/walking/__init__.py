"""One school from the roster to publication and after, by every role in turn, in a real browser."""
