"""Forms of improvement plans: items as the institution writes them, words, progress."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from prakan.assessment.queries.improvement.plans import ItemView
from prakan.domain.improvement.items import ItemText
from prakan.domain.improvement.stages import PLAN_NAMES
from prakan.web.forms.resumable import ResumableFile
from prakan.web.forms.typed import LooseChoice, LooseDay, LooseText, TypedDay, choose
from prakan.web.templatetags.words import language

FEW = forms.Textarea(attrs={"rows": 2})
PLACE = {
    "what": _("What is to be done"),
    "who": _("Who does it (a post)"),
    "measure": _("How it is measured"),
}


class ItemsForm(forms.Form):
    """Every item of a plan that is still to be written, with the revision that was seen."""

    use_required_attribute = False

    def __init__(self, data: Any, items: Iterable[ItemView]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        self.items = [item for item in items if item.is_open and not item.superseded]
        for item in self.items:
            self._put("what", item, LooseText(label=PLACE["what"], widget=FEW, max_length=4000))
            self._put("who", item, LooseText(label=PLACE["who"], max_length=200))
            self._put("due", item, LooseDay(label=_("Until when")))
            self._put("measure", item, LooseText(label=PLACE["measure"], widget=FEW, max_length=4000))
            self.fields[f"seen-{item.id}"] = forms.IntegerField(
                initial=item.revision, widget=forms.HiddenInput, required=False
            )

    def _put(self, name: str, item: ItemView, field: forms.Field) -> None:
        field.initial = getattr(item, name)
        self.fields[f"{name}-{item.id}"] = field

    def of(self, item: ItemView) -> list[BoundField]:
        """Return the fields of an item; none when it is not written any more."""
        if f"what-{item.id}" not in self.fields:
            return []
        return [self[f"{name}-{item.id}"] for name in ("what", "who", "due", "measure", "seen")]

    def given(self) -> list[ItemText]:
        """Return what was put down, for the action."""
        told = self.cleaned_data
        return [
            ItemText(
                item.id,
                what=told[f"what-{item.id}"],
                who=told[f"who-{item.id}"],
                due=told[f"due-{item.id}"],
                measure=told[f"measure-{item.id}"],
                seen=told[f"seen-{item.id}"] or 0,
            )
            for item in self.items
        ]

    def see(self, items: Iterable[ItemView]) -> None:
        """Say that what others saved meanwhile has been seen: shown beside, it may now be written over."""
        seen = {f"seen-{item.id}": str(item.revision) for item in items}
        self.data = {**{name: self.data[name] for name in self.data}, **seen}


class OwnItemForm(forms.Form):
    """An item of the institution's own."""

    use_required_attribute = False

    what = LooseText(label=PLACE["what"], widget=FEW, max_length=4000)
    who = LooseText(label=PLACE["who"], max_length=200, required=False)
    due = TypedDay(label=_("Until when"), required=False)
    measure = LooseText(label=PLACE["measure"], widget=FEW, max_length=4000, required=False)


class WordsForm(forms.Form):
    """A few words on a plan."""

    use_required_attribute = False

    text = LooseText(label=_("Words"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class WhyForm(forms.Form):
    """Why."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason"), widget=FEW, max_length=1000)


class WorkForm(forms.Form):
    """What was done on an item, with a file when there is one."""

    use_required_attribute = False

    text = LooseText(label=_("What was done"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)
    finished = forms.BooleanField(label=_("The item is done"), required=False)
    file = ResumableFile(label=_("File"), required=False)


class PlansForm(forms.Form):
    """What a board of plans is narrowed to."""

    use_required_attribute = False

    q = LooseText(label=_("Name or case number"), max_length=200)
    stage = LooseChoice(label=_("Stage of the plan"))
    late = forms.BooleanField(label=_("Late only"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(
            self,
            "stage",
            [("", str(_("All"))), *((one, name.say(language())) for one, name in PLAN_NAMES.items())],
        )
