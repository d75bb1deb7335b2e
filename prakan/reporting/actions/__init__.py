"""Every write of reporting: record, settle, close, restate, sign, write a report."""
