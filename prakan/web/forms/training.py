"""Forms of training and decisions: groups, sessions, files of videos, resolutions, appeals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessors.actions.training.planning import GroupFields
from prakan.domain.recruitment import Rule
from prakan.web.forms.recruitment import Amount
from prakan.web.forms.typed import GivenFile, LooseText, TypedDay
from prakan.web.shell.numbers import whole
from prakan.web.templatetags.words import language

REASON = forms.Textarea(attrs={"rows": 3})
MINUTES = 60


class GroupForm(forms.Form):
    """A group that is trained together."""

    use_required_attribute = False

    name = LooseText(label=_("Name of the group"), max_length=200)
    place = LooseText(label=_("Place of the training"), max_length=200)
    starts = TypedDay(label=_("From which day on"), help_text=_("Day, month, year; either era"))
    ends = TypedDay(label=_("Until the end of"))
    room = LooseText(label=_("Room for"), widget=forms.TextInput(attrs={"inputmode": "numeric"}))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""

    def given(self) -> GroupFields:
        """Return what was typed, for the action."""
        said = self.cleaned_data
        return GroupFields(
            said["name"], said["place"], said["starts"], said["ends"], whole(said["room"]) or 0
        )


class SessionForm(forms.Form):
    """A session of a group."""

    use_required_attribute = False

    title = LooseText(label=_("Subject"), max_length=200)
    on = TypedDay(label=_("Day"), help_text=_("Day, month, year; either era"))
    minutes = Amount(label=_("Hours"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""

    def given(self) -> dict[str, Any]:
        """Return what was typed, for the action."""
        said = self.cleaned_data
        return {"title": said["title"], "on": said["on"], "minutes": int((said["minutes"] or 0) * MINUTES)}


class VideosForm(forms.Form):
    """A file of the learning platform."""

    use_required_attribute = False

    file = GivenFile(
        label=_("Excel, CSV, or xAPI statements as JSON"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.json"}),
    )

    def __init__(self, data: Any, files: Any) -> None:
        super().__init__(data, files)
        self.label_suffix = ""


class ResolutionForm(forms.Form):
    """A resolution of a committee."""

    use_required_attribute = False

    resolution = LooseText(label=_("Resolution"), max_length=200, help_text=_("Board, meeting and day"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""


class CertifyForm(ResolutionForm):
    """The board's resolution, and from when licences hold."""

    starts = TypedDay(label=_("Licences hold from"), help_text=_("Day, month, year; either era"))


class ReturnForm(ResolutionForm):
    """The resolution by which a pass list is sent back, and what is wrong with it."""

    reason = LooseText(label=_("What is to be corrected"), max_length=300, widget=REASON)


class PlaceForm(forms.Form):
    """Why one person is put on a list that was made."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason that the applicant reads"), max_length=500, widget=REASON)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""


class AppealForm(forms.Form):
    """What an applicant objects to."""

    use_required_attribute = False

    text = LooseText(label=_("What you object to, and why"), max_length=4000, widget=REASON)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""


class DecideForm(forms.Form):
    """The decision on an appeal, with corrected points where a list is objected to."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason that the applicant reads"), max_length=500, widget=REASON)

    def __init__(self, data: Any, rule: Rule | None) -> None:
        super().__init__(data)
        self.label_suffix = ""
        self.rule = rule
        for one in rule.components if rule else ():
            label = one.name.say(language())
            self.fields[f"points-{one.key}"] = Amount(label=label, help_text=_("Empty: as it is"))

    def points(self) -> dict[str, Decimal]:
        """Return the corrected points by component."""
        every = self.rule.components if self.rule else ()
        told = ((one.key, self.cleaned_data[f"points-{one.key}"]) for one in every)
        return {key: value for key, value in told if value is not None}
