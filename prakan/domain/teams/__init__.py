"""Teams and visit weeks for a year: formed, certified, repaired and explained, over plain records."""

from prakan.domain.teams.certify import certify
from prakan.domain.teams.model import (
    Assessor,
    Certificate,
    Conflict,
    ConflictKind,
    Institution,
    LevelRule,
    Licence,
    Pin,
    Plan,
    Policy,
    Target,
    Visit,
    Weights,
)
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.rules import RULES, Rule, RuleId
from prakan.domain.teams.solve import Progress, plan
from prakan.domain.teams.verify import Violation, verify

__all__ = [
    "RULES",
    "Assessor",
    "Certificate",
    "Conflict",
    "ConflictKind",
    "Institution",
    "LevelRule",
    "Licence",
    "Pin",
    "Plan",
    "Policy",
    "Problem",
    "Progress",
    "Rule",
    "RuleId",
    "Target",
    "Violation",
    "Visit",
    "Weights",
    "certify",
    "plan",
    "verify",
]
