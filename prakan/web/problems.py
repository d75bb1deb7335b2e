"""Faults of an action, turned into what a form or a page can show."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.utils.translation import get_language

from prakan.domain.problems import Fault, Refused


class FaultError(ValidationError):
    """A form error that knows its numbered problem."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what(get_language() or "th"), code=fault.code)
        self.fault = fault


def attach(form: BaseForm, refused: Refused) -> None:
    """Put each fault at its field (or above the form), so that nothing typed is lost.

    Call it after ``form.is_valid()``; the form then shows the faults in its error summary.
    """
    for fault in refused.faults:
        form.add_error(fault.field if fault.field in form.fields else None, FaultError(fault))
