"""The form that takes a plan file."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.web.forms.typed import GivenFile


class ImportForm(forms.Form):
    """A file to be previewed; nothing is written until the preview is confirmed."""

    use_required_attribute = False

    file = GivenFile(
        label=_("Plan file"), help_text=_("Excel (.xlsx) or CSV, at most 20 MB; a preview comes first")
    )
