"""The form that ties a row of the plan to the registry's counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.text import Text
from prakan.web.templatetags.words import language


class CountFromForm(forms.Form):
    """Which counts the row's target stands for; none unties it."""

    counters = forms.MultipleChoiceField(
        label=_("The target stands for the sum of"),
        help_text=_("Choose none to untie the row"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, known: Iterable[tuple[str, Text]], chosen: Iterable[str]) -> None:
        super().__init__(data, initial={"counters": list(chosen)})
        field = self.fields["counters"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(tail, name.say(language())) for tail, name in known]
