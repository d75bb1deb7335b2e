"""Rows of recruitment, training, renewal and appraisal of assessors."""

from prakan.assessors.models.credentials import Credential, CredentialKey
from prakan.assessors.models.recruitment import (
    Appeal,
    Application,
    ApplicationEvent,
    ListLine,
    RankedList,
    Recruitment,
    Score,
)
from prakan.assessors.models.renewals import Renewal, RenewalCondition, RenewalFact, RenewalRound
from prakan.assessors.models.training import (
    Attendance,
    Trainee,
    TrainingGroup,
    TrainingSession,
    VideoProgress,
)

__all__ = [
    "Appeal",
    "Application",
    "ApplicationEvent",
    "Attendance",
    "Credential",
    "CredentialKey",
    "ListLine",
    "RankedList",
    "Recruitment",
    "Renewal",
    "RenewalCondition",
    "RenewalFact",
    "RenewalRound",
    "Score",
    "Trainee",
    "TrainingGroup",
    "TrainingSession",
    "VideoProgress",
]
