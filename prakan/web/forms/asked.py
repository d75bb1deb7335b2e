"""Fields that must be filled: left empty, they answer with a numbered problem."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.fields import Field
from django.utils.translation import get_language

from prakan.domain.problems import Fault, Problem
from prakan.domain.text import Text
from prakan.web.problems import FaultError


def language() -> str:
    """Return the reader's language, "th" or "en"."""
    return (get_language() or "th")[:2]


class Asked(Field):
    """A field whose empty value is refused with ``refusal``; ``slots`` fill its words in both languages."""

    def __init__(
        self, *args: Any, refusal: Problem, slots: dict[str, Text | int] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.refusal, self.slots = refusal, slots or {}

    def refuse(self) -> FaultError:
        """Return the numbered problem in the reader's language."""
        said = language()
        values = {k: v.say(said) if isinstance(v, Text) else v for k, v in self.slots.items()}
        return FaultError(Fault(self.refusal, values))

    def validate(self, value: Any) -> None:
        if value in self.empty_values:
            raise self.refuse()
        super().validate(value)


class AskedText(Asked, forms.CharField):
    """Words that must be given; at least ``least`` characters when set."""

    def __init__(self, *args: Any, least: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.least = least

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) < self.least:
            raise self.refuse()


class AskedChoice(Asked, forms.ChoiceField):
    """One of several; another value than those offered is refused like none."""

    def validate(self, value: Any) -> None:
        if not self.valid_value(value):
            raise self.refuse()
        super().validate(value)


class AskedTick(Asked, forms.BooleanField):
    """A box that must be ticked."""

    def validate(self, value: Any) -> None:
        if not value:
            raise self.refuse()
