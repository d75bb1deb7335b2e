"""Forms of the close and the report: confirming a close, restating a figure, asking for a file."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.figures import Amount, State
from prakan.domain.problems import Fault
from prakan.domain.problems_reporting import REASON_NEEDED
from prakan.domain.problems_runs import CONFIRM_NEEDED, FIGURE_NEEDED, VALUE_UNREADABLE
from prakan.domain.readings import Unreadable
from prakan.domain.readings import number as read_number
from prakan.web.forms.asked import AskedText, AskedTick
from prakan.web.problems import FaultError

LEAST = 10  # characters of a reason


class CloseForm(forms.Form):
    """One box: the figures were looked at, and a close cannot be undone."""

    checked = AskedTick(
        label=_("I have checked the figures; I know that a close cannot be undone"), refusal=CONFIRM_NEEDED
    )


class RestateForm(forms.Form):
    """A new value for a frozen figure, and why."""

    code = AskedText(
        label=_("Code of the figure"),
        help_text=_("As on the figure's page and in the report's annex"),
        max_length=160,
        refusal=FIGURE_NEEDED,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "off"}),
    )
    state = forms.ChoiceField(
        label=_("What stands there now"),
        widget=forms.RadioSelect,
        choices=(
            (State.VALUE.value, _("A number")),
            (State.UNKNOWN.value, _("Unknown: the source gives no value")),
            (State.DASH.value, _("Does not apply")),
            (State.EMPTY.value, _("Not filled in")),
        ),
        initial=State.VALUE.value,
    )
    value = forms.CharField(
        label=_("New value"),
        help_text=_("In the figure's unit, for example 4,220 or 36.6917; Thai digits are read too"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    reason = AskedText(
        label=_("Reason"),
        help_text=_("Printed in the annex of the report, with your name and the date"),
        widget=forms.Textarea(attrs={"rows": 3}),
        refusal=REASON_NEEDED,
        slots={"least": LEAST},
        least=LEAST,
    )

    def clean(self) -> dict[str, Any]:
        """Read the number when a number is meant."""
        given = super().clean() or {}
        if given.get("state") == State.VALUE.value:
            given["number"] = self._number(given.get("value", ""))
        return given

    def _number(self, typed: str) -> Decimal | None:
        try:
            return read_number(typed)
        except Unreadable:
            self.add_error("value", FaultError(Fault(VALUE_UNREADABLE, {"given": typed})))
            return None

    def amount(self) -> Amount:
        """Return what was typed as an amount; only of a valid form."""
        return Amount(State(self.cleaned_data["state"]), self.cleaned_data.get("number"))


class AskForm(forms.Form):
    """A file of the report: format, language and digits; the action refuses what it does not know."""

    format = forms.CharField(max_length=10)
    language = forms.CharField(max_length=5)
    digits = forms.CharField(max_length=10, required=False)
