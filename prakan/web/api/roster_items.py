"""The items of a roster as a client sent them: each read on its own, so that a wrong one stops no other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_api import INPUT_WRONG, ITEM_TWICE, TOO_MANY_ITEMS
from prakan.domain.roster_sheet.named import KEY, NAMED
from prakan.web.api.bodies import JSON, NDJSON, json_of, type_of, whole
from prakan.web.api.items import ALREADY_DONE, DONE, refusal

LONGEST_KEY = 100
LONGEST_TEXT = 1000
KNOWN = frozenset({KEY, *NAMED})


@dataclass(slots=True)
class Batch:
    """What a body held: items to take in, and the answer to each in the order in which they came."""

    items: list[dict[str, str]] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    seen: dict[str, dict[str, str]] = field(default_factory=dict)

    def same(self) -> bytes:
        """Return what stands for the batch whatever the order of its items."""
        told = sorted(json.dumps(item, sort_keys=True) for item in self.items)
        refused = sorted(json.dumps(a["problem"], sort_keys=True) for a in self.answers if a["problem"])
        return "\n".join((*told, *refused)).encode()


def batch_of(request: HttpRequest) -> Batch:
    """Read a body, JSON or one item a line.

    Raises ``Refused``: API-007 too large, API-008 unreadable, API-009 not a list of items, API-017 another
    type, API-018 too many.
    """
    lines = type_of(request, (JSON, NDJSON)) == NDJSON
    found = list(_lines(whole(request))) if lines else _listed(json_of(whole(request)))
    if not found:
        raise refuse(INPUT_WRONG, field="items", where="items", why="no item")
    if len(found) > settings.API_ITEMS:
        raise refuse(TOO_MANY_ITEMS, field="items", limit=settings.API_ITEMS)
    batch = Batch()
    for number, item in enumerate(found, 1):
        _take(batch, number, item)
    return batch


def _listed(body: Any) -> Sequence[Any]:
    items = body.get("items") if isinstance(body, dict) else None
    if not isinstance(items, list):
        raise refuse(INPUT_WRONG, field="items", where="items", why="not a list")
    wrong = next((n for n, item in enumerate(items) if not isinstance(item, dict)), None)
    if wrong is not None:
        raise refuse(INPUT_WRONG, field=f"items.{wrong}", where=f"items.{wrong}", why="not an object")
    return items


def _lines(body: bytes) -> Iterator[Any]:
    for line in body.splitlines():
        if line.strip():
            try:
                yield json_of(line)
            except Refused as refused:
                yield refused


def _take(batch: Batch, number: int, item: Any) -> None:
    key = _key(item) or f"#{number}"
    try:
        read = _read(item, key)
    except Refused as refused:
        batch.answers.append(refusal(key, refused.faults))
        return
    before = batch.seen.get(key)
    if before is not None and before != read:
        batch.answers.append(refusal(key, refuse(ITEM_TWICE, field=KEY, key=key).faults))
        return
    result = DONE if before is None else ALREADY_DONE
    batch.answers.append({"key": key, "result": result, "ref": "", "problem": None})
    if before is None:
        batch.seen[key] = read
        batch.items.append(read)


def _key(item: Any) -> str:
    given = item.get(KEY) if isinstance(item, dict) else None
    text = str(given) if isinstance(given, str | int) and not isinstance(given, bool) else ""
    return text if text.isprintable() and 0 < len(text) <= LONGEST_KEY and text == text.strip() else ""


def _read(item: Any, key: str) -> dict[str, str]:
    if isinstance(item, Refused):
        raise item
    if not isinstance(item, dict):
        raise refuse(INPUT_WRONG, where="item", why="not an object")
    faults = [] if _key(item) else [_wrong(KEY, f"needs 1 to {LONGEST_KEY} printable characters")]
    faults += [_wrong(name[:40], "no such field") for name in item if name not in KNOWN]
    texts = {name: _text(item[name]) for name in NAMED if name in item}
    faults += [
        _wrong(name, f"not a text or number of at most {LONGEST_TEXT} characters")
        for name, text in texts.items()
        if text is None
    ]
    if faults:
        raise Refused(*faults)
    return {KEY: key, **{name: text for name, text in texts.items() if text}}


def _wrong(name: str, why: str) -> Fault:
    return Fault(INPUT_WRONG, {"where": name, "why": why}, name)


def _text(value: Any) -> str | None:
    """Return a value as a cell would hold it; None for what no cell can hold."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value)
    encodable = not any("\ud800" <= c <= "\udfff" or c == "\0" for c in text)
    return text if encodable and len(text) <= LONGEST_TEXT else None
