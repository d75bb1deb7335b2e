"""Forms of the register of interests: a pair to look at, a declaration, an override."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.interests import KIND_NAMES
from prakan.domain.text import Text
from prakan.registry.actions.interests import InterestFields
from prakan.web.forms.registry import said
from prakan.web.forms.typed import LooseChoice, LooseText, TypedDay, choose
from prakan.web.templatetags.words import language


class PairForm(forms.Form):
    """Which institution, and on which day."""

    use_required_attribute = False

    institution = LooseText(
        label=_("Institution"), max_length=40, help_text=_("Its 10-digit code or its number in the registry")
    )
    on = TypedDay(label=_("On which day"), required=False, help_text=_("Empty: today"))


class DeclareForm(forms.Form):
    """An interest to declare."""

    use_required_attribute = False

    kind = LooseChoice(label=_("What it is about"))
    institution = LooseText(
        label=_("Institution"), max_length=40, help_text=_("Its 10-digit code or its number in the registry")
    )
    agency = LooseChoice(label=_("Or a parent agency"))
    reason = LooseText(
        label=_("In a few words"),
        max_length=500,
        help_text=_("Without the names of others"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    starts = TypedDay(label=_("From which day on"), required=False, help_text=_("Empty when not known"))
    ends = TypedDay(label=_("Until the end of"), required=False, help_text=_("Empty while it holds"))

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data, initial={"kind": "family"})
        self.label_suffix = ""
        choose(self, "kind", said(dict(KIND_NAMES)))
        choose(self, "agency", [("", "–"), *((code, name.say(language())) for code, name in agencies)])

    def given(self) -> InterestFields:
        """Return what was typed, for the action."""
        return InterestFields(**self.cleaned_data)


class OverrideForm(forms.Form):
    """Until when an assessor may assess an institution all the same, and why."""

    use_required_attribute = False

    until = TypedDay(label=_("Until the end of"))
    reason = LooseText(
        label=_("Reason"),
        max_length=500,
        help_text=_("It is printed with the appointment"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
