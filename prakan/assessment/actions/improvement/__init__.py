"""Writes of improvement plans: opened, written, sent, agreed to, worked on, closed, reminded of."""
