"""Forms of committees and the board: a meeting, who came, what was resolved, members and their ties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prakan.assessment.queries.meetings.board import Waiting
from prakan.assessment.queries.meetings.members import BodyView, MemberView
from prakan.domain.meetings import RESOLUTION_NAMES, Resolution
from prakan.domain.meetings.words import POST_NAMES
from prakan.web.forms.typed import Choices, LooseChoice, LooseChoices, LooseText, TypedDay, choose
from prakan.web.templatetags.words import language

AREA = forms.Textarea(attrs={"rows": 2})
MOST_ITEMS = 2000  # of one agenda


class PlanForm(forms.Form):
    """A meeting to plan."""

    use_required_attribute = False

    body = LooseChoice(label=_("Committee or board"))
    on = TypedDay(label=_("Day of the meeting"))
    number = forms.IntegerField(
        label=pgettext_lazy("a meeting", "Number"),
        min_value=1,
        max_value=999,
        required=False,
        help_text=_("Empty: the next one"),
    )
    place = LooseText(label=_("Place or link"), max_length=200)

    def __init__(self, data: Any, bodies: Iterable[Waiting | BodyView], body: str = "") -> None:
        super().__init__(data, initial={"body": body})
        self.label_suffix = ""
        choose(self, "body", [(one.code, one.name.say(language())) for one in bodies])


class SeenForm(forms.Form):
    """Whether the person is sure, of the meeting as it was shown."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, data: Any, revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        self.label_suffix = ""


class ChosenForm(forms.Form):
    """Which rows of a list were ticked, and the meeting as it was shown."""

    use_required_attribute = False

    chosen = forms.TypedMultipleChoiceField(coerce=int, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, data: Any, choices: Iterable[tuple[int, str]], revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        self.label_suffix = ""
        choose(self, "chosen", [(str(pk), name) for pk, name in choices])


class AttendForm(forms.Form):
    """Which members came."""

    present = LooseChoices(label=_("Who is present"), widget=forms.CheckboxSelectMultiple, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(
        self, data: Any, members: Iterable[MemberView], present: Iterable[int], revision: int = 0
    ) -> None:
        super().__init__(data, initial={"present": [str(pk) for pk in present], "revision": revision})
        self.label_suffix = ""
        choose(self, "present", _people(members))

    def chosen(self) -> list[int]:
        """Return the ids of those who came."""
        return [int(pk) for pk in self.cleaned_data["present"]]


class ResolveForm(ChosenForm):
    """What is resolved of the ticked items."""

    resolution = LooseChoice(label=_("Resolution"))
    words = LooseText(
        label=_("Words of the resolution"),
        max_length=2000,
        widget=AREA,
        help_text=_("What is to be mended or waited for; the team reads it"),
    )

    def __init__(self, data: Any, choices: Iterable[tuple[int, str]], revision: int) -> None:
        super().__init__(data, choices, revision)
        choose(
            self, "resolution", [(one.value, name.say(language())) for one, name in RESOLUTION_NAMES.items()]
        )

    def resolved(self) -> Resolution:
        """Return the resolution that was chosen."""
        return Resolution(self.cleaned_data["resolution"] or Resolution.AGREED)


class RecuseForm(forms.Form):
    """Who steps back from an item, and why."""

    use_required_attribute = False

    member_id = forms.TypedChoiceField(label=_("Who steps back"), coerce=int)
    reason = LooseText(label=_("Reason"), max_length=300, widget=AREA)

    def __init__(self, data: Any, members: Iterable[MemberView]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "member_id", _people(members))


class WhyCancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = LooseText(label=_("Reason"), max_length=500, widget=AREA)


class MemberForm(forms.Form):
    """A member of a body."""

    use_required_attribute = False

    name_th = LooseText(label=_("Name in Thai"), max_length=200)
    name_en = LooseText(label=_("Name in English"), max_length=200, required=False)
    post = LooseChoice(label=_("Post"), initial="member")
    starts = TypedDay(label=_("From which day on"))
    ends = TypedDay(label=_("Until the end of"), required=False, help_text=_("Empty while they sit"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "post", [(code, name.say(language())) for code, name in POST_NAMES.items()])


class LeaveForm(forms.Form):
    """The last day of a member."""

    use_required_attribute = False

    ends = TypedDay(label=_("Last day"))


class BoardTieForm(forms.Form):
    """An interest of a member in an institution."""

    use_required_attribute = False

    institution = LooseText(
        label=_("Institution"), max_length=40, help_text=_("Its 10-digit code or its number in the registry")
    )
    reason = LooseText(label=_("In a few words"), max_length=300, widget=AREA)
    source = LooseText(
        label=_("Source"), max_length=200, help_text=_("Who declared it, or which paper says so")
    )
    starts = TypedDay(label=_("From which day on"), required=False, help_text=_("Empty when not known"))
    ends = TypedDay(label=_("Until the end of"), required=False, help_text=_("Empty while it holds"))


def _people(members: Iterable[MemberView]) -> Choices:
    said = language()
    return [(str(one.id), f"{one.name.say(said)} · {POST_NAMES[one.post].say(said)}") for one in members]
