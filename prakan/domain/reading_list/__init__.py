"""Which reports are read first: marks that surprise, and a share drawn by lot that anybody can draw again."""

from prakan.domain.reading_list.drawing import Pick, Reason, Shares, reading_list
from prakan.domain.reading_list.surprise import LEAST_CASES, CaseMarks, Surprise, Unlikely, surprises

__all__ = [
    "LEAST_CASES",
    "CaseMarks",
    "Pick",
    "Reason",
    "Shares",
    "Surprise",
    "Unlikely",
    "reading_list",
    "surprises",
]
