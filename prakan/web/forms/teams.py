"""The rules of a new plan of teams as a form: weeks, numbers, levels; each with what is to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from prakan.assessment.actions.teams.asking import DEEP, QUICK
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import to_be
from prakan.domain.numbers import read_number
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_team_plans import NUMBER_UNREADABLE
from prakan.domain.team_rules import (
    FURTHER_NAMES,
    NUMBERS,
    RENEWAL_NAMES,
    Further,
    LevelRules,
    Renewals,
    Season,
    TeamRules,
    Unit,
)
from prakan.domain.teams import VisitSize
from prakan.domain.text import Text
from prakan.web.forms.taking import SureForm
from prakan.web.forms.typed import LooseText, TypedDay, choose
from prakan.web.problems import FaultError
from prakan.web.templatetags.words import language

UNIT_WORDS = {
    Unit.PLACES: _("institutions"),
    Unit.DAYS: _("days"),
    Unit.KM: _("km"),
    Unit.WEEKS: _("weeks"),
    Unit.PEOPLE: _("people"),
    Unit.PERCENT: _("percent"),
    Unit.BAHT: _("baht"),
    Unit.TIMES: _("times"),
    Unit.VISITS: _("visits"),
    Unit.SWITCH: "",
}
DEPTHS = ((str(QUICK), _("Quick: some seconds")), (str(DEEP), _("Deep: about a minute, a little cheaper")))
PARTS = ("below", "days", "seats")
SIZE_WORDS = {"below": _("fewer learners than"), "days": _("days"), "seats": _("people")}


class Whole(forms.CharField):
    """A whole number as people type it, in Thai or Arabic digits; ``name`` stands in its problem."""

    def __init__(self, name: Text, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.name = name

    def clean(self, value: Any) -> int | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            number = read_number(text).value
        except Refused:
            number = None
        if number is None or number != int(number):
            raise FaultError(Fault(NUMBER_UNREADABLE, {"name": self.name, "given": text}))
        return int(number)


@dataclass(frozen=True, slots=True)
class Line:
    """A number of the rules on the page: its field, its unit, whether it is confirmed and what is noted."""

    field: BoundField
    unit: str
    confirmed: bool
    note: Text | None


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A level on the page: who is local, the languages, the sizes of its visits."""

    name: Text
    count: int
    local_km: BoundField
    local_region: BoundField
    languages: str
    sizes: tuple[tuple[BoundField | None, BoundField, BoundField], ...]
    confirmed: bool
    note: Text | None


