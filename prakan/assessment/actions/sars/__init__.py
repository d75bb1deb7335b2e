"""Self-assessment reports: begun and written by a school, submitted, forwarded, returned, accepted."""

from prakan.assessment.actions.sars.deciding import accept, forward, hand_back, mark_missing, return_
from prakan.assessment.actions.sars.evidence import attach, detach, keep_own_file
from prakan.assessment.actions.sars.missing import Marked, mark_overdue
from prakan.assessment.actions.sars.offline import take_workbook
from prakan.assessment.actions.sars.receiving import receive
from prakan.assessment.actions.sars.starting import copy_previous, start
from prakan.assessment.actions.sars.submitting import submit
from prakan.assessment.actions.sars.taking_over import take_over
from prakan.assessment.actions.sars.writing import Given, Saved, save, settle

__all__ = [
    "Given",
    "Marked",
    "Saved",
    "accept",
    "attach",
    "copy_previous",
    "detach",
    "forward",
    "hand_back",
    "keep_own_file",
    "mark_missing",
    "mark_overdue",
    "receive",
    "return_",
    "save",
    "settle",
    "start",
    "submit",
    "take_over",
    "take_workbook",
]
