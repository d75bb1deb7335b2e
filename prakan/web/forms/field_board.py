"""Forms of the day's board: which day, what is looked for; why a device is withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.problems_field_devices import DEVICE_REASON
from prakan.domain.problems_field_waits import WAIT_REASON
from prakan.web.forms.asked import AskedText
from prakan.web.forms.typed import LooseText, TypedDay


class BoardForm(forms.Form):
    """Which day, and a part of a name."""

    day = TypedDay(label=_("Day"), required=False)
    q = LooseText(label=_("School, case number or assessor"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class WithdrawForm(forms.Form):
    """Why a device is withdrawn."""

    reason = AskedText(label=_("Reason"), refusal=DEVICE_REASON, widget=forms.Textarea(attrs={"rows": "3"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class EndWaitForm(forms.Form):
    """Why a file will not come."""

    reason = AskedText(
        label=_("Why the file will not come"),
        refusal=WAIT_REASON,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
