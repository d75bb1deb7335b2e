"""The values of a fault as plain data, and back: a text in two languages stays one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prakan.domain.text import Text


def kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values that JSON can hold."""
    return {name: {"th": v.th, "en": v.en} if isinstance(v, Text) else v for name, v in values.items()}


def told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as the words of the catalogue take them."""
    return {name: Text(v["th"], v["en"]) if isinstance(v, dict) else v for name, v in values.items()}
