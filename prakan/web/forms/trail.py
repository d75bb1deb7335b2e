"""The filter of the audit trail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.web.forms.typed import TypedDay


class TrailForm(forms.Form):
    """What to look for in the trail."""

    step = forms.ChoiceField(label=_("Step"), required=False)
    by = forms.CharField(label=_("User name"), max_length=150, required=False)
    subject = forms.CharField(label=_("Subject"), max_length=120, required=False)
    since = TypedDay(label=_("From"), required=False)
    until = TypedDay(label=_("Until"), required=False)
    before_id = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, steps: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        choice = self.fields["step"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("All steps")), *((step, step) for step in steps)]
