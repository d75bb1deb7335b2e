"""Forms of licences: issuing and renewing, what a board resolves, the public check, the day of a verdict."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.assessors import LEVEL_NAMES
from prakan.registry.actions.licences import LicenceFields
from prakan.web.forms.registry import said
from prakan.web.forms.typed import LooseChoice, LooseText, TypedDay, choose


class RenewForm(forms.Form):
    """A licence for the next term."""

    use_required_attribute = False

    starts = TypedDay(label=_("From which day on"), help_text=_("Day, month, year; either era"))
    ends = TypedDay(
        label=_("Until the end of"), required=False, help_text=_("Empty: the end of the level's term")
    )
    number = LooseText(
        label=_("Licence number"), max_length=30, help_text=_("Empty: the next number is given")
    )
    resolution = LooseText(label=_("Resolution"), max_length=200, help_text=_("Board, meeting and day"))

    def __init__(self, data: Any, **initial: object) -> None:
        super().__init__(data, initial=initial)
        self.label_suffix = ""

    def given(self) -> LicenceFields:
        """Return what was typed, for the action."""
        names = ("starts", "ends", "number", "resolution")
        return LicenceFields(**{name: self.cleaned_data[name] for name in names})


class IssueForm(RenewForm):
    """A licence for a level."""

    level = LooseChoice(label=_("Level"))
    field_order = ("level", "starts", "ends", "number", "resolution")

    def __init__(self, data: Any, **initial: object) -> None:
        super().__init__(data, **initial)
        choose(self, "level", said(LEVEL_NAMES))


class ResolveForm(forms.Form):
    """What a board resolves of a licence."""

    use_required_attribute = False

    on = TypedDay(label=_("From which day on"))
    reason = LooseText(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    resolution = LooseText(label=_("Resolution"), max_length=200, help_text=_("Board, meeting and day"))


class CheckLicenceForm(forms.Form):
    """The number that anybody may check."""

    use_required_attribute = False

    number = LooseText(label=_("Licence number"), max_length=30, help_text=_("As it is printed"))
