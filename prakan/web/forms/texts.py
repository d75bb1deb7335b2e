"""Form of a text in both languages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.problems_foundation import TEXT_EMPTY
from prakan.web.forms.asked import AskedText


class TextForm(forms.Form):
    """The Thai and English sides of a text; English may stay empty and is then printed in Thai."""

    th = AskedText(
        label=_("Thai"), widget=forms.Textarea(attrs={"rows": 6, "lang": "th"}), refusal=TEXT_EMPTY
    )
    en = forms.CharField(
        label=_("English"),
        help_text=_("Left empty, the English report prints the Thai words"),
        widget=forms.Textarea(attrs={"rows": 6, "lang": "en"}),
        required=False,
    )

    def __init__(self, key: str, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["th"].slots = {"key": key}  # type: ignore[attr-defined]
