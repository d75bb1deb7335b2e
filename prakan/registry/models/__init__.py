"""Rows of parent agencies, institutions, their history and contacts; of assessors."""

from prakan.registry.models.agencies import AgencyPlacement, ParentAgency
from prakan.registry.models.assessor_days import AssessorSeat, AssessorTie, TimeOff, VisitMade
from prakan.registry.models.assessors import Assessor, AssessorChange, AssessorProposal
from prakan.registry.models.contact_points import ContactPoint, ContactRole
from prakan.registry.models.duplicates import DuplicateProposal
from prakan.registry.models.frameworks import Framework, FrameworkComment, PilotCase, PilotLimit
from prakan.registry.models.institutions import Institution, InstitutionChange, InstitutionCode
from prakan.registry.models.interests import CoolingOff, Interest, InterestOverride
from prakan.registry.models.letters import LetterTemplate, LetterTemplateUse
from prakan.registry.models.licences import Licence, LicenceChange, LicenceTerm
from prakan.registry.models.listings import Listing
from prakan.registry.models.rosters import (
    ColumnMapping,
    RosterContact,
    RosterIntake,
    RosterLine,
    RosterRequest,
)
from prakan.registry.models.successions import Succession
from prakan.registry.models.terms import SearchTerm

__all__ = [
    "Assessor",
    "AssessorChange",
    "AssessorProposal",
    "AssessorSeat",
    "AssessorTie",
    "ColumnMapping",
    "CoolingOff",
    "Interest",
    "InterestOverride",
    "Licence",
    "LicenceChange",
    "LicenceTerm",
    "ContactPoint",
    "ContactRole",
    "RosterContact",
    "RosterIntake",
    "RosterLine",
    "RosterRequest",
    "AgencyPlacement",
    "DuplicateProposal",
    "Framework",
    "FrameworkComment",
    "Institution",
    "InstitutionChange",
    "InstitutionCode",
    "LetterTemplate",
    "LetterTemplateUse",
    "Listing",
    "ParentAgency",
    "PilotCase",
    "PilotLimit",
    "SearchTerm",
    "Succession",
    "TimeOff",
    "VisitMade",
]
