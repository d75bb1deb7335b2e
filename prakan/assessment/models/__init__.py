"""Rows of self-assessment reports."""

from prakan.assessment.models.sars import OPEN_STAGES, Sar, SarEvidence, SarNumber, SarPart, SarReceipt

__all__ = ["OPEN_STAGES", "Sar", "SarEvidence", "SarNumber", "SarPart", "SarReceipt"]
