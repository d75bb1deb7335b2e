"""Rows of self-assessment reports, their season, plans of teams, cases, and meetings."""

from prakan.assessment.models.case_certificates import (
    CaseCertificate,
    CaseCertificateNumber,
    CaseCertificatePaper,
    CasePublication,
    CaseResultRules,
    CaseResultRun,
)
from prakan.assessment.models.case_readings import CaseReading, CaseReadingRules, CaseRemark
from prakan.assessment.models.case_reports import (
    CaseReply,
    CaseReplyPoint,
    CaseReport,
    CaseReportVersion,
)
from prakan.assessment.models.case_scores import (
    CaseConsensus,
    CaseEvidence,
    CaseFinding,
    CaseShare,
    CaseSheet,
    CaseVerdict,
)
from prakan.assessment.models.cases import Case, CaseHold, CaseMove, CaseNumber, CaseRoute
from prakan.assessment.models.meetings import (
    AgendaItem,
    BoardBody,
    BoardMember,
    BoardTie,
    Meeting,
    Recusal,
)
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
from prakan.assessment.models.team_announcements import (
    TeamAnnouncement,
    TeamAppointment,
    TeamLetterRule,
    TeamLetterRun,
)
from prakan.assessment.models.team_changes import TeamChange, TeamObjection
from prakan.assessment.models.team_invitations import TeamInvitation
from prakan.assessment.models.team_lists import TeamDecision, TeamList, TeamListLine, TeamRoute
from prakan.assessment.models.teams import (
    TeamAside,
    TeamLeftOut,
    TeamPlan,
    TeamRuleSet,
    TeamSeat,
    TeamStop,
    TeamVisit,
)
from prakan.assessment.models.visits_made import TeamVisitRecord

__all__ = [
    "OPEN_STAGES",
    "AgendaItem",
    "BoardBody",
    "BoardMember",
    "BoardTie",
    "Case",
    "CaseCertificate",
    "CaseCertificateNumber",
    "CaseCertificatePaper",
    "CaseConsensus",
    "CaseEvidence",
    "CaseFinding",
    "CaseHold",
    "CaseMove",
    "CaseNumber",
    "CasePublication",
    "CaseReading",
    "CaseReadingRules",
    "CaseRemark",
    "CaseReply",
    "CaseReplyPoint",
    "CaseReport",
    "CaseReportVersion",
    "CaseResultRules",
    "CaseResultRun",
    "CaseRoute",
    "CaseShare",
    "CaseSheet",
    "CaseVerdict",
    "Meeting",
    "Recusal",
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
    "TeamAnnouncement",
    "TeamAppointment",
    "TeamAside",
    "TeamChange",
    "TeamDecision",
    "TeamInvitation",
    "TeamLeftOut",
    "TeamLetterRule",
    "TeamLetterRun",
    "TeamList",
    "TeamListLine",
    "TeamObjection",
    "TeamPlan",
    "TeamRoute",
    "TeamRuleSet",
    "TeamSeat",
    "TeamStop",
    "TeamVisit",
    "TeamVisitRecord",
]
