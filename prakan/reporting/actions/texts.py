"""Editing a text of the report: its slots are tried on a real quarter before it is kept."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction

from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_foundation import TEXT_EMPTY
from prakan.domain.problems_runs import BRACES_UNREADABLE
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.actions import texts
from prakan.foundation.models import Person
from prakan.reporting.document.quarterly import paragraph

SLOT = re.compile(r"\{[^{}]+\}")
NAMES = {"th": Text("ไทย", "Thai"), "en": Text("อังกฤษ", "English")}


@transaction.atomic
def write_text(
    *, key: str, th: str, en: str, year: int, quarter: int, by: Person, at: datetime, language: str = "th"
) -> Text:
    """Keep both sides of a text after trying them on a quarter's report.

    ``language`` names the languages in problems. Raises ``Refused`` with every fault at once: ACCESS-001,
    TEXT-002 (no Thai), TEXT-010 (unknown slot), TEXT-011 (a lone brace).
    """
    access.check(by, "text.edit")
    words = Text(th.strip(), en.strip())
    if not words.th:
        raise refuse(TEXT_EMPTY, "th", key=key)
    sides = {"th": words.th, "en": words.en}
    faults = [
        f for side, said in sides.items() for f in _faults(key, side, said, year, quarter, by, language)
    ]
    if faults:
        raise Refused(*faults)
    return texts.edit(key=key, th=words.th, en=words.en, by=by, at=at)


def _faults(
    key: str, side: str, said: str, year: int, quarter: int, by: Person, language: str
) -> tuple[Fault, ...]:
    """Return what is wrong with one side, at its own field."""
    if set(SLOT.sub("", said)) & set("{}"):
        return (Fault(BRACES_UNREADABLE, {"language": NAMES[side].say(language)}, side),)
    try:
        paragraph(by, year, quarter, key, Text(said, said), side)
    except Refused as refused:
        return tuple(Fault(f.problem, f.values, side) for f in refused.faults)
    return ()
