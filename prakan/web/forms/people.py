"""Forms of people and roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prakan.domain.assessors import ASSESSED, LEVEL_NAMES
from prakan.domain.roles import ROLE_NAMES, Role
from prakan.domain.text import Text
from prakan.foundation.queries.people import UnitView
from prakan.web.forms.typed import TypedDay


class AddPersonForm(forms.Form):
    """A person to add: no role yet."""

    username = forms.RegexField(
        r"^[\w.@+-]+$",
        label=_("User name"),
        max_length=150,
        help_text=_("Letters, digits and . @ + - _"),
    )
    name_th = forms.CharField(label=_("Name in Thai"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("Official e-mail"),
        required=False,
        help_text=_("Links to set a password go there; the identity provider is matched by it"),
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("th", "ไทย"), ("en", "English")])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class GrantForm(forms.Form):
    """A role to give, in a unit, for a time."""

    role = forms.ChoiceField(label=_("Role"))
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    institution = forms.CharField(
        label=_("Institution of the role"),
        required=False,
        max_length=40,
        help_text=_("Its 10-digit code, for the role Institution"),
    )
    parent_agency = forms.ChoiceField(
        label=_("Parent agency of the role"), required=False, help_text=_("For the role Parent agency")
    )
    coordination_centre = forms.CharField(
        label=_("Centre of the role"),
        required=False,
        max_length=40,
        help_text=_("Its code, for the role Coordination centre"),
    )
    assessor = forms.CharField(
        label=_("Register number of the role"),
        required=False,
        max_length=20,
        help_text=_("For the role External assessor"),
    )
    level = forms.ChoiceField(
        label=_("Level of the role"),
        required=False,
        help_text=_("For the roles Report reader and Supervisor"),
    )
    starts = TypedDay(label=_("From"), required=False)
    ends = TypedDay(label=_("Until"), required=False)

    def __init__(
        self, units: tuple[UnitView, ...], agencies: Iterable[tuple[str, Text]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        language = get_language() or "th"
        roles, places = self.fields["role"], self.fields["unit"]
        assert isinstance(roles, forms.ChoiceField)
        assert isinstance(places, forms.ChoiceField)
        roles.choices = [(role.value, ROLE_NAMES[role].say(language)) for role in Role]
        places.choices = [("", _("Whole agency"))] + [
            (u.code, f"{u.code} · {u.name.say(language)}") for u in units
        ]
        parents = self.fields["parent_agency"]
        assert isinstance(parents, forms.ChoiceField)
        parents.choices = [("", "–"), *((code, name.say(language)) for code, name in agencies)]

        levels = self.fields["level"]
        assert isinstance(levels, forms.ChoiceField)
        named = [(level, LEVEL_NAMES[level].say(language)) for level in ASSESSED]
        levels.choices = [("", "–"), ("all", _("All levels")), *named]

    def clean(self) -> dict[str, Any]:
        """Refuse a time that ends before it starts."""
        given = super().clean() or {}
        if given.get("starts") and given.get("ends") and given["ends"] < given["starts"]:
            self.add_error("ends", _("The last day lies before the first"))
        return given
