"""Long texts and JSON that are inserted many rows at a time."""

from __future__ import annotations

from typing import Any

from django.db import models

Described = tuple[str, str, Any, Any]


class Long:
    """Keeps Django from sending a column as one PostgreSQL array.

    The driver escapes an array in Python, letter by letter: 13 of 17 ms for a report of 250 answers. A field
    with a placeholder of its own is sent as it is. To migrations it is the plain field, for the column is the
    same.
    """

    def get_placeholder(self, value: object, compiler: object, connection: object) -> str:
        """Return the usual placeholder."""
        return "%s"


class LongJSONField(Long, models.JSONField):
    """JSON of any length."""

    def deconstruct(self) -> Described:
        """Describe it as the plain field."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class LongTextField(Long, models.TextField):  # type: ignore[type-arg]
    """Text of any length."""

    def deconstruct(self) -> Described:
        """Describe it as the plain field."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
