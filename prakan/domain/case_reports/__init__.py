"""The report of an assessment: outline from the pack, first draft from findings, versions compared."""

from prakan.domain.case_reports.comparing import Change, Piece, compared, words
from prakan.domain.case_reports.content import Heading, canonical, digest
from prakan.domain.case_reports.drafting import Draftable, drafted, merged
from prakan.domain.case_reports.outline import Part, Section, outline, unwritten

__all__ = [
    "Change",
    "Draftable",
    "Heading",
    "Part",
    "Piece",
    "Section",
    "canonical",
    "compared",
    "digest",
    "drafted",
    "merged",
    "outline",
    "unwritten",
    "words",
]
