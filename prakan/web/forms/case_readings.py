"""Forms of quality reading: who reads, the checklist, a remark, an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prakan.domain.case_reading import CHECKED, Check
from prakan.domain.case_reports import Section
from prakan.domain.text import Text
from prakan.web.forms.typed import LooseChoice, LooseText, TypedDay, choose
from prakan.web.templatetags.case_reports import section_title
from prakan.web.templatetags.words import language

AREA = forms.Textarea(attrs={"rows": 3})


class AssignForm(forms.Form):
    """Which cases are given to whom."""

    use_required_attribute = False

    chosen = forms.TypedMultipleChoiceField(coerce=int, required=False)
    reader_id = forms.TypedChoiceField(label=_("Reader"), coerce=int)

    def __init__(
        self, data: Any, cases: Iterable[tuple[int, str]], readers: Iterable[tuple[int, Text]]
    ) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "chosen", [(str(pk), number) for pk, number in cases])
        choose(self, "reader_id", [(str(pk), name.say(language())) for pk, name in readers])


class CheckForm(forms.Form):
    """The checklist of a report."""

    free_of_interest = forms.BooleanField(label=_("I have no interest in this institution"), required=False)
    words = LooseText(label=_("Summary for the team"), widget=AREA, required=False)

    def __init__(self, data: Any, checks: Iterable[tuple[Check, str]], words: str, free: bool) -> None:
        super().__init__(data, initial={"words": words, "free_of_interest": free})
        self.label_suffix = ""
        self.codes = []
        said = language()
        for check, answer in checks:
            field = LooseChoice(label=check.name.say(said), widget=forms.RadioSelect, initial=answer)
            field.choices = [(code, name.say(said)) for code, name in CHECKED.items()]
            self.fields[f"check-{check.code}"] = field
            self.codes.append(check.code)
        self.order_fields([*(f"check-{code}" for code in self.codes), "words", "free_of_interest"])

    def answers(self) -> dict[str, str]:
        """Return the answers by code."""
        return {code: self.cleaned_data.get(f"check-{code}") or "" for code in self.codes}


class RemarkForm(forms.Form):
    """A remark on a section."""

    use_required_attribute = False

    section = LooseChoice(label=_("Section"))
    quote = LooseText(
        label=_("Passage"), widget=AREA, required=False, help_text=_("Copied word for word; empty: the whole")
    )
    text = LooseText(label=pgettext_lazy("of a reader", "Remark"), widget=AREA)
    must = forms.BooleanField(label=_("It must be mended"), required=False, initial=True)

    def __init__(self, data: Any, sections: Iterable[Section]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        said = language()
        choose(self, "section", [(one.key, section_title(one).say(said)) for one in sections])


class RemarkAnswerForm(forms.Form):
    """What the team answers to a remark."""

    words = LooseText(label=_("What was mended, or why it stays"), widget=AREA)


class GiveBackForm(forms.Form):
    """Why a reading is handed back."""

    reason = LooseText(label=_("Reason"), widget=AREA)
    interest = forms.BooleanField(
        label=_("I have an interest in this institution"),
        required=False,
        help_text=_("You will not be given a report of it again"),
    )


class MoveForm(forms.Form):
    """Who reads instead, and why."""

    use_required_attribute = False

    reader_id = forms.TypedChoiceField(label=_("Reader"), coerce=int)
    reason = LooseText(label=_("Reason"), widget=AREA)

    def __init__(self, data: Any, readers: Iterable[tuple[int, Text]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "reader_id", [(str(pk), name.say(language())) for pk, name in readers])


class ExtendForm(forms.Form):
    """Until when a reader has time, and why."""

    use_required_attribute = False

    until = TypedDay(label=_("New last day"))
    reason = LooseText(label=_("Reason"), widget=AREA)