class PlanForm(forms.Form):
    """A new plan of teams: the agency's rules as they are, to be changed for this plan."""

    use_required_attribute = False

    name = LooseText(label=_("Name of the plan"), max_length=120, required=False)
    first = TypedDay(label=_("First Monday"), help_text=_("Either era; any other day is moved to its Monday"))
    depth = forms.ChoiceField(label=_("How long to search"), choices=DEPTHS, widget=forms.RadioSelect)
    further = forms.ChoiceField(
        label=_("A school listed for two levels needs a team licensed for"), widget=forms.RadioSelect
    )

    renewals = forms.ChoiceField(label=_("Licences that end while the plan runs"), widget=forms.RadioSelect)

    def __init__(
        self, data: Any, rules: TeamRules, season: Season, levels: Iterable[tuple[str, int]]
    ) -> None:
        self.given, self.levels = rules, [(name, count) for name, count in levels if name in rules.levels]
        initial = {
            "first": f"{season.first_monday:%d/%m}/{to_be(season.first_monday.year)}",
            "weeks": season.weeks,
            "depth": str(QUICK),
            "further": rules.further.value,
            "renewals": rules.renewals.value,
            **{code: self._shown(code) for code in NUMBERS},
        }
        super().__init__(data, initial=initial)
        self.label_suffix = ""
        self.fields["weeks"] = Whole(Text("จำนวนสัปดาห์", "Weeks"), label=_("Number of weeks"))
        choose(self, "further", [(one.value, FURTHER_NAMES[one].say(language())) for one in Further])
        choose(self, "renewals", [(one.value, RENEWAL_NAMES[one].say(language())) for one in Renewals])
        for code, number in NUMBERS.items():
            self.fields[code] = (
                forms.BooleanField(label=number.name.say(language()), required=False)
                if number.unit is Unit.SWITCH
                else Whole(number.name, label=number.name.say(language()))
            )
        for name, _count in self.levels:
            self._add_level(name, rules.levels[name])

    def _shown(self, code: str) -> int | bool:
        value = self.given.number(code)
        return bool(value) if NUMBERS[code].unit is Unit.SWITCH else value

    def _add_level(self, level: str, rules: LevelRules) -> None:
        name = LEVEL_NAMES[level]
        km, region = f"{level}.local_km", f"{level}.local_region"
        self.fields[km] = Whole(name, label=_("Local within, km by road"), initial=rules.local_km)
        self.fields[region] = forms.BooleanField(
            label=_("Whoever lives in the region is local"), required=False, initial=rules.local_region
        )
        for at, size in enumerate(rules.sizes):
            for part in PARTS:
                if part != "below" or size.below is not None:
                    self.fields[f"{level}.{part}.{at}"] = Whole(
                        name, label=SIZE_WORDS[part], initial=getattr(size, part)
                    )

    @property
    def settled(self) -> frozenset[str]:
        """Return the names of what the agency has confirmed."""
        return self.given.confirmed

    def rule_lines(self) -> Iterator[Line]:
        """Yield the numbers of the rules as the page shows them."""
        return (self._line(code) for code, number in NUMBERS.items() if not number.is_weight)

    def weight_lines(self) -> Iterator[Line]:
        """Yield the weights."""
        return (self._line(code) for code, number in NUMBERS.items() if number.is_weight)

    def _line(self, code: str) -> Line:
        return Line(
            self[code],
            str(UNIT_WORDS[NUMBERS[code].unit]),
            self.given.is_confirmed(code),
            self.given.notes.get(code),
        )

    def level_lines(self) -> Iterator[LevelLine]:
        """Yield the levels on the year's list."""
        for name, count in self.levels:
            rules = self.given.levels[name]
            sizes = tuple(
                (
                    self[f"{name}.below.{at}"] if size.below is not None else None,
                    self[f"{name}.days.{at}"],
                    self[f"{name}.seats.{at}"],
                )
                for at, size in enumerate(rules.sizes)
            )
            yield LevelLine(
                name=LEVEL_NAMES[name],
                count=count,
                local_km=self[f"{name}.local_km"],
                local_region=self[f"{name}.local_region"],
                languages=",".join(rules.languages),
                sizes=sizes,
                confirmed=self.given.is_confirmed(name),
                note=self.given.notes.get(name),
            )

    def rules(self) -> TeamRules:
        """Return the rules as typed; what differs from the agency's is no longer confirmed."""
        kept = self.cleaned_data
        numbers = {code: self._number(code) for code in NUMBERS}
        levels = {**self.given.levels, **{name: self._level(name) for name, _count in self.levels}}
        changed = {code for code in NUMBERS if numbers[code] != self.given.number(code)}
        changed |= {name for name in levels if levels[name] != self.given.levels[name]}
        first = kept["first"]
        return replace(
            self.given,
            numbers=numbers,
            levels=levels,
            further=Further(kept["further"]),
            renewals=Renewals(kept["renewals"]),
            season=Season(monday_of(first), kept["weeks"] or 0),
            confirmed=self.given.confirmed - changed,
        )

    def _number(self, code: str) -> int:
        value = self.cleaned_data[code]
        return self.given.number(code) if value is None else int(value)

    def _level(self, name: str) -> LevelRules:
        rules, kept = self.given.levels[name], self.cleaned_data
        sizes = tuple(
            VisitSize(
                _or(kept[f"{name}.days.{at}"], size.days),
                _or(kept[f"{name}.seats.{at}"], size.seats),
                None if size.below is None else _or(kept[f"{name}.below.{at}"], size.below),
            )
            for at, size in enumerate(rules.sizes)
        )
        return replace(
            rules,
            local_km=_or(kept[f"{name}.local_km"], rules.local_km),
            local_region=kept[f"{name}.local_region"],
            sizes=sizes,
        )


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _or(given: int | None, usual: int) -> int:
    return usual if given is None else given


class InsteadForm(SureForm):
    """Whether a plan is confirmed in place of the one that was shown as confirmed."""

    instead = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, there: int | None) -> None:
        super().__init__(request)
        self.fields["instead"].initial = there
