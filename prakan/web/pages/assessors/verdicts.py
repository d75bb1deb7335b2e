"""Whether an assessor may assess on a day, and terms of licences, as lines of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.licences import Verdict, WhyNot, said
from prakan.domain.text import Text
from prakan.registry.queries.licences import TermView

YEARS = Text("{level}: {years} ปี", "{level}: {years} years")
UNKNOWN = Text("{level}: ยังไม่ทราบอายุ", "{level}: term unknown")
TO_CONFIRM = Text("รอยืนยัน", "to be confirmed")


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A level with whether it may be assessed on the day, by which licence, or why not."""

    level: Text
    verdict: Verdict
    reasons: tuple[Text, ...]


def verdict_lines(verdicts: Iterable[Verdict]) -> tuple[VerdictLine, ...]:
    """Return verdicts in words."""
    return tuple(VerdictLine(LEVEL_NAMES[v.level], v, tuple(map(_reason, v.reasons))) for v in verdicts)


def _reason(reason: WhyNot) -> Text:
    return said(reason, _day(reason.day))


def _day(day: date | None) -> Text:
    return Text(say_date(day, "th"), say_date(day, "en")) if day else Text("")


def term_lines(terms: Iterable[TermView]) -> tuple[Text, ...]:
    """Return how long licences last in words, with what the sources say while it is to be confirmed."""
    return tuple(_term(term) for term in terms)


def _term(term: TermView) -> Text:
    words = YEARS if term.years else UNKNOWN
    lines = []
    for speech in ("th", "en"):
        line = words.say(speech).format(level=LEVEL_NAMES[term.level].say(speech), years=term.years)
        if not term.confirmed:
            note = term.note.say(speech)
            line += f" ({TO_CONFIRM.say(speech)}{': ' if note else ''}{note})"
        lines.append(line)
    return Text(*lines)
