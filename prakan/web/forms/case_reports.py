"""Forms of the report of a case: a section, a reply point by point, an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessment.actions.case_reports.replying import Given
from prakan.assessment.queries.case_reports.room import PointView
from prakan.web.forms.typed import LooseText

AREA = forms.Textarea(attrs={"rows": 12})
FEW = forms.Textarea(attrs={"rows": 3})


class SectionForm(forms.Form):
    """The text of a section, and which revision of it was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = LooseText(label=_("Text of the section"), widget=AREA, required=False)

    def __init__(self, data: Any, text: str, seen: int) -> None:
        super().__init__(data, initial={"text": text, "seen": seen})
        self.label_suffix = ""


class ReplyForm(forms.Form):
    """A reply: each section accepted or objected to with a reason; fields are named by place."""

    words = LooseText(label=_("On the whole"), widget=FEW, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, points: Iterable[PointView], words: str, seen: int = 0) -> None:
        super().__init__(data, initial={"words": words, "seen": seen})
        self.label_suffix = ""
        self.points = list(points)
        for place, one in enumerate(self.points):
            self.fields[f"stand-{place}"] = forms.CharField(required=False, initial=one.stand)
            self.fields[f"text-{place}"] = forms.CharField(required=False, initial=one.text, widget=FEW)

    def rows(self) -> list[tuple[int, PointView, Any, Any]]:
        """Return each point with its fields, for the page."""
        return [
            (place, one, self[f"stand-{place}"], self[f"text-{place}"])
            for place, one in enumerate(self.points)
        ]

    def given(self) -> list[Given]:
        """Return what was said of each section, for the action."""
        told = self.cleaned_data
        return [
            Given(one.section.key, told[f"stand-{place}"] or "accept", told[f"text-{place}"])
            for place, one in enumerate(self.points)
        ]


class AnswerForm(forms.Form):
    """What the team answers to an objection."""

    outcome = forms.ChoiceField(
        label=_("Answer"),
        choices=[("kept", _("Kept as it is")), ("changed", _("Changed in the report"))],
        required=False,
    )
    words = LooseText(label=_("Why"), widget=FEW)
