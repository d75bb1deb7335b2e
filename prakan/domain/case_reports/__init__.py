"""The report of an assessment: outline from the pack, first draft from findings, versions compared."""

from prakan.domain.case_reports.comparing import Change, Piece, compared, words
from prakan.domain.case_reports.content import Heading, Point, Reply, Then, canonical, digest, then_of
from prakan.domain.case_reports.drafting import Draftable, drafted, merged
from prakan.domain.case_reports.outline import Part, Section, language_of, outline, unwritten

__all__ = [
    "Change",
    "Draftable",
    "Heading",
    "Part",
    "Piece",
    "Point",
    "Reply",
    "Section",
    "Then",
    "canonical",
    "compared",
    "digest",
    "drafted",
    "language_of",
    "merged",
    "outline",
    "then_of",
    "unwritten",
    "words",
]
