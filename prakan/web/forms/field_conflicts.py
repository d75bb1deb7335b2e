"""The form in which one of two versions is chosen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.field.words import Choice
from prakan.web.forms.typed import LooseChoice, LooseText

CHOICES = (
    (Choice.STANDING, _("What stands holds")),
    (Choice.ARRIVED, _("The one that arrived holds from now on")),
)


class ChooseForm(forms.Form):
    """Which of two versions holds, and why; ``seen`` is the revision of what stood on the page."""

    use_required_attribute = False

    chosen = LooseChoice(label=_("Which one holds"), widget=forms.RadioSelect)
    reason = LooseText(label=_("Reason"), widget=forms.Textarea(attrs={"rows": "3"}))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, reasoned: bool, stands_in: bool) -> None:
        super().__init__(data)
        self.label_suffix = ""
        self.fields["reason"].required = reasoned  # the action says what is missing
        offered = CHOICES[:1] if stands_in else CHOICES
        self.fields["chosen"] = LooseChoice(
            label=self.fields["chosen"].label, choices=offered, widget=forms.RadioSelect
        )
