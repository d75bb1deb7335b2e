"""The programming interface for systems of others; ``door.api`` is it, a module an area."""
