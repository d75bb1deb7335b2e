"""Forms of a team: a score, evidence, a line, a dissent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prakan.assessment.actions.case_scores.evidence import Found
from prakan.domain.case_scores.papers import EVIDENCE_NAMES, EvidenceKind
from prakan.domain.frameworks.words import NOT_ASSESSED_TEXT
from prakan.domain.problems_scores import EVIDENCE_EMPTY, FINDING_EMPTY, HIDE_REASON
from prakan.web.forms.asked import AskedText
from prakan.web.forms.resumable import ResumableFile
from prakan.web.forms.typed import LooseChoice, LooseChoices, LooseText, choose
from prakan.web.templatetags.words import language

LONG = {"rows": "4"}


class ScoreForm(forms.Form):
    """A mark with its reason and the evidence it rests on, over the revision that the page showed."""

    use_required_attribute = False

    mark = LooseText(required=False)
    reason = LooseText(label=_("Reason for this level"), required=False, widget=forms.Textarea(attrs=LONG))
    evidence = forms.Field(required=False, widget=forms.SelectMultiple)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def given(self) -> dict[str, Any]:
        """Return what was sent, for the action."""
        said = self.cleaned_data
        ids = [int(one) for one in said["evidence"] or () if str(one).isdecimal()]
        return {
            "mark": said["mark"].strip(),
            "reason": said["reason"],
            "evidence": ids,
            "seen": said["seen"] or 0,
        }

    @property
    def chosen(self) -> tuple[str, str, frozenset[int]]:
        """Return what stands in the fields now: mark, reason, evidence."""
        ids = self["evidence"].value() or ()
        return (
            str(self["mark"].value() or ""),
            str(self["reason"].value() or ""),
            frozenset(int(one) for one in ids if str(one).isdecimal()),
        )


class AmendForm(forms.Form):
    """Another mark for what was agreed on, why, and the evidence it rests on."""

    use_required_attribute = False

    mark = LooseChoice(label=pgettext_lazy("a score", "Mark"), required=False)
    reason = LooseText(label=_("Reason"), required=False, widget=forms.Textarea(attrs=LONG))
    evidence = LooseChoices(label=_("Evidence"), widget=forms.CheckboxSelectMultiple, required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any,
        marks: list[tuple[str, str]],
        pieces: list[tuple[str, str]],
        marked: str,
        seen: int,
    ) -> None:
        super().__init__(data, initial={"mark": marked, "seen": seen})
        self.label_suffix = ""
        if marks:
            choose(self, "mark", [*marks, ("not_assessed", NOT_ASSESSED_TEXT.say(language()))])
        else:
            self.fields["mark"] = LooseText(
                label=pgettext_lazy("a score", "Mark"), initial=marked, required=False
            )
        choose(self, "evidence", pieces)
        self.order_fields(["mark", "reason", "evidence", "seen"])

    def given(self) -> dict[str, Any]:
        """Return what was sent, for the action."""
        said = self.cleaned_data
        ids = [int(one) for one in said["evidence"] if str(one).isdecimal()]
        return {"mark": said["mark"], "reason": said["reason"], "evidence": ids, "seen": said["seen"] or 0}


class EvidenceForm(forms.Form):
    """What was found: a file, or a note of what was seen or said."""

    use_required_attribute = False

    kind = LooseChoice(label=_("How it came about"))
    target = LooseChoice(label=_("Collected for"), required=False)
    title = AskedText(label=_("Title"), max_length=300, refusal=EVIDENCE_EMPTY)
    note = LooseText(label=_("What was seen or said"), required=False, widget=forms.Textarea(attrs=LONG))
    file = ResumableFile(label=_("File"), required=False)
    page = forms.IntegerField(label=_("Page"), required=False, min_value=1, max_value=99_999)
    taken_at = forms.DateTimeField(
        label=_("Seen on"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    place = forms.CharField(label=pgettext_lazy("of evidence", "Place"), required=False, max_length=200)

    def __init__(self, *args: Any, targets: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        choose(self, "target", [("", str(_("Not one indicator in particular"))), *targets])
        choices = [(kind.value, EVIDENCE_NAMES[kind].say(language())) for kind in EvidenceKind]
        self.fields["kind"] = LooseChoice(
            label=self.fields["kind"].label, choices=[one for one in choices if one[0] != EvidenceKind.SAR]
        )

    def found(self, file: int | None) -> Found:
        """Return what was found, for the action; ``file`` is the id of what was stored."""
        said = self.cleaned_data
        taken: datetime | None = said["taken_at"]
        return Found(
            kind=said["kind"],
            title=said["title"],
            note=said["note"],
            file=file,
            page=said["page"],
            taken_at=taken,
            place=said["place"],
            target=said["target"],
        )


class HideForm(forms.Form):
    """Why evidence is hidden."""

    reason = AskedText(label=_("Reason"), refusal=HIDE_REASON, widget=forms.Textarea(attrs=LONG))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class FindingForm(forms.Form):
    """A line of the team."""

    text = AskedText(label=_("Text"), refusal=FINDING_EMPTY, widget=forms.Textarea(attrs=LONG))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class TranscriptForm(forms.Form):
    """What is heard in a recording, over the version that the page showed."""

    use_required_attribute = False

    text = LooseText(label=_("What is heard"), required=False, widget=forms.Textarea(attrs={"rows": "16"}))
    base = LooseText(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
