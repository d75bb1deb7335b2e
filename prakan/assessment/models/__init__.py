"""Rows of self-assessment reports, their season, plans of teams, cases, and meetings."""

from prakan.assessment.models.case_appeals import (
    CaseAppeal,
    CaseAppealPaper,
    CaseAppealPoint,
    CaseAppealSeat,
)
from prakan.assessment.models.case_bulk import CaseBulk, CaseReminder
from prakan.assessment.models.case_certificates import (
    CaseCertificate,
    CaseCertificateNumber,
    CaseCertificatePaper,
    CasePublication,
    CaseResultRules,
    CaseResultRun,
)
from prakan.assessment.models.case_readings import CaseReading, CaseReadingList, CaseReadingRules, CaseRemark
from prakan.assessment.models.case_reports import (
    CaseReply,
    CaseReplyPoint,
    CaseReport,
    CaseReportPaper,
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
from prakan.assessment.models.field import (
    FieldAnswer,
    FieldConflict,
    FieldDevice,
    FieldEntry,
    FieldFile,
    VisitRecord,
)
from prakan.assessment.models.field_endings import FieldWaitEnd
from prakan.assessment.models.field_rescues import FieldRescue
from prakan.assessment.models.improvement import (
    ImprovementItem,
    ImprovementPlan,
    ImprovementProgress,
    ImprovementRules,
    ImprovementWord,
)
from prakan.assessment.models.improvement_bulk import ImprovementBulk
from prakan.assessment.models.meetings import (
    AgendaItem,
    BoardBody,
    BoardMember,
    BoardTie,
    Meeting,
    Recusal,
)
from prakan.assessment.models.payments import (
    FeeTable,
    PaymentAccount,
    PaymentDue,
    PaymentLine,
    PaymentList,
    PaymentPayee,
    PaymentQuestion,
)
from prakan.assessment.models.results_use import (
    CoordinationCentre,
    ResultsActivity,
    ResultsMember,
    ResultsProgramme,
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
from prakan.assessment.models.transcripts import CaseTranscript, CaseTranscriptRun
from prakan.assessment.models.visits_made import TeamVisitRecord

__all__ = [
    "AgendaItem",
    "BoardBody",
    "BoardMember",
    "BoardTie",
    "Case",
    "CaseAppeal",
    "CaseAppealPaper",
    "CaseAppealPoint",
    "CaseAppealSeat",
    "CaseBulk",
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
    "CaseReadingList",
    "CaseReadingRules",
    "CaseRemark",
    "CaseReminder",
    "CaseReply",
    "CaseReplyPoint",
    "CaseReport",
    "CaseReportPaper",
    "CaseReportVersion",
    "CaseResultRules",
    "CaseResultRun",
    "CaseRoute",
    "CaseShare",
    "CaseSheet",
    "CaseTranscript",
    "CaseTranscriptRun",
    "CaseVerdict",
    "CoordinationCentre",
    "FeeTable",
    "FieldAnswer",
    "FieldConflict",
    "FieldDevice",
    "FieldEntry",
    "FieldFile",
    "FieldRescue",
    "FieldWaitEnd",
    "ImprovementBulk",
    "ImprovementItem",
    "ImprovementPlan",
    "ImprovementProgress",
    "ImprovementRules",
    "ImprovementWord",
    "Meeting",
    "OPEN_STAGES",
    "PaymentAccount",
    "PaymentDue",
    "PaymentLine",
    "PaymentList",
    "PaymentPayee",
    "PaymentQuestion",
    "Recusal",
    "ResultsActivity",
    "ResultsMember",
    "ResultsProgramme",
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
    "VisitRecord",
]
