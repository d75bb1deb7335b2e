"""Forms of the framework workshop: upload, reasons, comments, marks of a pilot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from prakan.domain.frameworks.model import Pack, Standard
from prakan.domain.frameworks.questions import Asks, Question, questions
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.domain.problems import Fault, Refused
from prakan.registry.queries.framework_forms import PhaseForm
from prakan.web.forms.typed import GivenFile, LooseChoice, LooseText

MARK = "mark-"


def _language() -> str:
    return (get_language() or "th")[:2]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class UploadForm(forms.Form):
    """A pack that becomes a draft."""

    use_required_attribute = False

    file = GivenFile(
        label=_("Pack"), help_text=_("One .toml file, or the folder of the pack as a .zip; 2 MB")
    )
    reason = LooseText(
        label=_("What is new"), help_text=_("Kept with the version for everyone to read"), widget=_area(2)
    )


class FormForm(forms.Form):
    """An edited form that goes back into its draft."""

    use_required_attribute = False

    phase = LooseChoice(label=_("Form"))
    file = GivenFile(
        label=_("Edited form"),
        help_text=_("The XLSForm (.xlsx) that you downloaded here; a preview comes first"),
    )

    def __init__(self, data: Any, known: Iterable[PhaseForm], files: Any = None) -> None:
        super().__init__(data, files)
        self.known = tuple(known)
        choices = [(one.phase, one.name.say(_language())) for one in self.known]
        if len(choices) < 2:
            del self.fields["phase"]
        else:
            cast(forms.ChoiceField, self.fields["phase"]).choices = choices

    def chosen(self) -> str:
        """Return the phase whose form it is."""
        only = self.known[0].phase if self.known else ""
        return str(self.cleaned_data.get("phase", only))


class WhyForm(forms.Form):
    """Why a version goes back or is given up."""

    use_required_attribute = False

    reason = LooseText(
        label=_("Reason"), help_text=_("Kept with the version for everyone to read"), widget=_area(3)
    )


class DecisionForm(forms.Form):
    """The board's decision."""

    use_required_attribute = False

    decision = LooseText(
        label=_("Resolution or announcement of the board"), help_text=_("Such as: meeting 11/2566")
    )


class CommentForm(forms.Form):
    """A comment on the whole or on one part."""

    use_required_attribute = False

    target = LooseChoice(label=_("About"))
    text = LooseText(label=_("Comment"), widget=_area(4))
    speaker = LooseText(
        label=_("Said by"), help_text=_("The group or body that says it, when you write for others")
    )

    def __init__(self, *args: Any, pack: Pack, about: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        target = self.fields["target"]
        if isinstance(target, forms.ChoiceField):
            target.choices = [("", gettext("The whole framework")), *_targets(pack)]
        self.initial["target"] = about


def _targets(pack: Pack) -> Iterator[tuple[str, str]]:
    for standard in pack.standards:
        yield standard.code, f"{standard.code} {standard.name.say(_language())}"
        inside = [(p.code, p.name) for p in standard.points] + [(i.code, i.name) for i in standard.indicators]
        yield from ((code, f"— {code} {name.say(_language())}") for code, name in inside)


class AnswerForm(forms.Form):
    """An answer to a comment."""

    use_required_attribute = False

    answer = LooseText(
        label=_("Answer"), help_text=_("What changes because of it, or why nothing does"), widget=_area(3)
    )


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one standard."""

    standard: Standard
    fields: tuple[BoundField, ...]


class PilotForm(forms.Form):
    """Marks of one institution: a field for each question of the pack."""

    use_required_attribute = False

    institution = LooseText(
        label=_("Institution"), help_text=_("Its 10-digit code, or another code it carries")
    )
    remark = LooseText(label=_("Remark"), widget=_area(2))

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pack = pack
        for question in questions(pack):
            self.fields[f"{MARK}{question.code}"] = _field(question)

    def marks(self) -> dict[str, str]:
        """Return what was given, by code."""
        return {
            name.removeprefix(MARK): str(value)
            for name, value in self.cleaned_data.items()
            if name.startswith(MARK)
        }

    def placed(self, refused: Refused) -> Refused:
        """Return faults at the fields of this form: a code stands behind its prefix."""
        return Refused(*(Fault(f.problem, f.values, self._place(f.field)) for f in refused.faults))

    def _place(self, field: str) -> str:
        return f"{MARK}{field}" if f"{MARK}{field}" in self.fields else field

    def groups(self) -> tuple[Group, ...]:
        """Return the questions under their standards."""
        return tuple(Group(s, fields) for s in self.pack.standards if (fields := tuple(self._of(s))))

    def _of(self, standard: Standard) -> Iterator[BoundField]:
        inside = (c for i in standard.indicators for c in (i.code, *(p.code for p in i.points)))
        for code in (standard.code, *(p.code for p in standard.points), *inside):
            if f"{MARK}{code}" in self.fields:
                yield self[f"{MARK}{code}"]


def _field(question: Question) -> forms.CharField | forms.ChoiceField:
    label = f"{question.code} {question.name.say(_language())}"
    if question.asks is Asks.NUMBER:
        unit = question.unit.say(_language())
        return LooseText(label=label, help_text=f"{question.allowed} {unit}".strip())
    return LooseChoice(label=label, choices=[("", "–"), *_choices(question)])


def _choices(question: Question) -> Iterator[tuple[str, str]]:
    if question.asks is Asks.MET:
        yield from (("true", gettext("Met")), ("false", gettext("Not met")))
    elif question.scale:
        yield from ((level.id, level.name.say(_language())) for level in question.scale.levels)
    yield NOT_ASSESSED, gettext("Not assessed")
