"""Forms of the budget: an entry, a payment, a reversal, a transfer, a carry-forward, a spending target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prakan.domain.text import Text
from prakan.web.forms.typed import LooseChoice, LooseText
from prakan.web.templatetags.words import language

Words = str | Promise
Categories = Iterable[tuple[str, Text]]
BAHT = _("In baht; Thai digits are read too")
KINDS: dict[str, Words] = {
    "plan": _("Budget by the plan"),
    "transfer": _("Transfer"),
    "carry_forward": _("Carried over from last year"),
    "commitment": _("Committed"),
    "disbursement": _("Paid out"),
    "unsplit": _("Spent, not split by the source"),
}
DIRECT = ("plan", "commitment", "disbursement", "unsplit")


def _choices(categories: Categories) -> list[tuple[str, Words]]:
    return [(code, name.say(language())) for code, name in categories]


class MoneyForm(forms.Form):
    """What every entry has: amount, day, document."""

    use_required_attribute = False

    amount = LooseText(label=_("Amount"), help_text=BAHT)
    date = LooseText(label=_("Date of the document"), help_text=_("Both eras are read, such as 9 Jan 2024"))
    document_th = LooseText(label=_("Document (Thai)"), help_text=_("Number and subject of the paper"))
    document_en = forms.CharField(label=_("Document (English)"), required=False)

    def given(self) -> dict[str, Any]:
        """Return everything as typed, for the action."""
        return {name: str(self.data.get(name, "")).strip() for name in self.fields}


class RecordForm(MoneyForm):
    """An entry of the ledger."""

    field_order = ("category", "kind", "amount", "date", "document_th", "document_en", "ref")
    category = LooseChoice(label=_("Category"))
    kind = LooseChoice(label=_("Kind"), choices=[(kind, KINDS[kind]) for kind in DIRECT])
    ref = forms.CharField(
        label=_("Row of the plan"), help_text=_("Its reference, such as O2.A7.P1.4"), required=False
    )

    def __init__(self, data: Mapping[str, Any] | None, categories: Categories) -> None:
        super().__init__(data)
        self.fields["category"].choices = _choices(categories)  # type: ignore[attr-defined]


class TransferForm(MoneyForm):
    """Money to be moved from one category to another."""

    field_order = ("from_category", "to_category", "amount", "date", "document_th", "document_en")
    from_category = LooseChoice(label=_("From category"))
    to_category = LooseChoice(label=_("To category"))

    def __init__(self, data: Mapping[str, Any] | None, categories: Categories) -> None:
        super().__init__(data)
        for name in ("from_category", "to_category"):
            self.fields[name].choices = _choices(categories)  # type: ignore[attr-defined]


class CarryForm(MoneyForm):
    """Money of the year before to be brought into this one."""

    field_order = ("category", "amount", "date", "document_th", "document_en")
    category = LooseChoice(label=_("Category"))

    def __init__(self, data: Mapping[str, Any] | None, categories: Categories) -> None:
        super().__init__(data)
        self.fields["category"].choices = _choices(categories)  # type: ignore[attr-defined]


class PayForm(MoneyForm):
    """A payment on a commitment."""


class ReverseForm(forms.Form):
    """Why an entry is cancelled, and on what day."""

    use_required_attribute = False

    date = LooseText(label=_("Date of the reversal"))
    document_th = LooseText(label=_("Reason (Thai)"))
    reason_en = forms.CharField(label=_("Reason (English)"), required=False)

    def given(self) -> dict[str, Any]:
        """Return everything as typed, for the action."""
        names = {"date": "date", "reason_th": "document_th", "reason_en": "reason_en"}
        return {name: self.cleaned_data[field] for name, field in names.items()}


class CategoryForm(forms.Form):
    """A category to add: its code is for ever."""

    use_required_attribute = False

    code = LooseText(
        label=_("Code"),
        help_text=_("Small Latin letters, digits and hyphens; figures are named by it, so it never changes"),
    )
    name_th = LooseText(label=_("Name (Thai)"))
    name_en = LooseText(label=_("Name (English)"))


class CategoryNameForm(forms.Form):
    """The names of a category."""

    use_required_attribute = False

    name_th = LooseText(label=_("Name (Thai)"))
    name_en = LooseText(label=_("Name (English)"))
    revision = forms.IntegerField(widget=forms.HiddenInput)


class TargetForm(forms.Form):
    """The share of the budget meant to be spent by the end of a quarter."""

    use_required_attribute = False

    quarter = forms.TypedChoiceField(
        label=_("By the end of quarter"), choices=[(n, str(n)) for n in (1, 2, 3, 4)], coerce=int
    )
    percent = LooseText(label=_("Percent of the budget"), help_text=_("Cumulative, 0 to 100"))
    source_th = forms.CharField(
        label=_("Source (Thai)"), help_text=_("The cabinet resolution or order"), required=False
    )
    source_en = forms.CharField(label=_("Source (English)"), required=False)


class RefusalForm(forms.Form):
    """Why a proposal is not approved."""

    use_required_attribute = False

    reason = LooseText(
        label=_("Reason"), help_text=_("The proposer reads it"), widget=forms.Textarea(attrs={"rows": 3})
    )
