"""Forms of appraisal, complaints and recognition."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prakan.assessors.queries.appraisal_forms import FormToFill
from prakan.domain.complaints import EFFECT_NAMES, FROM_NAMES
from prakan.web.forms.registry import said
from prakan.web.forms.typed import LooseChoice, LooseChoices, LooseText, TypedDay, TypedYear, choose
from prakan.web.templatetags.words import language

AREA = forms.Textarea(attrs={"rows": 3})


class Plain(forms.Form):
    """What all forms here share."""

    use_required_attribute = False

    def __init__(self, data: Any = None, **initial: object) -> None:
        super().__init__(data, initial=initial)
        self.label_suffix = ""


class YearForm(Plain):
    """The year of a round."""

    year = TypedYear(label=_("Fiscal year (B.E.)"))


class WordsForm(Plain):
    """A few words: a note, an answer, an appeal."""

    words = LooseText(label=_("In words"), max_length=2000, widget=AREA)


class DecideForm(Plain):
    """What the committee concludes."""

    conclusion = LooseText(label=_("Conclusion"), max_length=1000, widget=AREA)
    resolution = LooseText(label=_("Resolution"), max_length=200, help_text=_("Board, meeting and day"))


class AnswerAppealForm(DecideForm):
    """What the committee concludes after an appeal, and why."""

    answer = LooseText(
        label=_("Answer to the appeal"), max_length=1000, widget=AREA,
        help_text=_("Why the appeal changes the result, or why not; the assessor reads it"),
    )  # fmt: skip
    field_order = ("answer", "conclusion", "resolution")


class RateForm(Plain):
    """The questions of a form about an assessor, each with marks and "not assessed"."""

    def __init__(self, data: Any, to_fill: FormToFill) -> None:
        super().__init__(data)
        speech = language()
        marks = [(str(mark), str(mark)) for mark in range(1, to_fill.highest + 1)]
        for question in to_fill.form.questions:
            field = LooseChoice(label=question.words.say(speech), required=False)
            before = to_fill.marks.get(question.code)
            field.initial = "" if before is None else str(before)
            self.fields[question.code] = field
            choose(self, question.code, [("", gettext("not assessed")), *marks])
        self.fields["comment"] = LooseText(
            label=gettext("In your own words"), required=False, max_length=2000, widget=AREA
        )
        self.fields["comment"].initial = to_fill.comment

    def marks(self) -> dict[str, object]:
        """Return the marks as chosen, by question."""
        return {name: value for name, value in self.cleaned_data.items() if name != "comment"}


class ReceiveForm(Plain):
    """A complaint as it comes in."""

    number = LooseText(label=_("Register number of the assessor"), max_length=20)
    source = LooseChoice(label=_("From whom"))
    complainant = LooseText(
        label=_("Name and address of who complains"), required=False, max_length=500,
        help_text=_("Encrypted; the assessor never reads it"),
    )  # fmt: skip
    received_on = TypedDay(label=_("Received on"))
    about = LooseText(
        label=_("What it is about"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Encrypted; read only by those who are named"),
    )  # fmt: skip

    def __init__(self, data: Any = None, **initial: object) -> None:
        super().__init__(data, **initial)
        choose(self, "source", said(FROM_NAMES))


class AssignForm(Plain):
    """Who hears a complaint."""

    members = LooseChoices(label=_("Members"), widget=forms.CheckboxSelectMultiple)
    chair = LooseChoice(label=_("Chair"))

    def __init__(self, data: Any, people: list[tuple[str, str]]) -> None:
        super().__init__(data)
        choose(self, "members", people)
        choose(self, "chair", [("", "–"), *people])


class DecisionForm(Plain):
    """What a committee decides of a complaint."""

    upheld = LooseChoice(label=_("Decision"))
    finding = LooseText(
        label=_("Reason"), max_length=10_000, widget=AREA, help_text=_("The assessor reads it")
    )
    proposes = LooseChoice(label=_("Proposed to the officer"), required=False)
    resolution = LooseText(label=_("Resolution"), required=False, max_length=200)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        yes, no = gettext("Upheld"), gettext("Not upheld")
        choose(self, "upheld", [("", "–"), ("yes", yes), ("no", no)])
        choose(self, "proposes", [(k.value, n.say(language())) for k, n in EFFECT_NAMES.items()])


class ResolveLevelForm(Plain):
    """Whom a board gives a level."""

    assessors = LooseChoices(label=_("Assessors"), required=False)
    resolution = LooseText(label=_("Resolution"), max_length=200, help_text=_("Board, meeting and day"))

    def __init__(self, data: Any, people: list[tuple[str, str]]) -> None:
        super().__init__(data)
        choose(self, "assessors", people)
