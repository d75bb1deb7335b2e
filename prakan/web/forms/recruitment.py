"""Forms of recruitment: the announcement with both rules, the application, the key of one's own page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessors.actions.recruitment.announcing import Announcement
from prakan.assessors.queries.recruitment.rounds import RoundView
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.numbers import cleaned, read_number
from prakan.domain.places import provinces
from prakan.domain.problems import Refused
from prakan.domain.recruitment import Component, LastPlace, Rule
from prakan.domain.recruitment_rule import MOST_COMPONENTS
from prakan.domain.recruitment_words import LAST_PLACE_NAMES, REJECTED_NAMES
from prakan.domain.text import Text
from prakan.web.forms.registry import said
from prakan.web.forms.typed import GivenFile, LooseChoice, LooseText, TypedDay, TypedYear, choose
from prakan.web.problems import FaultError
from prakan.web.shell.numbers import whole
from prakan.web.templatetags.words import language

LINES = forms.Textarea(attrs={"rows": 4})
UNSEEN = {"autocomplete": "off"}
DIGITS = {"inputmode": "decimal"}
ROW = ("key", "th", "en", "weight", "most", "least", "tie")
IN_LINE = ("th", "en", "weight", "most", "least")


class Amount(forms.CharField):
    """A number as people type it; empty is None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput(attrs=DIGITS), **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        text = cleaned(str(value or ""))
        if not text:
            return None
        try:
            return read_number(text).value
        except Refused as refused:
            raise FaultError(refused.faults[0]) from None


class ComponentForm(forms.Form):
    """A component in a line of the rule's table."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    th = LooseText(label=_("Component (Thai)"), max_length=100)
    en = LooseText(label=_("Component (English)"), max_length=100)
    weight = Amount(label=_("Weight"))
    most = Amount(label=_("Full points"))
    least = Amount(label=_("Least points"))
    tie = forms.BooleanField(label=_("Parts equals"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*IN_LINE, "tie"):
            widget = self.fields[name].widget
            kind = "form-check-input" if name == "tie" else "form-control form-control-sm"
            widget.attrs |= {"class": kind, "aria-label": str(self.fields[name].label)}

    def is_told(self) -> bool:
        """Return whether anything stands in the line."""
        return any(self.cleaned_data.get(name) for name in IN_LINE)


Components = forms.formset_factory(ComponentForm, extra=0, max_num=MOST_COMPONENTS)


def component_rows(rule: Rule) -> list[dict[str, object]]:
    """Return the lines of a rule's table, and empty ones to fill in."""
    lines: list[dict[str, object]] = [
        {
            "key": one.key,
            "th": one.name.th,
            "en": one.name.en,
            "weight": f"{one.weight.normalize():f}",
            "most": f"{one.most.normalize():f}",
            "least": "" if one.least is None else f"{one.least.normalize():f}",
            "tie": one.key in rule.ties,
        }
        for one in rule.components
    ]
    return lines + [{} for _ in range(MOST_COMPONENTS - len(lines))]


def rule_from(forms_: Sequence[ComponentForm], cut_off: Decimal | None, last_place: str) -> Rule:
    """Return what the table of components says; a component keeps its key, a new one gets the next."""
    told = [form.cleaned_data for form in forms_ if form.is_told()]
    taken = {row["key"] for row in told}
    spare = (key for number in range(1, 100) if (key := f"c{number}") not in taken)
    rows = [{**row, "key": row["key"] or next(spare)} for row in told]
    return Rule(
        tuple(
            Component(
                row["key"],
                Text(row["th"], row["en"]),
                row["weight"] or Decimal(0),
                row["most"] or Decimal(0),
                row["least"],
            )
            for row in rows
        ),
        cut_off,
        ties=tuple(row["key"] for row in rows if row["tie"]),
        last_place=LastPlace(last_place or LastPlace.ALL),
    )


