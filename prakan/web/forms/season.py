"""Forms of the season of SARs: what a board shows, deadlines, more time, reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessment.actions.seasons import DeadlineFields
from prakan.assessment.queries.season_rows import SeasonFilter
from prakan.assessment.queries.season_views import DeadlineView
from prakan.domain.calendar import say_date
from prakan.domain.institution_levels import DUE_NAMES
from prakan.domain.institutions import KIND_NAMES
from prakan.domain.places import provinces
from prakan.domain.readings import Unreadable, day
from prakan.domain.season import STANDING_NAMES, Standing
from prakan.domain.season_lateness import LATE_RULES, LateRule
from prakan.domain.text import Text
from prakan.domain.waiting_list import ORDER_RULES, OrderRule
from prakan.web.forms.typed import Choices, LooseChoice, LooseText, TypedDay, choose
from prakan.web.templatetags.words import language

Name = TypeVar("Name", bound=StrEnum)
#: what a board can be narrowed to: a kind, or those of its reports that are of one level
FILTER_KINDS = KIND_NAMES | {key: name for key, name in DUE_NAMES.items() if not key.endswith(":own")}
REASON = forms.Textarea(attrs={"rows": 2})


def said(names: dict[Any, Text]) -> Choices:
    """Return a table of names as choices in the reader's language."""
    return [(str(key), text.say(language())) for key, text in names.items()]


def one_of(names: type[Name], given: str, otherwise: Name) -> Name:
    """Return the name that was chosen; the usual one when what was sent is no choice."""
    return names(given) if given in set(names) else otherwise


class BoardForm(forms.Form):
    """What a board or list of the season is narrowed by."""

    use_required_attribute = False

    on = LooseText(label=_("As of the end of"), max_length=40)
    kind = LooseChoice(label=_("Kind"))
    agency = LooseChoice(label=_("Parent agency"))
    province = LooseChoice(label=_("Province"))
    standing = LooseChoice(label=_("Standing"))

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]], on: date) -> None:
        given = {name: data.get(name, "") for name in self.base_fields}
        super().__init__({**given, "on": say_date(on, language(), short=True)})
        self.label_suffix = ""
        every: Choices = [("", str(_("All")))]
        choose(self, "kind", every + said(FILTER_KINDS))
        choose(self, "province", every + [(p.code, p.name.say(language())) for p in provinces()])
        choose(self, "agency", every + [(code, name.say(language())) for code, name in agencies])
        choose(self, "standing", every + said(STANDING_NAMES))


def wanted_of(data: Any) -> SeasonFilter:
    """Return the filter of an address; what is not a choice narrows nothing."""
    kind, standing = data.get("kind", ""), data.get("standing", "")
    place = data.get("province", "")
    return SeasonFilter(
        kind=kind if kind in {*KIND_NAMES, *DUE_NAMES} else "",
        agency=data.get("agency", "")[:40],
        province=place if place in {p.code for p in provinces()} else "",
        standing=standing if standing in set(Standing) else "",
        extended=data.get("extended") == "1",
    )


def day_of(data: Any, otherwise: date) -> date:
    """Return the day an address asks for; the usual one when it names none that can be read."""
    try:
        return day(data.get("on", "")) if data.get("on", "").strip() else otherwise
    except Unreadable:
        return otherwise


class DeadlineForm(forms.Form):
    """The deadline of a kind, and the reason for it."""

    use_required_attribute = False

    due_on = TypedDay(
        label=_("Last day"), required=False, help_text=_("Empty while it is not fixed; either era")
    )
    confirmed = forms.BooleanField(label=_("The day is confirmed"), required=False)
    apply_by = TypedDay(
        label=_("Last day to apply"), required=False, help_text=_("For kinds that apply to be assessed")
    )
    places = forms.IntegerField(label=_("Places"), required=False, min_value=0, max_value=100_000)
    order_rule = LooseChoice(label=_("Who comes first when there are more names than places"))
    late_rule = LooseChoice(
        label=_("Reports that come after the last day"),
        help_text=_("Schools read this before they write. One that was sent back to them is always taken"),
    )
    late_until = TypedDay(
        label=_("Last day for late reports"), required=False, help_text=_("When they are taken until a day")
    )
    late_confirmed = forms.BooleanField(label=_("The rule for late reports is confirmed"), required=False)
    reason = LooseText(label=_("Reason, or the letter behind it"), widget=REASON)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, view: DeadlineView) -> None:
        names = [name for name in self.base_fields if name != "reason"]
        super().__init__(data, initial={name: getattr(view, name) for name in names})
        self.label_suffix = ""
        choose(self, "order_rule", said(ORDER_RULES))
        choose(self, "late_rule", said(LATE_RULES))

    def given(self) -> DeadlineFields:
        """Return what was typed, for the action."""
        kept = self.cleaned_data
        return DeadlineFields(
            due_on=kept["due_on"],
            confirmed=kept["confirmed"],
            apply_by=kept["apply_by"],
            places=kept["places"],
            order_rule=one_of(OrderRule, kept["order_rule"], OrderRule.FIRST_COME),
            late_rule=one_of(LateRule, kept["late_rule"], LateRule.MARK),
            late_until=kept["late_until"],
            late_confirmed=kept["late_confirmed"],
        )


