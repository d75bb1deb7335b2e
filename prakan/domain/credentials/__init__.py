"""Certificates that machines can check: Open Badges 3.0 with a signature and a status list."""
