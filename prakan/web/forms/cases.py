"""Forms of cases: what a board is narrowed to, the list that was shown, reasons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessment.queries.cases.board import CaseFilter
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.cases.owners import OWNER_NAMES
from prakan.domain.cases.stages import BY_ITSELF, HOLD_NAMES, MODE_NAMES, STAGE_NAMES
from prakan.domain.institutions import KIND_NAMES
from prakan.domain.places import provinces
from prakan.domain.text import Text
from prakan.web.forms.taking import SureForm
from prakan.web.forms.typed import Choices, LooseChoice, LooseText, TypedDay, choose
from prakan.web.templatetags.words import language


class BoardForm(forms.Form):
    """What the board of cases is narrowed to."""

    use_required_attribute = False

    q = LooseText(label=_("Name, code or case number"), max_length=200)
    stage = LooseChoice(label=_("Stage of the case"))
    level = LooseChoice(label=_("Level"))
    owner = LooseChoice(label=_("Whose turn"))
    province = LooseChoice(label=_("Province"))
    agency = LooseChoice(label=_("Parent agency"))
    hold = LooseChoice(label=_("Held by"))
    late = forms.BooleanField(label=_("Late only"), required=False)

    def __init__(self, data: Any, agencies: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        every: Choices = [("", str(_("All")))]
        choose(self, "stage", every + _said(STAGE_NAMES))
        choose(self, "level", every + _said(LEVEL_NAMES))
        choose(self, "owner", every + _said(OWNER_NAMES))
        choose(self, "hold", every + _said(HOLD_NAMES))
        choose(self, "province", every + [(p.code, p.name.say(language())) for p in provinces()])
        choose(self, "agency", every + [(code, name.say(language())) for code, name in agencies])


class AsOfForm(forms.Form):
    """Of which day the counts are; empty means now."""

    use_required_attribute = False

    on = TypedDay(label=_("As of the end of"), required=False, help_text=_("Empty: where cases stand now"))


def _said(names: dict[str, Text]) -> Choices:
    return [(str(key), name.say(language())) for key, name in names.items()]


def cases_wanted(data: Any) -> CaseFilter:
    """Return the filter of an address; what is not a choice narrows nothing."""
    names = (*BoardForm.base_fields, "reached", "by", "kind")
    given = {name: str(data.get(name, "")).replace("\0", "").strip() for name in names}
    known = {p.code for p in provinces()}
    return CaseFilter(
        text=given["q"][:200],
        stage=given["stage"] if given["stage"] in STAGE_NAMES else "",
        level=given["level"] if given["level"] in LEVEL_NAMES else "",
        province=given["province"] if given["province"] in known else "",
        agency=given["agency"][:40],
        owner=given["owner"] if given["owner"] in OWNER_NAMES else "",
        hold=given["hold"] if given["hold"] in HOLD_NAMES else "",
        late=bool(given["late"]),
        reached=given["reached"] if given["reached"] in STAGE_NAMES else "",
        by=_day(given["by"]),
        kind=given["kind"] if given["kind"] in KIND_NAMES else "",
    )


def _day(said: str) -> date | None:
    """Return the day of an address (2023-12-31); None when it is none."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


class ShownForm(SureForm):
    """Whether the person is sure, of the list that was shown to them."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)  # the page writes the fresh one


class ReasonForm(forms.Form):
    """Why."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class StepForm(ReasonForm):
    """A step on the case as it was shown."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, data: Any, revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        self.label_suffix = ""


class HoldForm(ReasonForm):
    """What holds a case up."""

    kind = forms.ChoiceField(label=_("Held by"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        by_hand = {kind: name for kind, name in HOLD_NAMES.items() if kind not in BY_ITSELF}
        choose(self, "kind", _said(by_hand))
        self.order_fields(["kind", "reason"])


class ModeForm(ReasonForm):
    """How the visit is made."""

    mode = forms.ChoiceField(label=_("How the visit is made"))

    def __init__(self, data: Any, mode: str) -> None:
        super().__init__(data, initial={"mode": mode})
        self.label_suffix = ""
        choose(self, "mode", _said(MODE_NAMES))
        self.order_fields(["mode", "reason"])
