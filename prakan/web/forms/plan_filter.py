"""What a reader asks to see of the plan: tab, words, output, unit, band, due; and which rows answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from prakan.domain.calendar import Quarter, quarter_of
from prakan.domain.figures import EMPTY
from prakan.domain.numbers import cleaned
from prakan.domain.progress import BANDS, NO_FIGURE, band_of
from prakan.planning.queries.plan import RowView
from prakan.planning.queries.progress import EntryView
from prakan.web.templatetags.narrative import row_label
from prakan.web.templatetags.words import language

Words = str | Promise
TABS: dict[str, Words] = {
    "all": gettext_lazy("All"),
    "nofigure": gettext_lazy("No progress figure"),
    "overdue": gettext_lazy("Overdue"),
    "doubt": gettext_lazy("Contradicted"),
    "mine": gettext_lazy("My unit"),
}
DENSITIES = ("tight", "roomy")
SELECTS: dict[str, Words] = {
    "output": gettext_lazy("Output"),
    "unit": gettext_lazy("Unit"),
    "band": gettext_lazy("Progress"),
    "due": gettext_lazy("Due"),
}
KEPT = ("tab", "density", "shut", "open", "version")  # what a new choice of filters leaves as it is


@dataclass(frozen=True, slots=True)
class Select:
    """A filter as it is drawn."""

    name: str
    label: Words
    chosen: str
    choices: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the filter looks at: rows with what is reported and doubted about them, and the reader's units."""

    rows: tuple[RowView, ...]
    entries: Mapping[str, EntryView]
    doubted: frozenset[str]  # references of rows that an unsettled finding is about
    units: frozenset[int]

    @property
    def measured(self) -> tuple[RowView, ...]:
        """Return the rows that have cells of their own."""
        return tuple(row for row in self.rows if not row.heading)


def in_tab(tab: str, seen: Seen) -> Callable[[RowView], bool]:
    """Return whether a row belongs to a tab."""
    tests: dict[str, Callable[[RowView], bool]] = {
        "nofigure": lambda row: not row.heading and band_key(row, seen) == NO_FIGURE,
        "overdue": lambda row: row.ref in seen.entries and seen.entries[row.ref].overdue,
        "doubt": lambda row: row.ref in seen.doubted,
        "mine": lambda row: row.owner_id in seen.units,
    }
    return tests.get(tab, lambda row: True)


def tab_counts(seen: Seen) -> dict[str, int]:
    """Return how many rows each tab holds; headings count only where a finding is about them."""
    counts = {tab: sum(map(in_tab(tab, seen), seen.rows)) for tab in TABS}
    return {**counts, "all": len(seen.measured)}


def band_key(row: RowView, seen: Seen) -> str:
    """Return the band of a row's progress, NO_FIGURE without a number."""
    entry = seen.entries.get(row.ref)
    band = band_of(entry.progress if entry else EMPTY)
    return band.key if band else NO_FIGURE


class PlanFilter(forms.Form):
    """The filters above the tree; a value that is no choice is as good as none."""

    q = forms.CharField(required=False, max_length=200)
    tab = forms.ChoiceField(required=False, choices=[(tab, tab) for tab in TABS])
    output = forms.ChoiceField(required=False)
    unit = forms.ChoiceField(required=False)
    band = forms.ChoiceField(required=False)
    due = forms.ChoiceField(required=False)
    density = forms.ChoiceField(required=False, choices=[(d, d) for d in DENSITIES])

    def __init__(self, data: Mapping[str, Any], rows: Iterable[RowView], year: int) -> None:
        super().__init__(data)
        rows = tuple(rows)
        self.choices = {"output": _outputs(rows), "unit": _units(rows), "band": _bands(), "due": _dues(year)}
        for name, choices in self.choices.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.is_valid()

    def chosen(self, name: str) -> str:
        """Return what is asked for, "" for nothing."""
        return str(self.cleaned_data.get(name) or "")

    @property
    def tab_name(self) -> str:
        return self.chosen("tab") or "all"

    @property
    def roomy(self) -> bool:
        return self.chosen("density") == "roomy"

    @property
    def selects(self) -> tuple[Select, ...]:
        """Return the filters to choose from, in order."""
        return tuple(
            Select(name, label, self.chosen(name), tuple(self.choices[name]))
            for name, label in SELECTS.items()
        )

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """Return the parameters that stay when the filters change."""
        return tuple((name, self.data[name]) for name in KEPT if self.data.get(name))

    @property
    def narrows(self) -> bool:
        """Return whether any filter hides rows."""
        return self.tab_name != "all" or any(map(self.chosen, ("q", "output", "unit", "band", "due")))

    def keeps(self, seen: Seen) -> Callable[[RowView], bool]:
        """Return whether a row answers everything asked."""
        tests = [in_tab(self.tab_name, seen)]
        if words := folded(self.chosen("q")):
            tests.append(lambda row: words in _haystack(row))
        if output := self.chosen("output"):
            tests.append(lambda row: row.ref == output or row.ref.startswith(f"{output}."))
        if unit := self.chosen("unit"):
            tests.append(lambda row: (row.owner or "-") == unit)
        if band := self.chosen("band"):
            tests.append(lambda row: not row.heading and band_key(row, seen) == band)
        if due := self.chosen("due"):
            tests.append(lambda row: _due_key(row.due) == due)
        return lambda row: all(test(row) for test in tests)


def folded(text: str) -> str:
    """Return text as it is searched: Arabic digits, small letters, no spaces and no joiners."""
    return cleaned(text).casefold().replace(" ", "").replace("\u2060", "")


def _haystack(row: RowView) -> str:
    return folded(f"{row.code} {row.name.th} {row.name.en} {row.ref} {row.owner}")


def _outputs(rows: tuple[RowView, ...]) -> list[tuple[str, Words]]:
    found = [(row.ref, row_label(row) or row.name.say(language())) for row in rows if row.depth == 0]
    return [("", gettext("Output: all")), *found]


def _units(rows: tuple[RowView, ...]) -> list[tuple[str, Words]]:
    found = sorted({row.owner for row in rows if row.owner})
    nobody = [("-", gettext("No owner named"))]
    return [("", gettext("Unit: all")), *((unit, unit) for unit in found), *nobody]


def _bands() -> list[tuple[str, Words]]:
    found = [(band.key, band.label.say(language())) for band in BANDS]
    return [("", gettext("Progress: all")), *found, (NO_FIGURE, gettext("No figure"))]


def _dues(year: int) -> list[tuple[str, Words]]:
    quarters = [
        (str(n), gettext("Due in quarter %(quarter)s") % {"quarter": Quarter(year, n).number})
        for n in (1, 2, 3, 4)
    ]
    return [("", gettext("Due: whole year")), *quarters, ("-", gettext("No due month"))]


def _due_key(due: date | None) -> str:
    return str(quarter_of(due).number) if due else "-"
