"""Forms of the strategy: an indicator, and what a quarter reports for it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.web.forms.typed import LooseText


def _area(rows: int, language_of_text: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "lang": language_of_text})


class ResultForm(forms.Form):
    """What a quarter reports for an indicator."""

    use_required_attribute = False

    progress = LooseText(
        label=_("Progress, percent of the indicator's target"),
        help_text=_("0 to 100; - when it does not apply; leave it empty when not known yet"),
    )
    result_th = LooseText(label=_("Result (Thai)"), widget=_area(4, "th"))
    result_en = LooseText(label=_("Result (English)"), widget=_area(3, "en"))
    revision = forms.IntegerField(widget=forms.HiddenInput)


class KpiForm(forms.Form):
    """An indicator with its target."""

    use_required_attribute = False

    name_th = LooseText(label=_("Project (Thai)"), widget=_area(2, "th"))
    name_en = LooseText(label=_("Project (English)"), widget=_area(2, "en"))
    indicator_th = LooseText(label=_("Indicator (Thai)"), widget=_area(2, "th"))
    indicator_en = LooseText(label=_("Indicator (English)"), widget=_area(2, "en"))
    target = LooseText(label=_("Target"), help_text=_("A number; Thai digits are read too"))
    unit_th = LooseText(label=_("Unit of count (Thai)"))
    unit_en = LooseText(label=_("Unit of count (English)"))
    owner_label = LooseText(label=_("Owner"), help_text=_("Two units share one with a stroke between them"))
    ref = LooseText(
        label=_("Row of the plan that it follows"), help_text=_("Its reference, such as O2.A7.P1.4")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
