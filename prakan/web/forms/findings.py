"""Forms of findings: a decision with its reason and evidence; a finding that only a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prakan.domain.checks.model import Severity, Side
from prakan.domain.checks.words import number
from prakan.domain.problems_reporting import DECISION_NEEDED, REASON_NEEDED
from prakan.domain.problems_runs import FINDING_WORDS_NEEDED, SEVERITY_NEEDED
from prakan.domain.text import Text
from prakan.reporting.queries.findings import ADDED, ADDING, UNRESOLVED, FindingView
from prakan.reporting.queries.sums import SumView, total_side
from prakan.web.forms.asked import AskedChoice, AskedText, language

LEAST = 10  # characters of a reason
WHERE = Text("ตำแหน่ง", "where it stands")
WHAT = Text("เนื้อหา", "what contradicts what")
SEVERITIES = (
    (Severity.HIGH.value, _("High")),
    (Severity.MEDIUM.value, _("Medium")),
    (Severity.LOW.value, _("Low")),
)


def choices(found: FindingView, sums: tuple[SumView, ...]) -> Iterator[tuple[str, SafeString]]:
    """Yield the decisions a person may take: each different value, then keeping all of them in print."""
    offered = dict(_of_sum(found, sums) if found.rule in ADDING and sums else _of_sides(found.sides))
    if len(offered) < 2:
        yield UNRESOLVED, _choice(gettext("Noted"), gettext("the report prints it with your reason"))
        return
    yield from offered.items()
    note = gettext("the report prints every value with a note")
    yield UNRESOLVED, _choice(gettext("Not decided"), note)


def _of_sum(found: FindingView, sums: tuple[SumView, ...]) -> Iterator[tuple[str, SafeString]]:
    index = total_side(found)
    yield ADDED, _choice(number(sums[0].added), gettext("the parts hold: this is what they add up to"))
    stated = found.sides[index]
    place = gettext("the stated total holds: %(place)s") % {"place": stated.place.say(language())}
    yield str(index), _choice(stated.value.say(language()), place)


def _of_sides(sides: tuple[Side, ...]) -> Iterator[tuple[str, SafeString]]:
    places: dict[Text, list[int]] = {}
    for index, side in enumerate(sides):
        places.setdefault(side.value, []).append(index)
    for value, indexes in places.items():
        yield str(indexes[0]), _choice(value.say(language()), _where(sides, indexes))


def _where(sides: tuple[Side, ...], indexes: list[int]) -> str:
    """Return where a value stands: the first place, and how many more there are."""
    first = sides[indexes[0]].place.say(language())
    more = len(indexes) - 1
    return gettext("%(place)s and %(n)s more") % {"place": first, "n": more} if more else first


def _choice(value: str, place: str) -> SafeString:
    return format_html('<b>{}</b><br><span class="pk-xs pk-2">{}</span>', value, place)


class SettleForm(forms.Form):
    """Which side holds, why, and on what evidence; ``kept`` is a file stored before a refusal."""

    decision = AskedChoice(label=_("What holds"), widget=forms.RadioSelect, refusal=DECISION_NEEDED)
    reason = AskedText(
        label=_("Reason"),
        help_text=_("Printed in the annex of the report, with your name and the date"),
        widget=forms.Textarea(attrs={"rows": 3}),
        refusal=REASON_NEEDED,
        slots={"least": LEAST},
        least=LEAST,
    )
    evidence = forms.FileField(
        label=_("Evidence"), help_text=_("PDF, picture, Word, Excel, CSV or text"), required=False
    )
    kept = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, found: FindingView, sums: tuple[SumView, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = list(choices(found, sums))  # type: ignore[attr-defined]


class ReaderForm(forms.Form):
    """A contradiction in the narrative, in both languages, with its severity."""

    severity = AskedChoice(
        label=_("Severity"),
        help_text=_("A high one keeps the quarter open until it is settled"),
        widget=forms.RadioSelect,
        choices=SEVERITIES,
        refusal=SEVERITY_NEEDED,
    )
    where_th = AskedText(
        label=_("Where it stands (Thai)"),
        help_text=_("Chapter, table, row and page"),
        max_length=300,
        refusal=FINDING_WORDS_NEEDED,
        slots={"what": WHERE},
    )
    where_en = forms.CharField(label=_("Where it stands (English)"), max_length=300, required=False)
    finding_th = AskedText(
        label=_("What contradicts what (Thai)"),
        widget=forms.Textarea(attrs={"rows": 4}),
        refusal=FINDING_WORDS_NEEDED,
        slots={"what": WHAT},
    )
    finding_en = forms.CharField(
        label=_("What contradicts what (English)"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
