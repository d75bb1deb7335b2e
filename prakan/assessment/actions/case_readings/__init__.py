"""What people do with the quality reading of reports: give it out, read, remark, return or pass."""
