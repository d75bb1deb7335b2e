"""What happened to a plan of teams, pins and objections, as forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessment.queries.team_plans import PlanView
from prakan.domain.interests import KIND_NAMES
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_team_changes import NO_DAYS_SAID, NO_WEEK_LEFT
from prakan.domain.team_changes import HAPPENINGS, Event, Happening
from prakan.domain.teams import Year
from prakan.domain.teams.model import ALL_WEEKS
from prakan.web.forms.typed import LooseText, TypedDay
from prakan.web.problems import attach
from prakan.web.templatetags.words import language

#: kinds that an officer says; objections come from institutions
SAID = tuple(kind for kind in Happening if kind is not Happening.OBJECTION)


@dataclass(frozen=True, slots=True)
class Finder:
    """How words become ids: an assessor by text and field, an institution of the plan by text."""

    assessor: Callable[[str, str], int]
    institution: Callable[[str], int]


def interests() -> list[tuple[str, str]]:
    """Return the kinds of interest as choices."""
    spoken = language()
    return [(kind.value, name.say(spoken)) for kind, name in KIND_NAMES.items()]


class HappeningForm(forms.Form):
    """What happened: whom it concerns, from when until when, why."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("What happened"), widget=forms.RadioSelect)
    assessor = LooseText(
        label=_("Assessor"),
        required=False,
        help_text=_("Number or name. Not needed when an institution moves its weeks."),
    )
    institution = LooseText(
        label=_("Institution"),
        required=False,
        help_text=_("Name, or the number of a team that goes to one place. Not needed for a withdrawal."),
    )
    into = LooseText(label=_("Who comes instead"), required=False, help_text=_("For an exchange only."))
    first = TypedDay(
        label=_("From"),
        required=False,
        help_text=_(
            "Of a withdrawal: empty means the whole year. Of an institution: from when it can be visited."
        ),
    )
    last = TypedDay(label=_("Until"), required=False)
    team = LooseText(
        label=_("Who goes"),
        required=False,
        help_text=_("Numbers of the assessors with commas, the chair first."),
    )
    waived = forms.BooleanField(label=_("Let the rules pass that stand in the way"), required=False)
    interest = forms.ChoiceField(
        label=_("Kind of conflict"),
        required=False,
        help_text=_("Once confirmed it stands in the register of interests, for plans to come."),
    )
    reason = LooseText(label=_("Reason, or the letter behind it"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any, initial: Any, finder: Finder, plan: PlanView, may_override: bool) -> None:
        super().__init__(data, initial=initial)
        self.label_suffix = ""
        self._finder, self._plan = finder, plan
        spoken = language()
        serves = Happening.SERVE.value in (initial.get("kind"), (data or {}).get("kind"))
        said = [kind for kind in SAID if serves or kind is not Happening.SERVE]
        kinds = [(kind.value, HAPPENINGS[kind].say(spoken)) for kind in said]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["interest"].choices = [("", "–"), *interests()]  # type: ignore[attr-defined]
        if not may_override:
            del self.fields["waived"]
        if not serves:  # asked for from the page of an institution without a team
            del self.fields["team"]

    def clean(self) -> dict[str, Any]:
        """Find whom the words mean; ``event`` is what happened."""
        given: dict[str, Any] = super().clean() or {}
        self.event: Event | None = None
        if "kind" in given and not self.errors:
            try:
                self.event = self._event(Happening(given["kind"]), given)
            except Refused as refused:
                attach(self, refused)
        return given

    def _event(self, kind: Happening, given: dict[str, Any]) -> Event:
        assessor = institution = into = ""
        if kind not in (Happening.WEEKS, Happening.SERVE):
            assessor = str(self._finder.assessor(given["assessor"], "assessor"))
        if kind is not Happening.WITHDRAWAL:
            institution = str(self._finder.institution(given["institution"]))
        if kind is Happening.SWAP:
            into = str(self._finder.assessor(given["into"], "into"))
        waived = kind in (Happening.SWAP, Happening.SERVE) and bool(given.get("waived"))
        interest = given.get("interest", "") if kind is Happening.CONFLICT else ""
        weeks, team = self._weeks(kind, given), self._team(given) if kind is Happening.SERVE else ()
        return Event(kind, assessor, institution, weeks, into, waived, interest, team)

    def _team(self, given: dict[str, Any]) -> tuple[str, ...]:
        several = [one for one in given.get("team", "").split(",") if one.strip()]
        return tuple(str(self._finder.assessor(one, "team")) for one in several)

    def _weeks(self, kind: Happening, given: dict[str, Any]) -> int:
        year, first, last = Year(self._plan.starts_on, self._plan.weeks), given["first"], given["last"]
        if kind is Happening.WITHDRAWAL and first is None and last is None:
            return ALL_WEEKS
        if kind is Happening.WITHDRAWAL:
            weeks = year.touched(first or year.monday(0), last or year.monday(year.count))
        elif kind is Happening.WEEKS:
            if first is None and last is None:
                whole = {"first": year.monday(0), "last": year.monday(year.count) - timedelta(days=3)}
                raise Refused(Fault(NO_DAYS_SAID, whole, "first"))
            weeks = year.within(first, last)
        elif kind is Happening.SERVE and first is not None:
            weeks = year.touched(first, first)
        else:
            return 0
        if not weeks:
            raise Refused(Fault(NO_WEEK_LEFT, {}, "first"))
        return weeks


class PinForm(forms.Form):
    """A pin: the number of a team, perhaps one person only, why."""

    use_required_attribute = False

    number = forms.IntegerField(label=_("Number of the team"), min_value=1, max_value=99_999_999)
    assessor = LooseText(
        label=_("Only this person"), required=False, help_text=_("Empty: team and week stay as they are.")
    )
    reason = LooseText(label=_("Reason"))

    def __init__(self, data: Any, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.label_suffix = ""


class WhyForm(forms.Form):
    """Why something is done."""

    use_required_attribute = False

    reason = LooseText(label=_("Reason"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""


class NameForm(forms.Form):
    """What a copy is called."""

    name = LooseText(label=_("Name of the copy"), required=False, max_length=120)


class DecisionForm(forms.Form):
    """What an officer decides of an objection, and why."""

    use_required_attribute = False

    upheld = forms.ChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Upheld: another assessor comes")), ("no", _("Rejected: the team stays"))],
        widget=forms.RadioSelect,
    )
    interest = forms.ChoiceField(
        label=_("Conflict of interest that it brought to light"),
        required=False,
        help_text=_("It stands in the register of interests; what the institution wrote does not."),
    )
    decision = LooseText(
        label=_("Reason"),
        help_text=_("The institution reads it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        self.fields["interest"].choices = [("", _("None")), *interests()]  # type: ignore[attr-defined]


class ObjectForm(forms.Form):
    """Whom of the team an institution objects to, and why."""

    use_required_attribute = False

    assessor = forms.TypedChoiceField(label=_("Assessor"), coerce=int, widget=forms.RadioSelect)
    reason = LooseText(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Any, people: list[tuple[int, str]]) -> None:
        super().__init__(data)
        self.label_suffix = ""
        self.fields["assessor"].choices = people  # type: ignore[attr-defined]
