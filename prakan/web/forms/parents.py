"""Forms of parent agencies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prakan.domain.institutions import AGENCY_KIND_NAMES
from prakan.domain.text import Text
from prakan.registry.actions.agencies import AgencyFields
from prakan.registry.queries.agencies import ParentAgencyView
from prakan.web.forms.typed import LooseChoice, LooseText, TypedDay, choose
from prakan.web.templatetags.words import language


class ParentForm(forms.Form):
    """What is known of a parent agency."""

    use_required_attribute = False

    name_th = LooseText(label=_("Name (Thai)"))
    name_en = LooseText(label=_("Name (English)"))
    short_th = LooseText(label=_("Short name (Thai)"))
    short_en = LooseText(label=_("Short name (English)"))
    kind = LooseChoice(label=pgettext_lazy("a parent", "Where it stands"))
    confirmed = forms.BooleanField(label=_("Its names are confirmed"), required=False)

    def __init__(self, data: Any, view: ParentAgencyView | None = None) -> None:
        super().__init__(data, initial=_texts(view) if view else {})
        choose(self, "kind", [(str(k), text.say(language())) for k, text in AGENCY_KIND_NAMES.items()])

    def fields_of(self, code: str) -> AgencyFields:
        """Return what was given, under a code."""
        given = {name: self.cleaned_data[name] for name in ParentForm.base_fields}
        return AgencyFields(code=code, **given)


class NewParentForm(ParentForm):
    """A new parent agency and where it stands."""

    code = LooseText(label=_("Code"), help_text=_("Short and lasting; it stays when the name changes"))
    parent = LooseChoice(label=_("Under"))
    field_order = ("code", "name_th", "name_en", "short_th", "short_en", "kind", "parent", "confirmed")

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data)
        choose(self, "parent", _above(agencies))


class ChangedParentForm(ParentForm):
    """A parent agency that changes its name."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class MoveForm(forms.Form):
    """Under which agency it stands, from a day on."""

    use_required_attribute = False

    parent = LooseChoice(label=_("Under"))
    on = TypedDay(label=_("From which day on"))

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data)
        choose(self, "parent", _above(agencies))


class DayForm(forms.Form):
    """A day."""

    use_required_attribute = False

    on = TypedDay(label=_("From which day on"))


def _above(agencies: Iterable[tuple[str, Text]]) -> list[tuple[str, str]]:
    return [("", str(_("At the top"))), *((code, name.say(language())) for code, name in agencies)]


def _texts(view: ParentAgencyView) -> dict[str, object]:
    return {
        "name_th": view.name.th,
        "name_en": view.name.en,
        "short_th": view.short.th,
        "short_en": view.short.en,
        "kind": view.kind,
        "confirmed": view.confirmed,
        "revision": view.revision,
    }
