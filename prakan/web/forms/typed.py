"""Fields that take what people type: days of either era, years, files; wrong ones get a problem."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from prakan.domain.calendar import to_be
from prakan.domain.dates import read_year
from prakan.domain.numbers import cleaned
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_progress import DATE_UNREADABLE
from prakan.domain.problems_typed import DAY_MISSING, FILE_MISSING_HERE, YEAR_MISSING
from prakan.domain.readings import Unreadable, day
from prakan.web.problems import FaultError

Choices = list[tuple[str, str]]


class TypedDay(forms.CharField):
    """A day as people write it, in Thai or Arabic digits and either era."""

    def prepare_value(self, value: Any) -> Any:
        """Show a day that is known as people write it, in the Buddhist era."""
        return f"{value.day}/{value.month}/{to_be(value.year)}" if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        text = cleaned(str(value or ""))
        if not text:
            if self.required:
                raise FaultError(Fault(DAY_MISSING))
            return None
        try:
            return day(text)
        except Unreadable:
            raise FaultError(Fault(DATE_UNREADABLE, {"given": text})) from None


class LooseDay(TypedDay):
    """A day that may stay empty without being called optional: the action says what is missing."""

    def clean(self, value: Any) -> date | None:
        """Read what is there; leave it to the action when nothing is."""
        return super().clean(value) if cleaned(str(value or "")) else None


class LooseText(forms.CharField):
    """Text that may stay empty without being called optional: the action says what is missing."""

    def validate(self, value: Any) -> None:
        """Leave it to the action."""


class LooseChoice(forms.ChoiceField):
    """A choice that may stay empty; the action says what is wrong."""

    def validate(self, value: Any) -> None:
        """Leave it to the action."""


class LooseChoices(forms.MultipleChoiceField):
    """Choices that may stay empty; the action says what is wrong."""

    def validate(self, value: Any) -> None:
        """Leave it to the action."""


class TypedYear(forms.CharField):
    """A fiscal year of the Buddhist era."""

    def clean(self, value: Any) -> int:
        text = str(value or "").strip()
        try:
            return read_year(text).year_be
        except Refused:
            raise FaultError(Fault(YEAR_MISSING, {"given": text})) from None


class GivenFile(forms.FileField):
    """A file that must be chosen unless it is optional; an empty one is for the action to refuse."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        if data is None and self.required:
            raise FaultError(Fault(FILE_MISSING_HERE))
        return super().clean(data, initial)


def choose(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field its choices."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
