"""Forms of a step on many cases: which step, with what, on which cases as they were shown."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.cases.bulk import BULK
from prakan.domain.cases.stages import BY_ITSELF, HOLD_NAMES, MODE_NAMES
from prakan.domain.cases.steps import BESIDES, BY_NAME
from prakan.domain.text import Text
from prakan.web.forms.typed import Choices, LooseChoice, choose
from prakan.web.templatetags.words import language

SHOWN = re.compile(r"^(\d{1,12}):(\d{1,9})$")
OF = {"case.hold": "to_hold", "case.lift": "to_hold", "case.mode": "to_mode"}  # "hold" narrows the board


class ChoiceForm(forms.Form):
    """Which step is to be taken on many cases, and which hold or way of visiting it is about."""

    use_required_attribute = False

    step = LooseChoice(label=_("Step on many cases"))
    to_hold = LooseChoice(label=_("Kind of hold"))
    to_mode = LooseChoice(label=_("How the visit is made"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        none: Choices = [("", str(_("Choose")))]
        words = {name: BY_NAME[name].words if name in BY_NAME else BESIDES[name] for name in BULK}
        holds = {str(kind): name for kind, name in HOLD_NAMES.items() if kind not in BY_ITSELF}
        choose(self, "step", none + _said(words))
        choose(self, "to_hold", none + _said(holds))
        choose(self, "to_mode", none + _said({str(k): v for k, v in MODE_NAMES.items()}))


class BulkForm(forms.Form):
    """The reason of a step on many cases."""

    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


def step_asked(data: Any) -> tuple[str, str]:
    """Return which step an address or form asks for with its value, "" when it is none."""
    step = str(data.get("step", ""))
    if step not in BULK:
        return "", ""
    return step, str(data.get(OF[step], ""))[:20] if step in OF else ""


def shown_in(data: Any) -> list[tuple[int, int]]:
    """Return the cases that were ticked, each with the revision at which it was shown."""
    found = (SHOWN.match(one) for one in data.getlist("case"))
    return [(int(one[1]), int(one[2])) for one in found if one]


def _said(names: dict[str, Text]) -> Choices:
    return [(key, name.say(language())) for key, name in names.items()]
