"""Teams and visit weeks for a year: formed, certified, repaired and explained, over plain records."""

from prakan.domain.teams.certify import certify
from prakan.domain.teams.changing import Change, NewConflict, NewWeeks, Withdrawal, changed, pinned
from prakan.domain.teams.costing import cost_of, costed
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
from prakan.domain.teams.reasons import Explainer, Rationale, Unserved, WayOut, WhyNot
from prakan.domain.teams.replan import Move, Repair, Stickiness, replan
from prakan.domain.teams.rules import RULES, Rule, RuleId
from prakan.domain.teams.search import Progress
from prakan.domain.teams.sizes import SIZES, VisitSize, visit_size
from prakan.domain.teams.solve import plan
from prakan.domain.teams.verify import Violation, verify
from prakan.domain.teams.weeks import Year

__all__ = [
    "RULES",
    "SIZES",
    "Assessor",
    "Certificate",
    "Change",
    "Conflict",
    "ConflictKind",
    "Explainer",
    "Institution",
    "LevelRule",
    "Licence",
    "Move",
    "NewConflict",
    "NewWeeks",
    "Pin",
    "Plan",
    "Policy",
    "Problem",
    "Progress",
    "Rationale",
    "Repair",
    "Rule",
    "RuleId",
    "Stickiness",
    "Target",
    "Unserved",
    "Violation",
    "Visit",
    "VisitSize",
    "WayOut",
    "Weights",
    "WhyNot",
    "Withdrawal",
    "Year",
    "certify",
    "changed",
    "cost_of",
    "costed",
    "pinned",
    "plan",
    "replan",
    "verify",
    "visit_size",
]
