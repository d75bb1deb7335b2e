"""Forms of contacts: what is known of one, its last day, what somebody wants to see it for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prakan.domain.contact_points import PARTS, PURPOSES
from prakan.domain.text import Text
from prakan.registry.actions.contact_points import ContactFields
from prakan.registry.queries.contact_points import ContactPointView, RoleView
from prakan.web.forms.typed import LooseChoice, LooseText, TypedDay, choose
from prakan.web.templatetags.words import language

REASON = forms.Textarea(attrs={"rows": 2})


class BoardForm(forms.Form):
    """What the list of institutions and their contacts is narrowed by."""

    q = LooseText(label=_("Name, place or code"), max_length=200)
    agency = LooseChoice(label=_("Parent agency"))
    without = forms.BooleanField(label=_("Only those without an address"), required=False)

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        every = [("", str(_("All")))]
        choose(self, "agency", every + [(code, name.say(language())) for code, name in agencies])

    def wanted(self) -> dict[str, Any]:
        """Return what narrows the list."""
        given = self.data
        return {
            "text": str(given.get("q", ""))[:200],
            "agency": str(given.get("agency", ""))[:40],
            "without": bool(given.get("without")),
        }


class ContactForm(forms.Form):
    """A contact; of one that is there, what tells who it is shows masked and stays when left empty."""

    use_required_attribute = False

    role = LooseChoice(label=_("What they do there"))
    name = LooseText(label=_("Name of the person"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = LooseText(
        label=_("E-mail"), widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email"})
    )
    phone = LooseText(
        label=_("Telephone"), widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"})
    )
    line = LooseText(label=_("LINE ID"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    language = forms.ChoiceField(label=_("Writes and reads"), choices=[("th", "ไทย"), ("en", "English")])
    starts = TypedDay(label=_("From which day on"), required=False, help_text=_("Empty when not known"))
    ends = TypedDay(label=_("Until the end of"), required=False, help_text=_("Empty while it holds"))
    source = LooseText(label=_("Letter or source"), max_length=200)
    given_by = LooseText(label=_("Who gave it"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, roles: Iterable[RoleView], view: ContactPointView | None = None) -> None:
        names = ("role", "language", "starts", "ends", "source", "revision")
        super().__init__(data, initial={name: getattr(view, name) for name in names} if view else None)
        self.label_suffix = ""
        choose(self, "role", [("", ""), *((role.code, role.name.say(language())) for role in roles)])
        for part in PARTS if view else ():
            if shown := getattr(view.masked, part) if view else "":
                self.fields[part].help_text = gettext("Now %(shown)s") % {"shown": shown}

    def given(self) -> ContactFields:
        """Return what was typed, for the action."""
        kept = self.cleaned_data
        return ContactFields(
            role=kept["role"],
            personal={part: kept[part] for part in PARTS},
            language=kept["language"],
            starts=kept["starts"],
            ends=kept["ends"],
            source=kept["source"],
        )


class EndForm(forms.Form):
    """The last day of a contact."""

    use_required_attribute = False

    on = TypedDay(label=_("Until the end of"), help_text=_("Day, month, year; either era"))


class PurposeForm(forms.Form):
    """What somebody wants to see a contact for."""

    use_required_attribute = False

    purpose = LooseChoice(label=_("What do you want to see it for?"), widget=forms.RadioSelect)
    detail = LooseText(label=_("Something else: what?"), max_length=200, required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "purpose", [(str(key), words.say(language())) for key, words in PURPOSES.items()])


class EraseForm(forms.Form):
    """Why what a contact says is erased."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason, or the letter behind it"), widget=REASON)
