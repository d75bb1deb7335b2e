"""The form of a new API key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.foundation.queries.people import PersonView
from prakan.web.forms.typed import TypedDay, choose
from prakan.web.templatetags.words import language


class KeyForm(forms.Form):
    """A key to issue: what it is called, whom it acts as, how long."""

    name = forms.CharField(
        label=_("Name of the key"),
        max_length=100,
        help_text=_("Which system uses it, such as “Roster server”"),
    )
    username = forms.ChoiceField(
        label=_("Acts as"), help_text=_("The key can do exactly what this person's roles allow, no more")
    )
    expires_on = TypedDay(label=_("Last day"))
    per_minute = forms.IntegerField(
        label=_("Calls a minute"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_("Empty: as the settings say. 0: any number"),
    )

    def __init__(self, people: Iterable[PersonView], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        known = [p for p in people if p.is_active and p.grants]
        choose(self, "username", [(p.username, f"{p.username} · {p.name.say(language())}") for p in known])
