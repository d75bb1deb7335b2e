"""The canonical content of a pack and its digest: the same pack, however its files are written."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from prakan.domain.frameworks.model import Pack


def canonical(pack: Pack) -> str:
    """Return a pack as one line of JSON: keys sorted, numbers without trailing zeros, defaults left out.

    Files, comments, order of keys and spaces do not matter; order of standards and levels does. A field that
    the format gains later changes no digest of a pack that does not use it.
    """
    return json.dumps(_plain(pack), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(pack: Pack) -> str:
    """Return the sha256 (hex) of the canonical content."""
    return hashlib.sha256(canonical(pack).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return _simple(value)


def _fields(value: Any) -> dict[str, Any]:
    kept = {}
    for one in fields(value):
        default = one.default_factory() if one.default_factory is not MISSING else one.default
        found = getattr(value, one.name)
        if found != default:
            kept[one.name] = _plain(found)
    return kept


def _simple(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value
