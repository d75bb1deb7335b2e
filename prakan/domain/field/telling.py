"""A problem kept with its values, and told again in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from prakan.domain.problems import CATALOGUE, Fault
from prakan.domain.text import Text


def kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a fault as JSON."""
    return {name: _plain(value) for name, value in values.items()}


def told(code: str, values: Mapping[str, Any]) -> Fault:
    """Return the fault of a code with values that were kept."""
    return Fault(CATALOGUE[code], {name: _said(value) for name, value in values.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return {"th": value.th, "en": value.en}
    if isinstance(value, date) and not isinstance(value, datetime):
        return {"day": value.isoformat()}
    return value if isinstance(value, int | str | bool) or value is None else str(value)


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return date.fromisoformat(value["day"]) if "day" in value else Text(value["th"], value["en"])
    return value
