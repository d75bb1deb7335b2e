"""Forms of the strategy: an indicator, and what a quarter reports for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.planning.queries.strategy import StrategyView
from prakan.web.forms.typed import LooseChoice, LooseText, TypedYear
from prakan.web.shell.numbers import whole
from prakan.web.templatetags.words import language


def _area(rows: int, language_of_text: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "lang": language_of_text})


class ResultForm(forms.Form):
    """What a quarter reports for an indicator."""

    use_required_attribute = False

    progress = LooseText(
        label=_("Progress, percent of the indicator's target"),
        help_text=_("0 to 100; - when it does not apply; leave it empty when not known yet"),
    )
    result_th = LooseText(label=_("Result (Thai)"), widget=_area(4, "th"))
    result_en = LooseText(label=_("Result (English)"), widget=_area(3, "en"))
    revision = forms.IntegerField(widget=forms.HiddenInput)


class IndicatorForm(forms.Form):
    """What an indicator is: the fields that a new one and a changed one share."""

    use_required_attribute = False

    name_th = LooseText(label=_("Project (Thai)"), widget=_area(2, "th"))
    name_en = LooseText(label=_("Project (English)"), widget=_area(2, "en"))
    indicator_th = LooseText(label=_("Indicator (Thai)"), widget=_area(2, "th"))
    indicator_en = LooseText(label=_("Indicator (English)"), widget=_area(2, "en"))
    target = LooseText(label=_("Target"), help_text=_("A number; Thai digits are read too"))
    unit_th = LooseText(label=_("Unit of count (Thai)"))
    unit_en = LooseText(label=_("Unit of count (English)"))
    measure_unit_th = LooseText(
        label=_("What the indicator counts (Thai)"), help_text=_("Only when that is not the unit above")
    )
    measure_unit_en = LooseText(label=_("What the indicator counts (English)"))
    owner_label = LooseText(label=_("Owner"), help_text=_("Two units share one with a stroke between them"))
    ref = LooseText(
        label=_("Row of the plan that it follows"), help_text=_("Its reference, such as O2.A7.P1.4")
    )

    def given(self) -> dict[str, object]:
        """Return the fields as typed, for the action."""
        return {name: self.cleaned_data[name] for name in IndicatorForm.base_fields}


class KpiForm(IndicatorForm):
    """An indicator with its target, as it was seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def revision_seen(self) -> int:
        """Return the revision that the person had before them."""
        seen: int = self.cleaned_data["revision"]
        return seen


class NewKpiForm(IndicatorForm):
    """An indicator to add under a strategy of the year."""

    field_order = ("strategy",)
    strategy = LooseChoice(label=_("Strategy"))

    def __init__(
        self, data: Mapping[str, Any] | None, strategies: Iterable[StrategyView], wish: str = ""
    ) -> None:
        super().__init__(data, initial={"strategy": wish})
        self.fields["strategy"].choices = [  # type: ignore[attr-defined]
            (str(s.number), f"{s.number} {s.name.say(language())}") for s in strategies
        ]

    def under(self) -> int:
        """Return the number of the strategy, 0 when none was chosen."""
        chosen = self.cleaned_data["strategy"]
        return whole(chosen, "strategy") or 0


class StrategyForm(forms.Form):
    """A strategy with the years it runs."""

    use_required_attribute = False

    number = LooseText(label=_("Number"), help_text=_("As in the paper plan, such as 1"))
    year_from = TypedYear(label=_("First fiscal year"), help_text=_("In the Buddhist era, such as 2568"))
    year_to = TypedYear(label=_("Last fiscal year"), help_text=_("In the Buddhist era, such as 2568"))
    name_th = LooseText(label=_("Name (Thai)"), widget=_area(2, "th"))
    name_en = LooseText(label=_("Name (English)"), widget=_area(2, "en"))


class EditStrategyForm(StrategyForm):
    """A strategy as it was seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class CopyForm(forms.Form):
    """The year to copy from, and until when strategies run that have ended."""

    use_required_attribute = False

    from_year = forms.TypedChoiceField(label=_("Copy from fiscal year"), coerce=int)
    until = TypedYear(
        label=_("Last year of strategies that have ended"),
        help_text=_("A strategy that no longer runs is started again from this year until then"),
    )

    def __init__(self, data: Mapping[str, Any] | None, years: Iterable[int], year: int) -> None:
        super().__init__(data, initial={"until": year + 4})
        self.fields["from_year"].choices = [(str(y), str(y)) for y in years]  # type: ignore[attr-defined]
