"""Values of environment variables: yes or no, a JSON object, some numbers of days."""

from __future__ import annotations

import json
import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def flag(name: str, *, default: bool = False) -> bool:
    """Read a yes/no variable: 1, true, yes, on."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def json_object(text: str) -> dict[str, Any]:
    """Read a variable that holds a JSON object; anything else stops the start."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ImproperlyConfigured("SMS_BODY and SMS_HEADERS are JSON objects")  # its words may be secret
    return found


def days_of(text: str) -> list[int]:
    """Read numbers of days, ascending and each once; anything else, or none, stops the start."""
    try:
        days = sorted({int(one) for one in text.split(",")})
    except ValueError:
        days = []
    if not days or days[0] < 1:
        raise ImproperlyConfigured(f"not numbers of days of 1 or more, as 30,60,90: {text!r}")
    return days
