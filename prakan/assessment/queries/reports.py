"""Answers of a report and its content as submitted: what queries and actions both read from rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prakan.assessment.models import Sar
from prakan.domain.sars.answers import Answer, from_json
from prakan.domain.sars.content import Head, Piece, canonical


def answers_of(sar: Sar) -> dict[str, Answer]:
    """Return every answer by question code."""
    return {code: from_json(stored) for part in sar.parts.all() for code, stored in part.answers.items()}


def values_of(answers: Mapping[str, Answer]) -> dict[str, str]:
    """Return the texts that count, by question code."""
    return {code: answer.value for code, answer in answers.items()}


def content_of(sar: Sar) -> str:
    """Return what stands in a report now as canonical text: what a receipt keeps and its digest is over."""
    kept = sar.evidence.filter(removed_at=None).select_related("file")
    pieces = [Piece(e.question, e.title, e.file.digest, e.page, e.second) for e in kept]
    own = sar.own_file.digest if sar.own_file else ""
    return content_with(sar, values_of(answers_of(sar)), pieces, own)


def content_with(sar: Sar, values: Mapping[str, str], pieces: Iterable[Piece], own: str) -> str:
    """Return the canonical text of a report with these answers and files; ``own`` is a digest."""
    head = Head(
        institution=sar.institution_id,
        name=sar.institution.name_th,
        year=sar.year,
        level=sar.level,
        pack=f"{sar.framework.key}/{sar.framework.number}",
        pack_digest=sar.pack_digest,
    )
    return canonical(head, values, pieces, own)


def is_empty(sar: Sar) -> bool:
    """Return whether there is nothing to submit: no answer and no PDF of the institution's own."""
    return sar.own_file_id is None and not any(values_of(answers_of(sar)).values())
