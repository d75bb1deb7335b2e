"""Recording what is about to happen, in the transaction in which it happens."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from prakan.foundation.announcing import announce
from prakan.foundation.models import AuditRow, Person
from prakan.foundation.moment import moved_on

PLAIN = frozenset({str, int, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Entry:
    """What an audit row says beside who and when."""

    step: str
    subject: str
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


def record(
    *,
    step: str,
    subject: str,
    by: Person | None,
    at: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> AuditRow:
    """Write the audit row of a step; outside a transaction ``RuntimeError`` (no effect without record)."""
    _check_transaction()
    row = _row(Entry(step, subject, before or {}, after or {}), by, at)
    row.save(force_insert=True)
    announce(step)
    moved_on()
    return row


def record_all(entries: Iterable[Entry], *, by: Person | None, at: datetime) -> None:
    """Write the audit rows of many steps at once, in order; the same rows as ``record`` one by one."""
    _check_transaction()
    rows = [_row(entry, by, at) for entry in entries]
    AuditRow.objects.bulk_create(rows)
    for step in dict.fromkeys(row.step for row in rows):
        announce(step)
    moved_on()


def _check_transaction() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("an audit row must be written in the transaction of its effect")


def _row(entry: Entry, by: Person | None, at: datetime) -> AuditRow:
    row = AuditRow(
        at=at,
        by=by,
        by_label=label_of(by),
        step=entry.step,
        subject=entry.subject,
        before=plain(entry.before),
        after=plain(entry.after),
    )
    row.digest = digest_of(row)
    return row


def label_of(by: Person | None) -> str:
    """Return who the trail says it was: the user name, with the API key when a system acted as them."""
    if by is None:
        return "system"
    return f"{by.username} · {by.via}" if by.via else by.username


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as plain JSON, so that what is hashed is what is stored.

    Decimals become strings and so do floats: a database may rewrite 1e16 as a whole number.
    """
    if all(type(value) in PLAIN for value in values.values()):  # hundreds of answers: nothing to turn
        return dict(values)
    result: dict[str, Any] = json.loads(json.dumps(dict(values), cls=DjangoJSONEncoder), parse_float=str)
    return result


def digest_of(row: AuditRow) -> str:
    """Return the sha256 (hex) over everything a row says except its id; the same before and after storing."""
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    content = [at, row.by_id, row.by_label, row.step, row.subject, row.before, row.after]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
