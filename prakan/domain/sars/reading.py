"""One answer as it is typed or stands in a file: read for its question, or refused with the reason."""

from __future__ import annotations

from prakan.domain.numbers import cleaned
from prakan.domain.problems import Fault
from prakan.domain.problems_sars import ANSWER_LONG, ANSWER_NO_NUMBER, QUESTION_UNKNOWN
from prakan.domain.sars.form import LONGEST, Asks, Question


def read_answer(question: Question, given: str) -> tuple[str, Fault | None]:
    """Return an answer as it is stored, and why it cannot be (SAR-008 to 010; None when it can)."""
    if len(given) > LONGEST:
        told = {"code": question.code, "length": f"{len(given):,}", "most": f"{LONGEST:,}"}
        return given, Fault(ANSWER_LONG, told, question.code)
    if question.asks is Asks.NUMBER:
        return _number(question, given)
    if question.asks is Asks.LEVEL and given and given not in dict(question.choices):
        return given, Fault(QUESTION_UNKNOWN, {"code": f"{question.code}={given[:40]}"}, question.code)
    return given, None


def _number(question: Question, given: str) -> tuple[str, Fault | None]:
    text = cleaned(given).replace(",", "")
    if text and not (text.isdecimal() and len(text) <= 9):
        told = {"name": question.name, "given": given[:40]}
        return given, Fault(ANSWER_NO_NUMBER, told, question.code)
    return str(int(text)) if text else "", None
