"""The form of taking out a dossier: what for, and whether attached files come along."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.web.forms.typed import LooseText


class DossierForm(forms.Form):
    """Why a dossier is taken out."""

    use_required_attribute = False
    label_suffix = ""

    reason = LooseText(
        label=_("What it is taken out for"),
        help_text=_("Kept with the case, with your name and the time"),
        max_length=500,
    )
    with_files = forms.BooleanField(label=_("With the attached files"), required=False, initial=True)
