"""Forms of renewals: opening a round, applying, reviewing, what is resolved, one step on many."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessors.actions.renewals.opening import RoundFields
from prakan.assessors.queries.renewal_evidence import TYPED
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.renewals import KIND_NAMES
from prakan.web.forms.registry import said
from prakan.web.forms.typed import LooseChoice, LooseChoices, LooseText, TypedDay, choose

LINES = forms.Textarea(attrs={"rows": 2})


class OpenForm(forms.Form):
    """Which licences a round lists, and until when one applies."""

    use_required_attribute = False

    levels = LooseChoices(label=_("Levels"), widget=forms.CheckboxSelectMultiple)
    ends_from = TypedDay(label=_("Licences that end from"), help_text=_("Day, month, year; either era"))
    ends_by = TypedDay(label=_("until the end of"))
    apply_by = TypedDay(label=_("Apply by"))

    def __init__(self, data: Any, **initial: object) -> None:
        super().__init__(data, initial=initial)
        choose(self, "levels", said(LEVEL_NAMES))

    def given(self) -> RoundFields:
        """Return what was typed, for the action."""
        typed = self.cleaned_data
        return RoundFields(tuple(typed["levels"]), typed["ends_from"], typed["ends_by"], typed["apply_by"])


class NoteForm(forms.Form):
    """What goes with an application; officers give the reason why they do it for somebody."""

    use_required_attribute = False

    note = LooseText(label=_("Note"), max_length=500, widget=LINES)


class ReasonForm(forms.Form):
    """A reason."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason"), max_length=500, widget=LINES)


class ResolutionForm(forms.Form):
    """What a committee or a board resolved."""

    use_required_attribute = False

    resolution = LooseText(label=_("Resolution"), max_length=200, help_text=_("Board, meeting and day"))


class DeclineForm(ResolutionForm):
    """Why it is not renewed, and by which resolution."""

    reason = LooseText(label=_("Reason"), max_length=500, widget=LINES)
    field_order = ("reason", "resolution")


class FactForm(forms.Form):
    """What no record tells of a condition."""

    use_required_attribute = False

    kind = LooseChoice(label=_("Condition"))
    value = forms.IntegerField(label=_("Value"), min_value=0, max_value=100_000)
    source = LooseText(
        label=_("Where it is written"), max_length=300, help_text=_("Document, number and day")
    )

    def __init__(self, data: Any, **initial: object) -> None:
        super().__init__(data, initial=initial)
        names = {kind: KIND_NAMES[kind] for kind in KIND_NAMES if kind in TYPED}
        choose(self, "kind", said(names))


class ManyForm(forms.Form):
    """One step on exactly the list that was seen."""

    use_required_attribute = False

    words = LooseText(label=_("Resolution"), max_length=500, help_text=_("Board, meeting and day"))
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    count = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("words", "digest", "count")

    def __init__(self, data: Any, *, reviewing: bool, **initial: object) -> None:
        super().__init__(data, initial=initial)
        if reviewing:
            self.fields["words"].label = _("Reason where a condition is missing or not known")
            self.fields["words"].help_text = _("Empty: only those that meet every condition pass")
