"""Forms of payments: what goes on a list, which line bears it, accounts, reasons, requests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prakan.assessment.queries.payments.ready import DueFilter
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.fees import PART_NAMES
from prakan.domain.payments import BANKS
from prakan.web.forms.typed import LooseChoice, LooseText, TypedDay, choose
from prakan.web.templatetags.words import language

AREA = forms.Textarea(attrs={"rows": 2})


class DuesForm(forms.Form):
    """Which dues a page shows."""

    level = LooseChoice(label=_("Level"), required=False)
    part = LooseChoice(label=_("Payment"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        said, every = language(), ("", gettext("All"))
        choose(self, "level", [every, *((code, name.say(said)) for code, name in LEVEL_NAMES.items())])
        choose(self, "part", [every, *((part.value, name.say(said)) for part, name in PART_NAMES.items())])

    def wanted(self, year: int) -> DueFilter:
        """Return what was chosen; what is not on the lists counts as any."""
        self.is_valid()
        level, part = self.data.get("level", ""), self.data.get("part", "")
        return DueFilter(
            year,
            level=level if level in LEVEL_NAMES else "",
            part=part if part in {one.value for one in PART_NAMES} else "",
        )


class MakeForm(forms.Form):
    """The line of the budget that bears a list, its name, and the list as it was shown."""

    use_required_attribute = False

    line = LooseChoice(label=_("Line of the budget"))
    name = LooseText(
        label=_("Name of the list"), max_length=200, required=False, help_text=_("Empty: its number alone")
    )
    digest = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, lines: Iterable[tuple[str, str]], digest: str) -> None:
        super().__init__(data, initial={"digest": digest})
        self.label_suffix = ""
        choose(self, "line", list(lines))


class ListSeenForm(forms.Form):
    """Whether the person is sure, of the list as it was shown."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, data: Any, revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        self.label_suffix = ""


class ListReasonForm(ListSeenForm):
    """Why a list is cancelled or sent back."""

    reason = LooseText(label=_("Reason"), max_length=500, widget=AREA)


class CancelListForm(ListReasonForm):
    """Why a list is cancelled, and the bank's word when its file was taken."""

    bank_word = LooseText(
        label=_("Reference of the bank's word that it paid nothing"), max_length=100, required=False
    )

    def __init__(self, data: Any, revision: int, *, taken: bool) -> None:
        super().__init__(data, revision)
        if not taken:
            del self.fields["bank_word"]


class PaidForm(ListSeenForm):
    """On which day the bank paid, under which reference."""

    use_required_attribute = False

    on = TypedDay(label=_("Day on which the bank paid"))
    reference = LooseText(label=_("Reference of the transfer"), max_length=100)


class PaymentReasonForm(forms.Form):
    """Why a due is cancelled, an account not accepted, a payment returned."""

    reason = LooseText(label=_("Reason"), max_length=500, widget=AREA)


class BankForm(forms.Form):
    """A bank account as its bank book says."""

    use_required_attribute = False

    bank = LooseChoice(label=_("Bank"))
    number = LooseText(
        label=_("Account number"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("10 to 15 digits; hyphens do not matter"),
    )
    holder = LooseText(label=_("Name on the account"), max_length=200)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "bank", [("", "–"), *((code, name.say(language())) for code, name in BANKS.items())])


class QuestionForm(forms.Form):
    """What is to be corrected, and of which due."""

    text = LooseText(label=_("What is to be corrected, and why"), max_length=2000, widget=AREA)


class AnswerForm(forms.Form):
    """The answer to a request."""

    text = LooseText(label=_("Answer"), max_length=2000, widget=AREA)
