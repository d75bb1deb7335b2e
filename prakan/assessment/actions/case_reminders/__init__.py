"""Reminding whoever has the turn in cases: the agency's ladder, and a message a person and day."""

from prakan.assessment.actions.case_reminders.reminding import install_reminders, remind

__all__ = ["install_reminders", "remind"]
