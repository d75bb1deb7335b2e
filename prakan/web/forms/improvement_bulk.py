"""Forms of a step on many improvement plans or members: which step, with what, on which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.improvement.bulk import BulkStep
from prakan.domain.text import Text
from prakan.web.forms.typed import LooseChoice, LooseText, choose
from prakan.web.templatetags.words import language

FEW = forms.Textarea(attrs={"rows": 3})


class StepForm(forms.Form):
    """Which step is to be taken, and to which centre members are given."""

    use_required_attribute = False

    step = LooseChoice(label=_("Step on many"))
    value = LooseChoice(label=_("Coordination centre"))

    def __init__(self, data: Any, steps: Mapping[str, BulkStep], centres: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        said = language()
        choose(
            self,
            "step",
            [("", str(_("Choose"))), *((name, step.words.say(said)) for name, step in steps.items())],
        )
        choose(self, "value", [("", str(_("No centre yet"))), *((c, n.say(said)) for c, n in centres)])


class ManyForm(forms.Form):
    """The words of a step on many."""

    use_required_attribute = False

    reason = LooseText(label=_("Words for each of them"), widget=FEW, max_length=4000)


def shown_in(data: Any) -> list[tuple[int, int]]:
    """Return what was ticked, each with the revision at which it was shown."""
    pairs = (one.partition(":")[::2] for one in data.getlist("one"))
    return [(int(a), int(b)) for a, b in pairs if _short(a, 12) and _short(b, 9)]


def _short(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= most
