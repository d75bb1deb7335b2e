"""Answering a batch item by item: what one item runs into never keeps another back."""

from __future__ import annotations

from collections import Counter
from typing import Any

from prakan.domain.problems import Fault, Refused
from prakan.web.shell.problem_json import details
from prakan.web.shell.refusals import status_of

DONE, ALREADY_DONE, REFUSED = "done", "already_done", "refused"


def refusal(key: str, faults: tuple[Fault, ...]) -> dict[str, Any]:
    """Return the answer for one refused item."""
    problem = details(faults, status_of(Refused(*faults)), key)
    return {"key": key, "result": REFUSED, "ref": "", "problem": problem}


def answered(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a batch's answer with its counts."""
    counts = Counter(item["result"] for item in items)
    return {"counts": {name: counts[name] for name in (DONE, ALREADY_DONE, REFUSED)}, "items": items}
