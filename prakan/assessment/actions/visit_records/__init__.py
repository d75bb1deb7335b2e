"""What a team keeps of its visit: attendance, oral feedback, the institution's sign-off."""

from prakan.assessment.actions.visit_records.looking import look, look_at_pair, look_at_scan
from prakan.assessment.actions.visit_records.recording import record

__all__ = ["look", "look_at_pair", "look_at_scan", "record"]
