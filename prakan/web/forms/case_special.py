"""Opening a case that no roster lists: what kind, of whom, under which framework, with which panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessment.actions.cases.special import Special
from prakan.domain.assessors import ASSESSED, LEVEL_NAMES
from prakan.domain.cases.special import KIND_NAMES, CaseKind, Panelist, typed_panel
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.web.forms.typed import LooseText, TypedDay, choose
from prakan.web.problems import attach
from prakan.web.templatetags.words import language


@dataclass(frozen=True, slots=True)
class Named:
    """How words become ids: an institution by text, an assessor by text."""

    place: Callable[[str], int]
    assessor: Callable[[str], int]


class SpecialForm(forms.Form):
    """The case as typed; ``asked`` and ``people`` are what was understood, None while something is wrong."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("What is it"), widget=forms.RadioSelect)
    institution = LooseText(label=_("Institution"), help_text=_("Its code, or its whole name."))
    level = forms.ChoiceField(label=_("Level"))
    framework = forms.TypedChoiceField(label=_("Framework"), coerce=int)
    language = forms.ChoiceField(label=_("Language of its papers"), initial="en")
    partner = LooseText(label=_("The other agency"), max_length=200, required=False)
    first = TypedDay(label=_("First day of the visit"))
    last = TypedDay(label=_("Last day of the visit"))
    panel = LooseText(
        label=_("Panel"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "One person a line: number | chair or member | the other agency. "
            "Whoever comes from elsewhere is entered in the register of assessors first."
        ),
    )

    def __init__(self, data: Any, named: Named, year: int, frameworks: Iterable[tuple[int, Text]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        self._named, self._year = named, year
        spoken = language()
        kinds = [(k.value, KIND_NAMES[k].say(spoken)) for k in CaseKind if k is not CaseKind.USUAL]
        choose(self, "kind", kinds)
        choose(self, "level", [(one.value, LEVEL_NAMES[one].say(spoken)) for one in ASSESSED])
        choose(self, "framework", [(str(pk), name.say(spoken)) for pk, name in frameworks])
        choose(self, "language", [("en", str(_("English"))), ("th", str(_("Thai")))])

    def clean(self) -> dict[str, Any]:
        """Find whom the words mean; every line that is wrong is named."""
        given: dict[str, Any] = super().clean() or {}
        self.asked: Special | None = None
        self.people: list[Panelist] = []
        if not self.errors:
            try:
                self.people = self._panel(given["panel"])
                self.asked = self._asked(given)
            except Refused as refused:
                attach(self, refused)
        return given

    def _panel(self, text: str) -> list[Panelist]:
        typed, faults = typed_panel(text)
        found = []
        for one in typed:
            try:
                found.append(Panelist(self._named.assessor(one.who), one.is_chair, one.partner))
            except Refused as refused:
                faults += list(refused.faults)
        if faults:
            raise Refused(*faults)
        return found

    def _asked(self, given: dict[str, Any]) -> Special:
        return Special(
            kind=CaseKind(given["kind"]),
            year=self._year,
            institution=self._named.place(given["institution"]),
            level=given["level"],
            framework=given["framework"],
            language=given["language"],
            partner=given["partner"],
            first=given["first"],
            last=given["last"],
        )
