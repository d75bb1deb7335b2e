"""Every read of reporting: the figure book, findings, closings."""
