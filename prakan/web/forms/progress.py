"""Forms of a quarter's progress: opening it, reporting a row, evidence, reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prakan.domain.calendar import say_date, say_month
from prakan.domain.figures import Amount, State
from prakan.domain.plan_rules import plain_number
from prakan.domain.progress_input import FigureInput
from prakan.domain.readings import Unreadable, day, due_month
from prakan.planning.queries.plan import RowView
from prakan.planning.queries.progress import EntryView, NumberView
from prakan.reporting.sources.material import LadderView
from prakan.web.forms.resumable import ResumableFile
from prakan.web.forms.typed import LooseChoice, LooseText, TypedDay
from prakan.web.templatetags.words import language

Words = str | Promise
NARRATIVES = ("result", "next", "problem")
STATES: list[tuple[str, Words]] = [
    (State.VALUE.value, _("as written here")),
    (State.DASH.value, _("– does not apply, or none to report")),
    (State.EMPTY.value, _("not yet filled in")),
]
CELLS: list[tuple[str, Words]] = [
    ("result", _("Result")),
    ("next", _("Next step")),
    ("target", _("Target")),
]
SPARE = 2  # empty lines for new numbers
NUMBER_LABELS = {
    "label_th": _("What it counts (Thai)"),
    "label_en": _("What it counts (English)"),
    "value": _("Number"),
    "unit_th": _("Unit of count (Thai)"),
    "unit_en": _("Unit of count (English)"),
    "date": _("or a date"),
}
NUMBER_FIELDS = ("label_th", "label_en", "value", "unit_th", "unit_en", "date", "cell", "drop")


def percent_text(amount: Amount) -> str:
    """Return a percentage cell as a person would type it."""
    if amount.value is not None:
        return f"{plain_number(amount.value)}"
    unknown = "unknown" if language() == "en" else "ไม่ทราบ"
    return {State.DASH: "-", State.UNKNOWN: unknown}.get(amount.state, "")


def _area(rows: int, language_of_text: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "lang": language_of_text})


class EntryForm(forms.Form):
    """What a unit reports for one row in one quarter; every field takes what people type."""

    use_required_attribute = False

    result_th = LooseText(label=_("Result (Thai)"), widget=_area(4, "th"))
    result_en = LooseText(label=_("Result (English)"), widget=_area(3, "en"))
    result_state = LooseChoice(label=_("The result cell is"), choices=STATES)
    next_th = LooseText(label=_("Next step (Thai)"), widget=_area(3, "th"))
    next_en = LooseText(label=_("Next step (English)"), widget=_area(2, "en"))
    next_state = LooseChoice(label=_("The next-step cell is"), choices=STATES)
    problem_th = LooseText(label=_("Problem (Thai)"), widget=_area(2, "th"))
    problem_en = LooseText(label=_("Problem (English)"), widget=_area(2, "en"))
    problem_state = LooseChoice(label=_("The problem cell is"), choices=STATES)
    progress = LooseText(
        label=_("Progress, percent of the 12-month target"),
        help_text=_("0 to 100; - when it does not apply; leave it empty when not known yet"),
    )
    spend = LooseText(
        label=_("Spending, percent of the row's budget"),
        help_text=_("0 to 100; - when the row has no budget of its own"),
    )
    step = LooseChoice(label=_("Step reached"))
    step_next = LooseChoice(
        label=_("Step under way next"),
        help_text=_("Only when the next-step text names one"),
    )
    done = LooseText(label=_("Done so far"))
    of = LooseText(label=_("Out of"))
    cancelling = forms.BooleanField(label=_("Being cancelled"), required=False)
    egp_number = LooseText(label=_("e-GP number"))
    contract_value = LooseText(label=_("Contract value"), help_text=_("In baht; Thai digits are read too"))
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any] | None, entry: EntryView, row: RowView, ladder: LadderView | None
    ) -> None:
        super().__init__(data, initial=entry_texts(entry))
        self.entry = entry
        steps: list[tuple[str, Words]] = [("", _("None yet"))]
        steps += [(key, name.say(language())) for key, name, _weight in (ladder.steps if ladder else ())]
        for name in ("step", "step_next"):
            self.fields[name].choices = steps  # type: ignore[attr-defined]
        self._leave_out(row, ladder)
        self.keys = self._number_keys(data)
        known = {number.key: number for number in entry.figures}
        for key in self.keys:
            self._add_number(key, known.get(key))

    def _leave_out(self, row: RowView, ladder: LadderView | None) -> None:
        procurement = ("step", "step_next", "cancelling", "egp_number", "contract_value")
        unused = ("done", "of") if ladder and ladder.steps else procurement
        for name in unused:
            del self.fields[name]

    def _number_keys(self, data: Mapping[str, Any] | None) -> tuple[str, ...]:
        if data is not None and "figure_keys" in data:
            return tuple(key for key in str(data["figure_keys"]).split(",") if key)
        known = [number.key for number in self.entry.figures]
        fresh = (f"n{n}" for n in range(1, len(known) + SPARE + 1))
        return (*known, *[key for key in fresh if key not in known][:SPARE])

    def _add_number(self, key: str, number: NumberView | None) -> None:
        initial = number_texts(number) if number else {"cell": "result"}
        for name, label in NUMBER_LABELS.items():
            self.fields[f"figure.{key}.{name}"] = forms.CharField(
                label=label, required=False, initial=initial.get(name, "")
            )
        self.fields[f"figure.{key}.cell"] = forms.ChoiceField(
            label=_("Stands in"), choices=CELLS, required=False, initial=initial["cell"]
        )
        self.fields[f"figure.{key}.drop"] = forms.BooleanField(label=_("Remove"), required=False)

    @property
    def numbers(self) -> list[dict[str, forms.BoundField]]:
        """Return the fields of each number, to draw as lines."""
        return [{name: self[f"figure.{key}.{name}"] for name in NUMBER_FIELDS} for key in self.keys]

    @property
    def narratives(self) -> list[dict[str, forms.BoundField]]:
        """Return the fields of each narrative cell."""
        return [{part: self[f"{cell}_{part}"] for part in ("th", "en", "state")} for cell in NARRATIVES]

    def given(self) -> dict[str, object]:
        """Return the fields as typed, for the action."""
        named = (n for n in self.fields if n != "revision" and not n.startswith("figure."))
        return {name: self.data.get(name, "") for name in named}

    def figures(self) -> list[FigureInput]:
        """Return the numbers as typed, keeping what a number has that the form does not show."""
        known = {number.key: number for number in self.entry.figures}
        return [self._figure(key, known.get(key)) for key in self.keys if self._kept(key)]

    def _typed(self, key: str, name: str) -> str:
        return str(self.data.get(f"figure.{key}.{name}", "")).strip()

    def _kept(self, key: str) -> bool:
        if self._typed(key, "drop"):
            return False
        return any(self._typed(key, name) for name in ("label_th", "label_en", "value", "date"))

    def _figure(self, key: str, number: NumberView | None) -> FigureInput:
        texts = ("label_th", "label_en", "unit_th", "unit_en")
        return FigureInput(
            key=key,
            cell=self._typed(key, "cell") or "result",
            value=self._typed(key, "value"),
            text_th=number.text.th if number else "",
            text_en=number.text.en if number else "",
            date_to=number.date_to if number else None,
            approx=number.approx if number else False,
            fiscal_label=number.fiscal_label if number else None,
            **{name: self._typed(key, name) for name in texts},
            **moment(self._typed(key, "date")),
        )


def moment(text: str) -> dict[str, Any]:
    """Return a typed moment as a whole date or, where no day is given, as a month."""
    try:
        day(text)
    except Unreadable:
        try:
            due_month(text)
        except Unreadable:
            return {"date": text}
        return {"month": text}
    return {"date": text}


def entry_texts(entry: EntryView) -> dict[str, object]:
    """Return an entry as a person would have typed it."""
    texts: dict[str, object] = {}
    for cell in NARRATIVES:
        text = getattr(entry, cell)
        texts |= {f"{cell}_th": text.th, f"{cell}_en": text.en}
        texts[f"{cell}_state"] = getattr(entry, f"{cell}_state").value
    return texts | {
        "progress": percent_text(entry.progress),
        "spend": percent_text(entry.spend),
        "step": entry.step,
        "step_next": entry.step_next,
        "done": "" if entry.done is None else str(entry.done),
        "of": "" if entry.of is None else str(entry.of),
        "cancelling": entry.cancelling,
        "egp_number": entry.egp_number,
        "contract_value": "" if entry.contract_value is None else f"{entry.contract_value:,}",
        "revision": entry.revision,
    }


def number_texts(number: NumberView) -> dict[str, str]:
    """Return a number as a person would have typed it."""
    return {
        "label_th": number.label.th,
        "label_en": number.label.en,
        "value": "" if number.value is None else f"{number.value:,}",
        "unit_th": number.unit.th,
        "unit_en": number.unit.en,
        "date": _moment_text(number),
        "cell": number.cell,
    }


def _moment_text(number: NumberView) -> str:
    if number.date is None:
        return ""
    say = say_month if number.month_only else say_date
    return say(number.date, "th") if language() == "th" else say(number.date, "en", short=True)


class OpenForm(forms.Form):
    """Opening the collecting of a quarter."""

    due = TypedDay(
        label=_("Units report by"),
        help_text=_("For example 12 Jan 2024 or 12/1/2567; both eras are read"),
    )
    as_of = TypedDay(
        label=_("Figures as of"),
        help_text=_("The last day of the quarter unless you say otherwise"),
        required=False,
    )


class EvidenceForm(forms.Form):
    """A file behind an entry."""

    file = ResumableFile(
        label=_("File"), help_text=_("PDF, picture, video, Word, Excel, CSV or text, at most 2 GB")
    )
    title = forms.CharField(
        label=_("Title"), help_text=_("What the file shows; its name when left empty"), required=False
    )


class ReasonForm(forms.Form):
    """Why something goes back."""

    reason = LooseText(
        label=_("Reason"),
        help_text=_("The owner reads it"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
