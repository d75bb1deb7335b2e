"""Reminding institutions of their SAR: decided, then told to people and written to contacts."""

from prakan.assessment.actions.season_reminders.deciding import Sent, climb, remind

__all__ = ["Sent", "climb", "remind"]
