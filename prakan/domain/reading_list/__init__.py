"""Which reports are read first: marks that surprise, and a share drawn by lot that anybody can draw again."""

from prakan.domain.reading_list.balancing import Shelf, shared_out
from prakan.domain.reading_list.drawing import Pick, Reason, Shares, in_order, lot, reading_list, second_reads
from prakan.domain.reading_list.surprise import LEAST_CASES, CaseMarks, Surprise, Unlikely, surprises

__all__ = [
    "LEAST_CASES",
    "CaseMarks",
    "Pick",
    "Reason",
    "Shares",
    "Shelf",
    "Surprise",
    "Unlikely",
    "in_order",
    "lot",
    "reading_list",
    "second_reads",
    "shared_out",
    "surprises",
]
