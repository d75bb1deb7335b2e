"""What a team does in a case: scores, evidence, findings, consensus."""

from prakan.assessment.actions.case_scores.agreeing import (
    agree,
    dissent,
    open_scores,
    propose,
    propose_equal,
)
from prakan.assessment.actions.case_scores.evidence import attach, hide
from prakan.assessment.actions.case_scores.findings import add_finding, edit_finding, remove_finding, share
from prakan.assessment.actions.case_scores.scoring import hand_in, save

__all__ = [
    "add_finding",
    "agree",
    "attach",
    "dissent",
    "edit_finding",
    "hand_in",
    "hide",
    "open_scores",
    "propose",
    "propose_equal",
    "remove_finding",
    "save",
    "share",
]
