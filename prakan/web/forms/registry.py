"""Forms of institutions: finding them, what is known of one, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.institution_record import EDITABLE, InstitutionRecord
from prakan.domain.institutions import (
    KIND_NAMES,
    PRECISION_NAMES,
    SCHEME_NAMES,
    SIZE_NAMES,
    STATUS_NAMES,
)
from prakan.domain.numbers import cleaned
from prakan.domain.places import districts, provinces, subdistricts
from prakan.domain.problems import Fault
from prakan.domain.problems_registry import DECISION_MISSING
from prakan.domain.problems_typed import YEAR_MISSING
from prakan.domain.text import Text
from prakan.registry.queries.institutions import InstitutionFilter
from prakan.web.forms.typed import LooseChoice, LooseText, TypedDay
from prakan.web.problems import FaultError
from prakan.web.shell.numbers import whole
from prakan.web.templatetags.words import language

Choices = list[tuple[str, str]]
ANY: Choices = [("", "")]
DIFFERENT = "different"


def said(names: dict[Any, Text]) -> Choices:
    """Return a table of names as choices in the reader's language."""
    return [(str(key), text.say(language())) for key, text in names.items()]


class FindForm(forms.Form):
    """What a list of institutions is narrowed by."""

    use_required_attribute = False

    q = LooseText(label=_("Name, place or code"), max_length=200)
    kind = LooseChoice(label=_("Kind"))
    province = LooseChoice(label=_("Province"))
    agency = LooseChoice(label=_("Parent agency"))
    size = LooseChoice(label=_("Size"))
    status = LooseChoice(label=_("Status"))
    listed = LooseText(label=_("On the list of year"), widget=forms.TextInput(attrs={"inputmode": "numeric"}))

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        self.fields["q"].widget.attrs |= {
            "data-suggest": reverse("institutions.suggest"),
            "autocomplete": "off",
        }
        every = str(_("All"))
        self._choices("kind", [("", every), *said(KIND_NAMES)])
        self._choices("size", [("", every), *said(SIZE_NAMES)[1:]])
        self._choices("status", [*said(STATUS_NAMES), ("any", every)])
        self._choices("province", [("", every), *((p.code, p.name.say(language())) for p in provinces())])
        self._choices("agency", [("", every), *((code, name.say(language())) for code, name in agencies)])

    def _choices(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def wanted(self) -> InstitutionFilter:
        """Return the filter; what cannot be read narrows nothing, and a year is told so at its field."""
        given = {name: str(self.data.get(name, "")).strip() for name in self.fields}
        year = whole(cleaned(given["listed"]), "listed")
        if given["listed"] and not (year and FIRST_YEAR <= year <= LAST_YEAR):
            year = None
            self.add_error("listed", FaultError(Fault(YEAR_MISSING, {"given": given["listed"]})))
        status = given["status"] or "open"
        return InstitutionFilter(
            kind=given["kind"],
            status="" if status == "any" else status,
            province=given["province"],
            district=self._district(given["province"]),
            agency=given["agency"],
            size=given["size"],
            listed=year,
            text=given["q"],
        )

    def _district(self, of: str) -> str:
        """Return the district that an address names, within the province that is chosen."""
        code = str(self.data.get("district", "")).strip()
        return code if of and code.startswith(of) else ""


class InstitutionForm(forms.Form):
    """What is known of an institution; the fields of a new one and of one that changes."""

    use_required_attribute = False

    name_th = LooseText(label=_("Name (Thai)"), widget=forms.TextInput(attrs={"lang": "th"}))
    name_en = LooseText(label=_("Name (English)"), widget=forms.TextInput(attrs={"lang": "en"}))
    kind = LooseChoice(label=_("Kind"))
    agency = LooseChoice(label=_("Parent agency"))
    grades = LooseText(label=_("Classes taught"), help_text=_("As the parent agency writes it"))
    size = LooseChoice(label=_("Size"))
    learners = LooseText(label=_("Learners"))
    address = LooseText(label=_("House, village, road"))
    province = LooseChoice(label=_("Province"))
    district = LooseChoice(label=_("District"))
    subdistrict = LooseChoice(label=_("Subdistrict"))
    postal_code = LooseText(label=_("Postal code"), max_length=5)
    latitude = LooseText(label=_("Latitude"), help_text=_("Degrees north, such as 16.698500"))
    longitude = LooseText(label=_("Longitude"), help_text=_("Degrees east, such as 102.879100"))
    position_precision = LooseChoice(label=_("How near the position is"))
    position_source = LooseText(label=_("Where the position comes from"))
    opened_on = LooseText(label=_("Opened on"), help_text=_("Day, month, year; either era"))

    def __init__(
        self, data: Any, agencies: Iterable[tuple[str, Text]], record: InstitutionRecord | None = None
    ) -> None:
        texts = {name: _shown(getattr(record, name)) for name in EDITABLE} if record else {}
        super().__init__(data, initial=texts)
        self.label_suffix = ""
        place = self.data if self.is_bound else texts
        self._choices("kind", said(KIND_NAMES))
        self._choices("size", said(SIZE_NAMES))
        self._choices("position_precision", said(PRECISION_NAMES))
        self._choices("agency", ANY + [(code, name.say(language())) for code, name in agencies])
        self._choices("province", ANY + _named(provinces()))
        self._choices("district", ANY + _named(districts(place.get("province", ""))))
        self._choices("subdistrict", ANY + _named(subdistricts(place.get("district", ""))))

    def _choices(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def given(self) -> dict[str, object]:
        """Return the attributes as typed, for the action."""
        return {name: self.cleaned_data[name] for name in EDITABLE}


class NewInstitutionForm(InstitutionForm):
    """A new institution, with the codes it carries."""

    school10 = LooseText()
    agency_code = LooseText()

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data, agencies)
        names = {"school10": "school10", "agency_code": "agency"}
        for name, scheme in names.items():
            self.fields[name].label = dict(said(SCHEME_NAMES))[scheme]

    def codes(self) -> dict[str, str]:
        """Return the codes given, by scheme."""
        given = {"school10": self.cleaned_data["school10"], "agency": self.cleaned_data["agency_code"]}
        return {scheme: value for scheme, value in given.items() if value}


class ChangeForm(InstitutionForm):
    """What has become of an institution, from which day on, and who says so."""

    on = TypedDay(label=_("From which day on"), help_text=_("The day from which it is so; either era"))
    source = LooseText(label=_("Letter or source"), max_length=200)
    revision = forms.IntegerField(widget=forms.HiddenInput)


class EventForm(forms.Form):
    """A day and a reason."""

    use_required_attribute = False

    on = TypedDay(label=_("From which day on"))
    reason = LooseText(label=_("Reason, or the letter behind it"), widget=forms.Textarea(attrs={"rows": 2}))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReasonForm(forms.Form):
    """A reason alone."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason, or the letter behind it"), widget=forms.Textarea(attrs={"rows": 2}))


class PairForm(forms.Form):
    """Whether a pair is one institution, and which of the two stays."""

    use_required_attribute = False

    decision = LooseChoice(label=_("What are they?"), widget=forms.RadioSelect)
    on = LooseText(label=_("If one: from which day on"), help_text=_("The other ends that day; either era"))
    reason = LooseText(label=_("Reason, or the letter behind it"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any, sides: Iterable[tuple[int, Text]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        field = self.fields["decision"]
        assert isinstance(field, forms.ChoiceField)
        stays = str(_("One: %(name)s (%(id)s) stays"))
        field.choices = [
            *((str(pk), stays % {"name": name.say(language()), "id": pk}) for pk, name in sides),
            (DIFFERENT, _("Two different institutions")),
        ]

    @property
    def keep(self) -> int | None:
        """The number of the institution that stays, None when both do."""
        chosen = self.cleaned_data["decision"]
        return None if chosen == DIFFERENT else int(chosen)

    def clean_decision(self) -> str:
        """Refuse no answer (REG-032)."""
        if chosen := self.cleaned_data["decision"]:
            return str(chosen)
        raise FaultError(Fault(DECISION_MISSING))

    def clean(self) -> dict[str, Any]:
        """Read the day, which only a merger needs."""
        given = self.cleaned_data
        if given.get("decision") not in (None, DIFFERENT):
            try:
                given["on"] = TypedDay().clean(given.get("on"))
            except FaultError as error:
                self.add_error("on", error)
        return given


class CodeForm(forms.Form):
    """A code of a scheme, from a day on."""

    use_required_attribute = False

    scheme = LooseChoice(label=_("Whose code"))
    value = LooseText(
        label=_("Code"), help_text=_("Leave it empty to end the code it carries"), max_length=40
    )
    on = TypedDay(label=_("From which day on"))
    source = LooseText(label=_("Letter or source"), max_length=200)

    def __init__(self, data: Any, today: date | None = None) -> None:
        super().__init__(data, initial={"scheme": "school10"})
        field = self.fields["scheme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = said(SCHEME_NAMES)


class MergeForm(EventForm):
    """Which institutions end in this one: their numbers in the registry or their codes."""

    others = LooseText(
        label=_("Institutions that end in this one"),
        help_text=_("Codes or registry numbers, separated by spaces or commas"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("others", "on", "reason", "revision")


class SplitForm(EventForm):
    """The names of what comes out of an institution, one a line."""

    names = LooseText(
        label=_("Names of the new institutions"),
        help_text=_("One a line"),
        widget=forms.Textarea(attrs={"rows": 4, "lang": "th"}),
    )
    closes = forms.BooleanField(label=_("The institution that is split ends"), required=False)
    field_order = ("names", "closes", "on", "reason", "revision")

    def parts(self) -> list[dict[str, object]]:
        """Return what differs in each new institution: its name."""
        return [{"name_th": name.strip()} for name in self.cleaned_data["names"].splitlines() if name.strip()]


class ListForm(forms.Form):
    """A fiscal year's list, a day, and a reason when it is left."""

    use_required_attribute = False

    year = forms.IntegerField(label=_("Fiscal year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    on = TypedDay(label=_("From which day on"))
    reason = LooseText(label=_("Reason, or the letter behind it"), max_length=200)


def _named(places: Iterable[Any]) -> Choices:
    return [(place.code, place.name.say(language())) for place in places]


def _shown(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
