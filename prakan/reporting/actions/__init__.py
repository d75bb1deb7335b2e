"""Every write of reporting: settle, close, restate, sign."""