class RoundForm(forms.Form):
    """What is announced, but for the tables of components."""

    use_required_attribute = False

    year = TypedYear(label=_("Fiscal year"))
    level = LooseChoice(label=_("Level"))
    places = LooseText(label=_("Places"), widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    opens_on = TypedDay(label=_("First day of applications"), help_text=_("Day, month, year; either era"))
    closes_on = TypedDay(label=_("Last day of applications"))
    tests_on = TypedDay(label=_("Day of the test"), required=False, help_text=_("Empty: to be confirmed"))
    conditions_th = LooseText(
        label=_("Who may apply (Thai)"), widget=LINES, help_text=_("One condition a line")
    )
    conditions_en = LooseText(label=_("Who may apply (English)"), widget=LINES)
    selection_cut_off = Amount(label=_("Cut-off of the ranked list"), help_text=_("Of 100; empty: none"))
    selection_last = LooseChoice(label=_("Equals at the last place"), widget=forms.RadioSelect)
    competence_cut_off = Amount(label=_("Cut-off of the pass list"), help_text=_("Of 100; empty: none"))
    attendance = Amount(label=_("Attendance asked for"), help_text=_("Percent of the hours"))
    needed = LooseText(label=_("Videos to complete"), widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    confirmed = forms.BooleanField(label=_("Components, weights and cut-offs are official"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, **initial: object) -> None:
        super().__init__(data, initial=initial)
        self.label_suffix = ""
        choose(self, "level", said(LEVEL_NAMES))
        choose(self, "selection_last", said(dict(LAST_PLACE_NAMES)))

    def given(self, selection: Rule, competence: Rule) -> Announcement:
        """Return what was typed, for the action."""
        said_ = self.cleaned_data
        return Announcement(
            level=said_["level"],
            places=_count(said_["places"]),
            opens_on=said_["opens_on"],
            closes_on=said_["closes_on"],
            tests_on=said_["tests_on"],
            conditions_th=said_["conditions_th"].strip(),
            conditions_en=said_["conditions_en"].strip(),
            selection=selection,
            competence=competence,
            attendance=str(said_["attendance"] or 0),
            needed=_count(said_["needed"]),
            confirmed=said_["confirmed"],
        )


def _count(typed: str) -> int:
    """Return a count as typed; -1, which the action refuses by name, for what is none."""
    found = whole(cleaned(typed))
    return -1 if found is None else found


def initial_of(view: RoundView) -> dict[str, object]:
    """Return what a round says, as its form shows it."""
    rule = view.rule
    return {
        "year": view.year,
        "level": view.level,
        "places": view.places,
        "opens_on": say_date(view.opens_on, language()),
        "closes_on": say_date(view.closes_on, language()),
        "tests_on": say_date(view.tests_on, language()) if view.tests_on else "",
        "conditions_th": view.conditions.th,
        "conditions_en": view.conditions.en,
        **rule_initial(rule.selection, rule.competence, str(rule.training.attendance), rule.training.needed),
        "confirmed": rule.confirmed,
        "revision": view.revision,
    }


def rule_initial(selection: Rule, competence: Rule, attendance: str, needed: int) -> dict[str, object]:
    """Return the fields of the rules as the form shows them."""
    return {
        "selection_cut_off": "" if selection.cut_off is None else selection.cut_off,
        "selection_last": selection.last_place.value,
        "competence_cut_off": "" if competence.cut_off is None else competence.cut_off,
        "attendance": attendance,
        "needed": needed,
    }


class ApplyForm(forms.Form):
    """What somebody tells who applies."""

    use_required_attribute = False

    title = LooseText(label=_("Title before the name"), max_length=40, required=False)
    name_th = LooseText(label=_("First and family name (Thai)"), widget=forms.TextInput(attrs={"lang": "th"}))
    name_en = LooseText(label=_("First and family name (English)"), required=False)
    province = LooseChoice(label=_("Province you live in"), required=False)
    degree = LooseText(label=_("Highest degree"), max_length=200)
    years = LooseText(
        label=_("Years of experience in education"), widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    experience = LooseText(
        label=_("Experience"), widget=LINES, help_text=_("Posts, institutions, years; assessing if any")
    )
    national_id = LooseText(
        label=_("National ID"), widget=forms.TextInput(attrs={**UNSEEN, "inputmode": "numeric"})
    )
    birth_date = LooseText(label=_("Day of birth"), help_text=_("Day, month, year; either era"))
    email = LooseText(
        label=_("E-mail"),
        widget=forms.TextInput(attrs={"inputmode": "email"}),
        help_text=_("Results and a new key go there; without it tell a telephone"),
    )
    phone = LooseText(
        label=_("Telephone"), widget=forms.TextInput(attrs={"inputmode": "tel"}), required=False
    )
    address = LooseText(label=_("House, village, road"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        every = [(one.code, one.name.say(language())) for one in provinces()]
        choose(self, "province", [("", "–"), *every])

    def told(self) -> dict[str, str]:
        """Return everything as typed."""
        return {name: str(value) for name, value in self.cleaned_data.items()}


class StatusForm(forms.Form):
    """Number and key of an application."""

    use_required_attribute = False

    number = LooseText(label=_("Application number"), max_length=24)
    key = LooseText(
        label=_("Key"), max_length=24, widget=forms.TextInput(attrs=UNSEEN), help_text=_("As on your receipt")
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""


class LostKeyForm(forms.Form):
    """Whose key is lost: the number of the application, and the address that it told."""

    use_required_attribute = False

    number = LooseText(label=_("Application number"), max_length=24)
    email = LooseText(
        label=_("E-mail"),
        max_length=200,
        widget=forms.TextInput(attrs={"inputmode": "email"}),
        help_text=_("The one that your application tells"),
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""


class ReasonForm(forms.Form):
    """A reason that the applicant reads."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class RejectForm(forms.Form):
    """Why somebody is not admitted."""

    use_required_attribute = False

    why = LooseChoice(label=_("Why not"), widget=forms.RadioSelect)
    detail = LooseText(label=_("More about it"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        choose(self, "why", said(dict(REJECTED_NAMES)))


class ResultsForm(forms.Form):
    """A file of results, and the component that a column of bare points means."""

    use_required_attribute = False

    file = GivenFile(label=_("Excel or CSV"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}))
    component = LooseChoice(label=_("What a column of bare points means"))

    def __init__(self, data: Any, files: Any, rule: Rule) -> None:
        super().__init__(data, files)
        self.label_suffix = ""
        every = [(one.key, one.name.say(language())) for one in rule.components]
        choose(self, "component", [*every, ("", "–")])


class PeopleForm(forms.Form):
    """What the list of applicants is narrowed by."""

    q = LooseText(label=_("Name or application number"), max_length=100)
