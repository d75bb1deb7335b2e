"""Forms of invitations: finding, declining, answers by telephone, reminders; visits that are over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.assessment.queries.team_board import ANSWERS, BoardFilter
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR, say_days
from prakan.domain.problems import Fault
from prakan.domain.problems_invitations import CAUSE_MISSING
from prakan.domain.visit_answers import CAUSES, Cause, Spoken, Why
from prakan.domain.visits_made import Given
from prakan.web.forms.asked import AskedChoice
from prakan.web.forms.typed import LooseChoice, LooseText, TypedDay, choose
from prakan.web.problems import FaultError
from prakan.web.shell.numbers import whole
from prakan.web.templatetags.words import language

WORDS = forms.Textarea(attrs={"rows": 2})
SUNDAY = timedelta(days=6)


def _causes() -> list[tuple[str, str]]:
    return [(cause.value, name.say(language())) for cause, name in CAUSES.items()]


class BoardForm(forms.Form):
    """What the board of invitations is narrowed by."""

    use_required_attribute = False

    year = LooseChoice(label=_("Fiscal year"))
    q = LooseText(label=_("Name, register number or number of the visit"), max_length=200)
    level = LooseChoice(label=_("Level"))
    week = LooseChoice(label=_("Week of the visit"))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""

    def offer(self, levels: Iterable[str], mondays: Iterable[date], years: Iterable[int]) -> None:
        """Offer the years with a confirmed plan, and the levels and weeks of the one that is shown."""
        spoken, every = language(), [("", str(_("All")))]
        named = [(code, LEVEL_NAMES[code].say(spoken)) for code in levels if code in LEVEL_NAMES]
        weeks = [(day.isoformat(), say_days(day, day + SUNDAY, spoken)) for day in mondays]
        choose(self, "level", every + named)
        choose(self, "week", every + weeks)
        choose(self, "year", [(str(one), str(one)) for one in years])

    def wanted(self) -> BoardFilter:
        """Return the filter; what cannot be read narrows nothing."""
        given = {
            name: str(self.data.get(name, "")).strip()[:200]
            for name in ("q", "level", "week", "answer", "year")
        }
        year = whole(given["year"]) or 0
        return BoardFilter(
            text=given["q"],
            level=given["level"] if given["level"] in LEVEL_NAMES else "",
            monday=_day(given["week"]),
            answer=given["answer"] if given["answer"] in ANSWERS else "",
            year=year if FIRST_YEAR <= year <= LAST_YEAR else 0,
        )


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


class DeclineForm(forms.Form):
    """Why somebody does not come: a cause of the list, and words."""

    use_required_attribute = False

    cause = AskedChoice(label=_("Why you cannot come"), widget=forms.RadioSelect, refusal=CAUSE_MISSING)
    words = LooseText(
        label=_("In a few words"),
        required=False,
        max_length=400,
        widget=WORDS,
        help_text=_("Needed for a conflict of interest and for something else. Only the office reads it."),
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
        self.fields["cause"].choices = _causes()  # type: ignore[attr-defined]

    @property
    def why(self) -> Why:
        return Why(Cause(self.cleaned_data["cause"]), self.cleaned_data["words"])


class PhoneForm(forms.Form):
    """What the office was told: the answer, by whom, when, and why not."""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=_("The answer"),
        choices=[("accept", _("Accepts")), ("decline", _("Declines"))],
        widget=forms.RadioSelect,
    )
    spoken_by = LooseText(
        label=_("Who said so"),
        required=False,
        max_length=120,
        help_text=_("Such as: the assessor, by telephone; the head of the school, by letter."),
    )
    spoken_on = TypedDay(label=_("On which day"), help_text=_("Day month year, such as 5 Jan 2567"))
    cause = LooseChoice(label=_("Why they cannot come"), required=False, help_text=_("For declining only."))
    words = LooseText(label=_("In a few words"), required=False, max_length=400, widget=WORDS)

    def __init__(self, data: Any, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.label_suffix = ""
        choose(self, "cause", [("", "–"), *_causes()])

    def clean(self) -> dict[str, Any]:
        """A decline needs a cause."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("answer") == "decline" and not given.get("cause"):
            self.add_error("cause", FaultError(Fault(CAUSE_MISSING)))
        return given

    @property
    def why(self) -> Why | None:
        """Return why not, None for an acceptance."""
        given = self.cleaned_data
        return Why(Cause(given["cause"]), given["words"]) if given["answer"] == "decline" else None

    @property
    def spoken(self) -> Spoken:
        return Spoken(self.cleaned_data["spoken_by"], self.cleaned_data["spoken_on"])


class RemindForm(forms.Form):
    """The list as it was seen."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


def given_of(data: Any, visit: int, team: Iterable[int]) -> Given:
    """Return what was entered of a visit (id) with its team: ticks, register numbers, a reason."""
    people = list(team)
    return Given(
        visit=visit,
        took_place=data.get(f"made-{visit}", "yes") == "yes",
        there=frozenset(who for who in people if f"there-{visit}-{who}" in data),
        standins={who: n for who in people if (n := str(data.get(f"in-{visit}-{who}", "")).strip()[:30])},
        reason=str(data.get(f"reason-{visit}", ""))[:500],
    )


def ticked(data: Any) -> list[int]:
    """Return the visits (ids) that are ticked to be recorded."""
    return [number for one in data.getlist("visit") if (number := whole(one)) is not None]
