"""Rows of recruitment, training, renewal and appraisal of assessors."""

from prakan.assessors.models.appraisal import (
    Appraisal,
    AppraisalAnswer,
    AppraisalConclusion,
    AppraisalLine,
    AppraisalReply,
    AppraisalRound,
    AssessorRules,
    ScoreGiven,
    SeverityLine,
)
from prakan.assessors.models.complaints import Complaint, ComplaintMember
from prakan.assessors.models.credentials import Credential, CredentialKey
from prakan.assessors.models.recognition import Recognition
from prakan.assessors.models.recruitment import (
    Appeal,
    Application,
    ApplicationEvent,
    ListLine,
    ListPublication,
    RankedList,
    Recruitment,
    Score,
)
from prakan.assessors.models.renewals import Renewal, RenewalCondition, RenewalFact, RenewalRound
from prakan.assessors.models.severity import SeverityRun
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
    "Appraisal",
    "AppraisalAnswer",
    "AppraisalConclusion",
    "AppraisalLine",
    "AppraisalReply",
    "AppraisalRound",
    "AssessorRules",
    "Attendance",
    "Complaint",
    "ComplaintMember",
    "Credential",
    "CredentialKey",
    "ListLine",
    "ListPublication",
    "RankedList",
    "Recognition",
    "Recruitment",
    "Renewal",
    "RenewalCondition",
    "RenewalFact",
    "RenewalRound",
    "Score",
    "ScoreGiven",
    "SeverityLine",
    "SeverityRun",
    "Trainee",
    "TrainingGroup",
    "TrainingSession",
    "VideoProgress",
]
