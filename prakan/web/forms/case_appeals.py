"""Forms of appeals: filed, its panel, what the panel finds, what the board resolves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from prakan.assessment.queries.case_appeals.one import WHOLE_REPORT, PointView
from prakan.assessment.queries.case_appeals.panels import Possible
from prakan.domain.case_appeals.papers import FOUND_NAMES, REPORT, Finding, Found
from prakan.domain.case_certificates.content import Outcome
from prakan.domain.frameworks.questions import Asks, Question
from prakan.domain.places import province
from prakan.web.forms.typed import Choices, LooseChoice, LooseChoices, LooseText, choose
from prakan.web.templatetags.words import language

LONGEST = 8000
Under = tuple[BoundField, BoundField, str]  # a mark, why, and the mark as it stands


def _area(label: Any, *, required: bool = False) -> LooseText:
    """Return a field of several lines that may stay empty."""
    area = forms.Textarea(attrs={"rows": 3})
    return LooseText(label=label, max_length=LONGEST, required=required, widget=area)


class AppealForm(forms.Form):
    """A reason, and a file if any, under each standard that is appealed against."""

    use_required_attribute = False

    words = _area(_("On the whole"))
    reason = LooseText(
        label=_("Why it is received late"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It is printed in the decision."),
    )

    def __init__(self, data: Any, files: Any, targets: Iterable[Outcome], *, late: bool) -> None:
        super().__init__(data, files)
        self.label_suffix = ""
        said = language()
        named = {one.code: one for one in targets}
        self.keys = [(key, f"{key} {one.name.say(said)}") for key, one in named.items()]
        self.keys.append((REPORT, WHOLE_REPORT.say(said)))
        for key, name in self.keys:
            self.fields[f"why_{key}"] = _area(name)
            if key in named:
                level = named[key].level_name.say(said)
                self.fields[f"why_{key}"].help_text = _("The result: %(level)s") % {"level": level}
            self.fields[f"file_{key}"] = forms.FileField(
                label=_("File for this point"), required=False, allow_empty_file=True
            )
        if not late:
            del self.fields["reason"]

    def pairs(self) -> Iterator[tuple[str, BoundField, BoundField]]:
        """Yield each target with its two fields."""
        for key, name in self.keys:
            yield name, self[f"why_{key}"], self[f"file_{key}"]


class PanelForm(forms.Form):
    """Who chairs a panel, and who sits in it."""

    use_required_attribute = False

    chair = LooseChoice(label=_("Chair of the panel"))
    assessors = LooseChoices(label=_("Members"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, people: Sequence[Possible]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        known: Choices = [(str(one.id), _said(one)) for one in people]
        choose(self, "chair", [("", str(_("Choose"))), *known])
        choose(self, "assessors", known)

    def chosen(self) -> list[int]:
        """Return the people chosen, the chair first."""
        return [
            int(one) for one in dict.fromkeys([self.cleaned_data["chair"], *self.cleaned_data["assessors"]])
        ]


def _said(one: Possible) -> str:
    found = province(one.province)
    where = f" · {found.name.say(language())}" if found else ""
    return f"{one.name.say(language())} {one.number}{where}"


class ProposalForm(forms.Form):
    """What a panel finds of each point, and the marks it would set otherwise."""

    use_required_attribute = False

    words = _area(_("On the whole"))

    def __init__(
        self,
        data: Any,
        points: Sequence[PointView],
        asked: Sequence[tuple[str, tuple[tuple[Question, str], ...]]],
    ) -> None:
        super().__init__(data)
        self.label_suffix = ""
        self.points, self.asked = points, dict(asked)
        for point in points:
            self.fields[f"found_{point.key}"] = LooseChoice(label=_("Finding on the point"))
            self.fields[f"words_{point.key}"] = _area(_("Reason for the finding"), required=True)
            names = [(one.value, FOUND_NAMES[one].say(language())) for one in (Found.UPHELD, Found.REJECTED)]
            choose(self, f"found_{point.key}", [("", str(_("Choose"))), *names])
            for question, mark in self.asked.get(point.key, ()):
                self._question(question, mark)

    def _question(self, question: Question, mark: str) -> None:
        now = _("As it is: %(mark)s") % {"mark": dict(_marks(question)).get(mark, mark)}
        name = f"{question.code} {question.name.say(language())}"
        if question.asks is Asks.NUMBER:
            self.fields[f"mark_{question.code}"] = LooseText(
                label=name, max_length=40, required=False, help_text=now
            )
        else:
            self.fields[f"mark_{question.code}"] = LooseChoice(label=name, required=False)
            choose(self, f"mark_{question.code}", [("", now), *_marks(question)])
        self.fields[f"why_{question.code}"] = LooseText(
            label=_("Why it changes"), max_length=LONGEST, required=False
        )

    def blocks(
        self,
    ) -> Iterator[tuple[PointView, BoundField, BoundField, list[tuple[BoundField, BoundField, str]]]]:
        """Yield each point with its fields and the questions under it, each with its mark as it stands."""
        for point in self.points:
            under = [
                (self[f"mark_{q.code}"], self[f"why_{q.code}"], dict(_marks(q)).get(mark, mark))
                for q, mark in self.asked.get(point.key, ())
            ]
            yield point, self[f"found_{point.key}"], self[f"words_{point.key}"], under

    def findings(self) -> dict[str, Finding]:
        """Return what is found of each point that was answered."""
        said = self.cleaned_data
        return {
            one.key: Finding(Found(said[f"found_{one.key}"]), said[f"words_{one.key}"])
            for one in self.points
            if said[f"found_{one.key}"]
        }

    def marks(self) -> dict[str, tuple[str, str]]:
        """Return the marks set otherwise, each with why."""
        said = self.cleaned_data
        codes = [q.code for rows in self.asked.values() for q, _mark in rows]
        return {code: (said[f"mark_{code}"], said[f"why_{code}"]) for code in codes if said[f"mark_{code}"]}


def _marks(question: Question) -> list[tuple[str, str]]:
    """Return the marks that a question takes as choices; none where it takes a number."""
    if question.asks is Asks.MET:
        return [("true", str(_("Met"))), ("false", str(_("Not met")))]
    levels = question.scale.levels if question.scale else ()
    return [(one.id, one.name.say(language())) for one in levels]


class DecisionForm(forms.Form):
    """What the board resolved of a proposal."""

    use_required_attribute = False

    resolution = LooseText(
        label=_("Resolution of the board"), max_length=300, help_text=_("Number and day of the meeting")
    )
    rejected = LooseChoices(
        label=_("Points that the board rejects itself"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = _area(_("Reason of the board"))

    def __init__(self, data: Any, points: Iterable[PointView]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        upheld = [one for one in points if one.finding and one.finding.found is Found.UPHELD]
        choose(self, "rejected", [(one.key, f"{one.key} {one.name.say(language())}") for one in upheld])
        if not upheld:
            del self.fields["rejected"]
