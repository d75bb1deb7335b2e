"""What a team does in a case: scores, evidence, findings, consensus."""

from prakan.assessment.actions.case_scores.agreeing import (
    agree,
    dissent,
    open_scores,
    propose,
    propose_all,
    propose_equal,
)
from prakan.assessment.actions.case_scores.amending import amend
from prakan.assessment.actions.case_scores.evidence import attach, attach_all, hide
from prakan.assessment.actions.case_scores.findings import (
    add_finding,
    add_findings,
    edit_finding,
    remove_finding,
    share,
)
from prakan.assessment.actions.case_scores.scoring import hand_in, save, save_all

__all__ = [
    "add_finding",
    "add_findings",
    "agree",
    "amend",
    "attach",
    "attach_all",
    "dissent",
    "edit_finding",
    "hand_in",
    "hide",
    "open_scores",
    "propose",
    "propose_all",
    "propose_equal",
    "remove_finding",
    "save",
    "save_all",
    "share",
]
