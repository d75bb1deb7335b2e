"""Names for inputs and plans: two that are equal have the same one, on any machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from prakan.domain.teams.model import Visit


def plain(value: Any) -> str:
    """Return a record as one line that does not depend on the order of sets and mappings."""
    if is_dataclass(value) and not isinstance(value, type):
        return "(" + ",".join(plain(getattr(value, f.name)) for f in fields(value)) + ")"
    if isinstance(value, frozenset):
        return "{" + ",".join(sorted(map(plain, value))) + "}"
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{plain(k)}:{plain(v)}" for k, v in value.items())) + "}"
    if isinstance(value, tuple):
        return "[" + ",".join(map(plain, value)) + "]"
    return repr(str(value)) if isinstance(value, str) else repr(value)


def digest(parts: Iterable[Any]) -> str:
    """Return the SHA-256 of records in their order, in hexadecimal digits."""
    made = hashlib.sha256()
    for part in parts:
        made.update(plain(part).encode())
        made.update(b"\n")
    return made.hexdigest()


def plan_digest(visits: Iterable[Visit], unserved: Iterable[str]) -> str:
    """Return the name of a plan: who visits what in which week, in whatever order it was written."""
    lines = sorted(plain((v.institutions, v.chair, tuple(sorted(v.members)), v.week)) for v in visits)
    return digest([*lines, "unserved", *sorted(unserved)])
