"""What a team keeps of its visit: attendance, oral feedback, the institution's sign-off."""

from prakan.assessment.actions.visit_records.looking import look
from prakan.assessment.actions.visit_records.recording import record

__all__ = ["look", "record"]
