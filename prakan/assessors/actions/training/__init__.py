"""What people do in training: groups and sessions, attendance, videos, the pass list."""
