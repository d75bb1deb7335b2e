"""Self-assessment reports: the form that a pack asks for, answers of several people, content and digest."""
