"""Rows of self-assessment reports."""

from prakan.assessment.models.sars import (
    OPEN_STAGES,
    Sar,
    SarEvidence,
    SarNumber,
    SarOffer,
    SarPart,
    SarReceipt,
)
from prakan.assessment.models.seasons import (
    Season,
    SeasonApplication,
    SeasonDeadline,
    SeasonExtension,
    SeasonMove,
    SeasonReminder,
    SeasonRequest,
)

__all__ = [
    "OPEN_STAGES",
    "Sar",
    "SarEvidence",
    "SarNumber",
    "SarOffer",
    "SarPart",
    "SarReceipt",
    "Season",
    "SeasonApplication",
    "SeasonDeadline",
    "SeasonExtension",
    "SeasonMove",
    "SeasonReminder",
    "SeasonRequest",
]
