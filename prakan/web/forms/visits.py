"""Forms of what follows a confirmed plan of teams: decisions on lists, marks, reasons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.team_routes import Body

REASON = forms.Textarea(attrs={"rows": 2})


class WhyBackForm(forms.Form):
    """Why one visit is to go back; empty takes the mark off."""

    reason = forms.CharField(label=_("Why it goes back"), max_length=500, required=False, widget=REASON)


class RecallForm(forms.Form):
    """Why a list is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=500, required=False, widget=REASON)


class DecideForm(forms.Form):
    """What a body decided on the list that was shown; ``turn`` and ``digest`` say which."""

    turn = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=9)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    resolution = forms.CharField(label=_("Resolution"), max_length=200, required=False)
    reason = forms.CharField(label=_("Reason or remark"), max_length=500, required=False, widget=REASON)

    def __init__(self, data: Any, body: Body | None, turn: int, shown: str) -> None:
        super().__init__(data, initial={"turn": turn, "digest": shown})
        self.label_suffix = ""
        if body is not Body.COMMITTEE:
            del self.fields["resolution"]
