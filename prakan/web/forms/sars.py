"""Forms of self-assessment reports: a section to fill, evidence, remarks, the filter of the list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessment.actions.sars import Given
from prakan.assessment.queries.report import SarView
from prakan.assessment.queries.sars import SarFilter
from prakan.domain.institutions import KIND_NAMES
from prakan.domain.media_types import PDF
from prakan.domain.places import provinces
from prakan.domain.problems_sars import REMARK_MISSING
from prakan.domain.sars.form import Asks, Question, Section
from prakan.domain.text import Text
from prakan.web.forms.asked import AskedText
from prakan.web.forms.resumable import ResumableFile
from prakan.web.forms.typed import GivenFile, LooseChoice, LooseText
from prakan.web.templatetags.words import language

LONG = {"rows": "5"}


class SectionForm(forms.Form):
    """The questions of a section; each field is named by its code and travels with the revision it shows."""

    use_required_attribute = False

    def __init__(self, data: Any, view: SarView, section: Section) -> None:
        answers = view.answers
        super().__init__(data, initial={code: a.value for code, a in answers.items()})
        self.label_suffix = ""
        self.asked = section.questions
        for question in section.questions:
            self.fields[question.code] = _field(question)
            seen = answers[question.code].revision if question.code in answers else 0
            self.fields[f"{question.code}.seen"] = forms.IntegerField(
                initial=seen, required=False, widget=forms.HiddenInput
            )

    def given(self) -> dict[str, Given]:
        """Return what was sent, for the action."""
        cleaned = self.cleaned_data
        return {
            q.code: Given(cleaned.get(q.code) or "", cleaned.get(f"{q.code}.seen") or 0)
            for q in self.asked
            if q.code in self.data
        }


def _field(question: Question) -> forms.Field:
    name = question.name.say(language())
    said: dict[str, Any] = {
        "label": f"{question.code} {name}" if question.indicator else name,
        "help_text": question.hint.say(language()),
    }
    if question.asks is Asks.LEVEL:
        choices = [("", "–"), *((key, name.say(language())) for key, name in question.choices)]
        return LooseChoice(choices=choices, **said)
    if question.asks is Asks.TEXT:
        return LooseText(widget=forms.Textarea(attrs=LONG), strip=False, **said)
    numeric = {"inputmode": "numeric"} if question.asks is Asks.NUMBER else {}
    return LooseText(widget=forms.TextInput(attrs=numeric), **said)


class EvidenceForm(forms.Form):
    """A file behind a question, and where in it."""

    file = ResumableFile(label=_("File"))
    title = forms.CharField(label=_("What it shows"), max_length=300, required=False)
    place = forms.CharField(
        label=_("Where in it"),
        max_length=20,
        required=False,
        help_text=_("A page such as 12, or a time in a video such as 1:30"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class OwnFileForm(forms.Form):
    """The institution's own PDF of the whole report."""

    file = ResumableFile(label=_("Your report as PDF"), allowed=frozenset({PDF}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class WorkbookForm(forms.Form):
    """A workbook that was filled in without a connection."""

    use_required_attribute = False

    file = GivenFile(
        label=_("Filled form"),
        help_text=_("The Excel file (.xlsx) that you downloaded here; a preview comes first"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class RemarkForm(forms.Form):
    """What an institution must put right."""

    reason = AskedText(label=_("Remark"), refusal=REMARK_MISSING, widget=forms.Textarea(attrs=LONG))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class ChoiceForm(forms.Form):
    """The text that counts from now on."""

    value = LooseText(label=_("The text that shall count"), widget=forms.Textarea(attrs={"rows": "8"}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class CheckForm(forms.Form):
    """A receipt to look up: its number and the beginning of its digest."""

    number = forms.CharField(label=_("Receipt number"), max_length=30)
    digest = forms.CharField(label=_("Beginning of the digest"), max_length=64, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class FindSarsForm(forms.Form):
    """What a list of reports is narrowed by."""

    q = LooseText(label=_("Name of the institution"), max_length=200)
    year = LooseChoice(label=_("Academic year"))
    kind = LooseChoice(label=_("Kind"))
    province = LooseChoice(label=_("Province"))
    agency = LooseChoice(label=_("Parent agency"))

    def __init__(self, data: Any, years: Iterable[int], agencies: Iterable[tuple[str, Text]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        every = ("", str(_("All")))
        self._choices("year", [every, *((str(y), str(y)) for y in years)])
        self._choices("kind", [every, *((k.value, t.say(language())) for k, t in KIND_NAMES.items())])
        self._choices("province", [every, *((p.code, p.name.say(language())) for p in provinces())])
        named = [(code, name.say(language())) for code, name in agencies]
        self._choices("agency", [every, *named])
        if not named:
            del self.fields["agency"]

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def wanted(self, stage: str) -> SarFilter:
        """Return the filter; what cannot be read narrows nothing."""
        given = {name: str(self.data.get(name, "")).strip() for name in self.fields}
        return SarFilter(
            year=int(given["year"]) if given["year"].isdecimal() and len(given["year"]) == 4 else None,
            kind=given["kind"],
            stage=stage,
            province=given["province"],
            agency=given.get("agency", ""),
            text=given["q"],
        )