class ExtensionForm(forms.Form):
    """More time for one institution or a parent agency."""

    use_required_attribute = False

    institution = LooseText(
        label=_("Institution"), max_length=40, help_text=_("Its code or number in the registry")
    )
    agency = LooseChoice(label=_("or all under a parent agency"))
    kind = LooseChoice(label=_("Kind"))
    until = TypedDay(label=_("Until the end of"))
    reason = LooseText(label=_("Reason, or the letter behind it"), widget=REASON)

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "agency", [("", ""), *((code, name.say(language())) for code, name in agencies)])
        choose(self, "kind", [("", str(_("All"))), *said(KIND_NAMES)])


class WhyForm(forms.Form):
    """A reason alone."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason, or the letter behind it"), widget=REASON)


class RemindForm(forms.Form):
    """The list that was seen, and whether those reminded today shall be reminded once more."""

    use_required_attribute = False

    again = forms.BooleanField(label=_("Remind again those who were reminded today"), required=False)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    count = forms.IntegerField(widget=forms.HiddenInput)


class PrepareForm(forms.Form):
    """Of which academic year a season is prepared."""

    use_required_attribute = False

    year = forms.IntegerField(
        label=_("Academic year"), help_text=_("Buddhist era"), min_value=2500, max_value=2700
    )


class AskForm(forms.Form):
    """Asking for more time: for one of one's own institutions, or for those under one's agency."""

    use_required_attribute = False

    institution = LooseChoice(label=_("Institution"))
    agency = LooseChoice(label=_("or all under a parent agency"))
    wished = TypedDay(label=_("Until the end of"), help_text=_("The day that you need, in either era"))
    reason = LooseText(
        label=_("Why"), help_text=_("What happened, or the number of your letter"), widget=REASON
    )

    def __init__(
        self, data: Any, own: Iterable[tuple[str, Text]], agencies: Iterable[tuple[str, Text]]
    ) -> None:
        super().__init__(data)
        self.label_suffix = ""
        mine, above = list(own), list(agencies)
        if above:
            help_text = _("Its code or number in the registry")
            field = LooseText(label=_("Institution"), max_length=40, help_text=help_text)
            self.fields["institution"] = field
            choose(self, "agency", [("", ""), *((code, name.say(language())) for code, name in above)])
        else:
            choose(self, "institution", [(pk, name.say(language())) for pk, name in mine])
            del self.fields["agency"]


class GrantForm(forms.Form):
    """The day that is given, when it is another than was asked for."""

    use_required_attribute = False

    until = TypedDay(
        label=_("Another day"), required=False, help_text=_("Empty: the day that each has asked for")
    )
    reason = LooseText(label=_("Remark, or the letter behind it"), required=False, widget=REASON)


class SeenForm(forms.Form):
    """The list that was seen before a step on all of it."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    count = forms.IntegerField(widget=forms.HiddenInput)


class ApplyForm(forms.Form):
    """Institutions that applied on a day, in the order of the list they came with."""

    use_required_attribute = False

    institutions = LooseText(
        label=_("Institutions"),
        help_text=_("Codes or registry numbers, separated by spaces or commas"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    applied_on = TypedDay(label=_("Applied on"))
    source = LooseText(label=_("Letter or source"), max_length=200)


class MoveForm(forms.Form):
    """Another place in the order, and why."""

    use_required_attribute = False

    place = forms.IntegerField(label=_("New place"), min_value=1)
    reason = LooseText(label=_("Reason, or the letter behind it"), widget=REASON)
