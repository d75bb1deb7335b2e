"""Rows as plain values for a paper: people by name, moments in world time, nothing that nobody asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model

from prakan.foundation.models import Person, StoredFile
from prakan.registry.models import Assessor, Institution

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Attached:
    """A stored file that a paper speaks of; ``title`` tells people what it is."""

    file: int
    digest: str
    size: int
    title: str


@dataclass(frozen=True)
class Said:
    """What a paper holds: rows, and the stored files that go with them."""

    rows: list[Plain]
    files: tuple[Attached, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)  # further files by name: content as it is


def told(row: Model, *names: str) -> Plain:
    """Return the named fields of a row as plain JSON."""
    return {name: plain(getattr(row, name)) for name in names}


def every(rows: Iterable[Model], *names: str) -> list[Plain]:
    """Return the named fields of many rows."""
    return [told(row, *names) for row in rows]


def plain(value: Any) -> Any:
    """Return a value as JSON takes it."""
    if isinstance(value, Person):
        return {"name": value.name.th}
    if isinstance(value, Assessor):
        return {"assessor": value.pk, "number": value.number, "name": value.name.th}
    if isinstance(value, Institution):
        return {"institution": value.pk, "name": value.name.th}
    if isinstance(value, StoredFile):
        return {"name": value.name, "sha256": value.digest, "size": value.size}
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def attached(file: StoredFile | None, title: str) -> tuple[Attached, ...]:
    """Return a stored file as an attachment, nothing for none."""
    return (Attached(file.pk, file.digest, file.size, title),) if file else ()
