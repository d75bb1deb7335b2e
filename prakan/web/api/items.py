"""Answering a batch item by item: what one item runs into never keeps another back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from prakan.domain.problems import Fault, Refused
from prakan.web.shell.problem_json import details
from prakan.web.shell.refusals import status_of

Item = TypeVar("Item")
DONE, ALREADY_DONE, REFUSED = "done", "already_done", "refused"


@dataclass(frozen=True, slots=True)
class Done:
    """What an item came to: ``again`` when it had been done before, ``ref`` names what was made of it."""

    ref: str = ""
    again: bool = False


def one_by_one(
    items: Iterable[Item], *, key: Callable[[Item], str], do: Callable[[Item], Done]
) -> dict[str, Any]:
    """Do each item and return the answer as ``ItemsOut`` describes it.

    ``do`` takes its own transaction and raises ``Refused`` for what is wrong with the item: that item is
    refused with its problem, the next one is done all the same.
    """
    return answered([_answer(key(item), item, do) for item in items])


def _answer(key: str, item: Item, do: Callable[[Item], Done]) -> dict[str, Any]:
    try:
        done = do(item)
    except Refused as refused:
        return refusal(key, refused.faults)
    return {"key": key, "result": ALREADY_DONE if done.again else DONE, "ref": done.ref, "problem": None}


def refusal(key: str, faults: tuple[Fault, ...]) -> dict[str, Any]:
    """Return the answer for one refused item."""
    problem = details(faults, status_of(Refused(*faults)), key)
    return {"key": key, "result": REFUSED, "ref": "", "problem": problem}


def answered(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a batch's answer with its counts."""
    counts = Counter(item["result"] for item in items)
    return {"counts": {name: counts[name] for name in (DONE, ALREADY_DONE, REFUSED)}, "items": items}
