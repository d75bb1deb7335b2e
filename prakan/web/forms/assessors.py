"""Forms of the register of assessors: finding, what is known, private parts, dated entries, proposals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prakan.domain.assessor_identity import PARTS, WHY_NAMES, Identity
from prakan.domain.assessor_identity import PROPOSABLE as PRIVATE
from prakan.domain.assessor_record import EDITABLE, LISTS, PROPOSABLE, AssessorRecord, codes
from prakan.domain.assessors import (
    LEVEL_NAMES,
    OFF_NAMES,
    SEAT_NAMES,
    STANDING_NAMES,
    TIE_NAMES,
)
from prakan.domain.institutions import PRECISION_NAMES
from prakan.domain.licences import STATE_NAMES
from prakan.domain.places import REGIONS, districts, provinces, subdistricts
from prakan.domain.text import Text
from prakan.registry.actions.assessor_days import TieFields
from prakan.registry.queries.assessors import AssessorFilter
from prakan.web.forms.registry import said
from prakan.web.forms.typed import LooseChoice, LooseText, TypedDay, choose
from prakan.web.templatetags.words import language

Named = Mapping[Any, Text]
REASON = forms.Textarea(attrs={"rows": 2})
UNSEEN = {"autocomplete": "off"}


def _every(names: Named) -> list[tuple[str, str]]:
    return [("", str(_("All"))), *said(dict(names))]


def _places(form: forms.Form, place: Mapping[str, Any]) -> None:
    """Give the three fields of a place their choices, each within the one above."""
    empty = [("", "")]
    within = {
        "province": [(one.code, one.name) for one in provinces()],
        "district": [(one.code, one.name) for one in districts(str(place.get("province", "")))],
        "subdistrict": [(one.code, one.name) for one in subdistricts(str(place.get("district", "")))],
    }
    for field, found in within.items():
        choose(form, field, empty + [(code, name.say(language())) for code, name in found])


class ListForm(forms.Form):
    """What the list of assessors is narrowed by."""

    use_required_attribute = False

    q = LooseText(label=_("Name or number"), max_length=200)
    region = LooseChoice(label=_("Region"))
    province = LooseChoice(label=_("Province"))
    seat = LooseChoice(label=_("Seat"))
    licence = LooseChoice(label=_("Licence"))
    standing = LooseChoice(label=_("Status"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "licence", [*_every(STATE_NAMES), ("none", gettext("No licence"))])
        choose(self, "region", _every(REGIONS))
        every = [("", str(_("All")))]
        choose(self, "province", every + [(p.code, p.name.say(language())) for p in provinces()])
        choose(self, "seat", _every(SEAT_NAMES))
        choose(self, "standing", [*said(dict(STANDING_NAMES)), ("any", str(_("All")))])

    def wanted(self) -> AssessorFilter:
        """Return the filter; what cannot be read narrows nothing."""
        given = {name: str(self.data.get(name, "")).strip()[:200] for name in (*self.fields, "level")}
        standing = given["standing"] or "active"
        return AssessorFilter(
            text=given["q"],
            standing="" if standing == "any" else standing,
            level=given["level"] if given["level"] in LEVEL_NAMES else "",
            seat=given["seat"] if given["seat"] in set(SEAT_NAMES) else "",
            licence=given["licence"] if given["licence"] in (*STATE_NAMES, "none") else "",
            region=given["region"] if given["region"] in REGIONS else "",
            province=given["province"][:2],
        )


class AssessorForm(forms.Form):
    """What is known of an assessor: the open part, and the private part, which stays when left empty."""

    use_required_attribute = False

    number = LooseText(label=_("Register number"), help_text=_("Empty: the next number is given"))
    title = LooseText(label=_("Title before the name"))
    name_th = LooseText(label=_("First and family name (Thai)"), widget=forms.TextInput(attrs={"lang": "th"}))
    name_en = LooseText(label=_("First and family name (English)"))
    languages = forms.MultipleChoiceField(
        label=_("Languages they assess in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    expertise = forms.MultipleChoiceField(
        label=_("Knows best"),
        help_text=_("Teams mix what their people know best. The list is to be confirmed by the agency."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    joined_on = LooseText(label=_("Assessor since"), help_text=_("Day, month, year; either era"))
    max_load = LooseText(
        label=_("Institutions a fiscal year at most"), widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    province = LooseChoice(label=_("Province"))
    district = LooseChoice(label=_("District"))
    subdistrict = LooseChoice(label=_("Subdistrict"))
    postal_code = LooseText(label=_("Postal code"), max_length=5)
    latitude = LooseText(label=_("Latitude"), help_text=_("Degrees north, such as 16.698500"))
    longitude = LooseText(label=_("Longitude"), help_text=_("Degrees east, such as 102.879100"))
    position_precision = LooseChoice(label=_("How near the position is"))
    position_source = LooseText(label=_("Where the position comes from"))
    national_id = LooseText(
        label=_("National ID"), widget=forms.TextInput(attrs={**UNSEEN, "inputmode": "numeric"})
    )
    birth_date = LooseText(label=_("Day of birth"), widget=forms.TextInput(attrs=UNSEEN))
    email = LooseText(label=_("E-mail"), widget=forms.TextInput(attrs={**UNSEEN, "inputmode": "email"}))
    phone = LooseText(label=_("Telephone"), widget=forms.TextInput(attrs={**UNSEEN, "inputmode": "tel"}))
    line = LooseText(label=_("LINE ID"), widget=forms.TextInput(attrs=UNSEEN))
    address = LooseText(label=_("House, village, road"), widget=forms.TextInput(attrs=UNSEEN))
    bank_account = LooseText(
        label=_("Bank account"), widget=forms.TextInput(attrs={**UNSEEN, "inputmode": "numeric"})
    )

    def __init__(
        self, data: Any, record: AssessorRecord | None = None, masked: Identity | None = None
    ) -> None:
        initial = {name: _shown(name, getattr(record, name)) for name in EDITABLE} if record else {}
        super().__init__(data, initial=initial)
        self.label_suffix = ""
        for name, table in LISTS.items():
            several = self.fields[name]
            assert isinstance(several, forms.MultipleChoiceField)
            several.choices = said(table)
        choose(self, "position_precision", said(PRECISION_NAMES))
        _places(self, self.data if self.is_bound else initial)
        for part in PARTS if masked else ():
            if shown := getattr(masked, part):
                self.fields[part].help_text = gettext("Now %(shown)s") % {"shown": shown}

    def given(self, names: Iterable[str] = EDITABLE) -> dict[str, object]:
        """Return the open attributes as typed, for the action."""
        return {name: self.cleaned_data[name] for name in names}

    def private(self) -> dict[str, str]:
        """Return the private parts as typed, for the action."""
        return {part: self.cleaned_data.get(part, "") for part in PARTS}


class AssessorChangeForm(AssessorForm):
    """What has become of an assessor, from which day on, and who says so."""

    on = TypedDay(label=_("From which day on"), help_text=_("The day from which it is so; either era"))
    source = LooseText(label=_("Letter or source"), max_length=200)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any, record: AssessorRecord | None = None, masked: Identity | None = None
    ) -> None:
        super().__init__(data, record, masked)
        del self.fields["number"]


class ProposalForm(AssessorForm):
    """What an assessor proposes to change of their own entry."""

    note = LooseText(label=_("A word to the officer"), max_length=500, widget=REASON)

    def __init__(
        self, data: Any, record: AssessorRecord | None = None, masked: Identity | None = None
    ) -> None:
        super().__init__(data, record, masked)
        for name in (*EDITABLE, "number", *PARTS):
            if name not in (*PROPOSABLE, *PRIVATE):
                del self.fields[name]


class WhyForm(forms.Form):
    """What somebody wants to see the private part for."""

    use_required_attribute = False

    why = LooseChoice(label=_("What do you want to see it for?"), widget=forms.RadioSelect)
    detail = LooseText(label=_("Something else: what?"), max_length=200, required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "why", said(dict(WHY_NAMES)))


class StandingForm(forms.Form):
    """Whether an assessor takes part, from which day on, and why."""

    use_required_attribute = False

    standing = LooseChoice(label=_("Status"), widget=forms.RadioSelect)
    on = TypedDay(label=_("From which day on"))
    reason = LooseText(label=_("Reason, or the letter behind it"), max_length=200, widget=REASON)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.label_suffix = ""
        choose(self, "standing", said(dict(STANDING_NAMES)))


class TieForm(forms.Form):
    """Where an assessor works, worked or studied."""

    use_required_attribute = False

    kind = LooseChoice(label=_("What the tie is"), widget=forms.RadioSelect)
    institution = LooseText(
        label=_("Institution"), max_length=40, help_text=_("Its 10-digit code or its number in the registry")
    )
    agency = LooseChoice(label=_("Or a parent agency"))
    name = LooseText(label=_("Or the name of a place that is not registered"), max_length=200)
    position = LooseText(label=_("Post held"), max_length=200)
    starts = TypedDay(label=_("From which day on"), required=False, help_text=_("Empty when not known"))
    ends = TypedDay(label=_("Until the end of"), required=False, help_text=_("Empty while it holds"))
    source = LooseText(label=_("Letter or source"), max_length=200)

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data, initial={"kind": "employed"})
        self.label_suffix = ""
        choose(self, "kind", said(dict(TIE_NAMES)))
        choose(self, "agency", [("", "–"), *((code, name.say(language())) for code, name in agencies)])

    def given(self) -> TieFields:
        """Return what was typed, for the action."""
        return TieFields(**self.cleaned_data)


class EndForm(forms.Form):
    """The last day of something."""

    use_required_attribute = False

    on = TypedDay(label=_("Until the end of"), help_text=_("Day, month, year; either era"))


class WhyNotForm(forms.Form):
    """A reason."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason, or the letter behind it"), max_length=500, widget=REASON)


class SeatForm(forms.Form):
    """What an assessor may be in teams of a level, from a day on."""

    use_required_attribute = False

    level = LooseChoice(label=_("Level"))
    seat = LooseChoice(label=_("Seat"))
    on = TypedDay(label=_("From which day on"))
    source = LooseText(label=_("Letter or source"), max_length=200)

    def __init__(self, data: Any, level: str = "") -> None:
        super().__init__(data, initial={"level": level})
        self.label_suffix = ""
        choose(self, "level", said(LEVEL_NAMES))
        choose(self, "seat", [*said(dict(SEAT_NAMES)), ("", gettext("No seat any more"))])


class OffForm(forms.Form):
    """Days on which an assessor takes no visit."""

    use_required_attribute = False

    starts = TypedDay(label=_("From which day on"), help_text=_("Day, month, year; either era"))
    ends = TypedDay(label=_("Until the end of"))
    reason = LooseChoice(label=_("What keeps them"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "reason", said(dict(OFF_NAMES)))


def _shown(name: str, value: object) -> object:
    if value is None:
        return ""
    if name in LISTS:
        return list(codes(str(value)))
    return value.isoformat() if isinstance(value, date) else str(value)
