"""The reminder ladder of a season as a form: a row for each rung and empty ones for more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prakan.assessment.queries.season_ladder import LadderView
from prakan.domain.numbers import read_number
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_ladder import RUNG_DAYS
from prakan.domain.season_ladder import FARTHEST, MOST_RUNGS
from prakan.domain.season_reminders import WHOM_NAMES, Rung, Whom
from prakan.web.forms.typed import LooseChoice, LooseChoices, LooseText
from prakan.web.problems import FaultError
from prakan.web.templatetags.words import language

SPARE = 2  # empty rows at the end
BEFORE, ON, AFTER = "before", "on", "after"
SIDES = ((BEFORE, _("days before")), (ON, _("on the due day")), (AFTER, _("days after")))


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one rung; ``is_new`` for an empty row."""

    days: BoundField
    side: BoundField
    whom: BoundField
    gone: BoundField
    is_new: bool


class LadderForm(forms.Form):
    """A ladder: rungs by number of days, whether it is official, and why it is changed."""

    use_required_attribute = False
    is_late = False  # another saved the ladder meanwhile

    confirmed = forms.BooleanField(label=_("The ladder is confirmed"), required=False)
    reason = LooseText(label=_("Reason, or the letter behind it"), widget=forms.Textarea(attrs={"rows": 2}))
    revision = forms.IntegerField(widget=forms.HiddenInput)
    rows = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2 * MOST_RUNGS)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, view: LadderView) -> None:
        filled = _filled(data) if data else len(view.rungs)
        given = data.copy() if data else None  # the number of rows is that of what is shown next
        if given is not None:
            given["rows"] = str(filled + SPARE)
        initial = {"confirmed": view.confirmed, "revision": view.revision, "rows": filled + SPARE}
        for number, rung in enumerate(view.rungs):
            initial |= _typed(number, rung)
        super().__init__(given, initial=initial)
        self.label_suffix = ""
        self.filled = filled
        for number in range(filled + SPARE):
            self.fields |= _fields(number)

    def lines(self) -> Iterator[Row]:
        """Yield the rows as the page shows them."""
        for number in range(self.filled + SPARE):
            parts = {part: self[f"{part}_{number}"] for part in ("days", "side", "whom", "gone")}
            yield Row(**parts, is_new=number >= self.filled)

    def rest(self) -> Iterator[BoundField]:
        """Yield the fields that are of the whole ladder."""
        return (self[name] for name in ("confirmed", "reason", "revision", "rows", "seen"))

    def clean(self) -> dict[str, Any]:
        """Read the rungs; a row whose days cannot be read gets a problem."""
        self.places: list[int] = []
        self.rungs: list[Rung] = []
        for number in range(self.filled + SPARE):
            try:
                rung = self._rung(number)
            except FaultError as wrong:
                self.add_error(f"days_{number}", wrong)
                continue
            if rung:
                self.places.append(number)
                self.rungs.append(rung)
        return self.cleaned_data

    @property
    def mark(self) -> str:
        """Return what pins the rungs that were read, so that what is kept is what was looked at."""
        return ";".join(f"{rung.days}:{'+'.join(rung.whom)}" for rung in sorted(self.rungs))

    def looked_at(self) -> None:
        """Note in the form that what it holds was looked at."""
        assert isinstance(self.data, QueryDict)
        self.data["seen"] = self.mark

    def shown_saved(self, revision: int) -> None:
        """Note in the form that what another saved meanwhile is shown beside it: it may be kept over that."""
        assert isinstance(self.data, QueryDict)
        self.data["revision"] = str(revision)

    def placed(self, refused: Refused) -> Refused:
        """Return a refusal with the place of each rung as the row that it stands in."""
        return Refused(*(Fault(f.problem, f.values, self._row_of(f.field)) for f in refused.faults))

    def _row_of(self, field: str) -> str:
        part, _, place = field.partition("_")
        return f"{part}_{self.places[int(place)]}" if place.isdecimal() else field

    def _rung(self, number: int) -> Rung | None:
        kept = self.cleaned_data
        typed, side = kept.get(f"days_{number}", "").strip(), kept.get(f"side_{number}") or BEFORE
        whom = tuple(one for one in Whom if one in (kept.get(f"whom_{number}") or ()))
        empty = not typed and not whom and (side != ON or number >= self.filled)
        if kept.get(f"gone_{number}") or empty:
            return None
        days = _days(typed) if typed or side != ON else 0
        if side == ON and days:
            raise _unread(typed)
        return Rung(-days if side == BEFORE else days, whom)


def _filled(data: Any) -> int:
    """Return how many rows are not the empty ones at the end: those shown as rungs, and those typed into."""
    given = data.get("rows", "")
    rows = min(int(given), 2 * MOST_RUNGS) if given.isdecimal() else 0
    held = [n for n in range(rows) if data.get(f"days_{n}", "").strip() or data.getlist(f"whom_{n}")]
    return max(rows - SPARE, *(number + 1 for number in held), 0)


def _typed(number: int, rung: Rung) -> dict[str, Any]:
    side = BEFORE if rung.days < 0 else AFTER if rung.days else ON
    return {
        f"days_{number}": str(abs(rung.days)) if rung.days else "",
        f"side_{number}": side,
        f"whom_{number}": [whom.value for whom in rung.whom],
    }


def _fields(number: int) -> dict[str, forms.Field]:
    choices = [(whom.value, name.say(language())) for whom, name in WHOM_NAMES.items()]
    digits = {"inputmode": "numeric", "autocomplete": "off"}
    return {
        f"days_{number}": LooseText(label=_("Days"), max_length=20, widget=forms.TextInput(attrs=digits)),
        f"side_{number}": LooseChoice(label=_("When"), choices=SIDES),
        f"whom_{number}": LooseChoices(
            label=_("To whom"), choices=choices, widget=forms.CheckboxSelectMultiple
        ),
        f"gone_{number}": forms.BooleanField(label=_("Take this rung out"), required=False),
    }


def _days(typed: str) -> int:
    try:
        read = read_number(typed)
    except Refused:
        raise _unread(typed) from None
    if read.unit or read.percent or read.value != int(read.value) or not 0 <= read.value <= FARTHEST:
        raise _unread(typed)
    return int(read.value)


def _unread(typed: str) -> FaultError:
    return FaultError(Fault(RUNG_DAYS, {"given": typed or "–", "most": FARTHEST}))
