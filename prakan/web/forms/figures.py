"""What a reader says about a figure that looks wrong."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.problems_doubts import DOUBT_NEEDS_REASON
from prakan.web.forms.asked import AskedText


class DoubtForm(forms.Form):
    """One field: what is wrong."""

    use_required_attribute = False

    reason = AskedText(
        refusal=DOUBT_NEEDS_REASON,
        label=_("What is wrong with it?"),
        help_text=_("Say what it should be, and which document shows it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
