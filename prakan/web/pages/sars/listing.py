"""The list of reports in a person's care, by stage, narrowed by filters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.sars import SarLine, counts_by_stage, sars, years
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.registry.queries.agencies import agency_choices
from prakan.web.forms.sars import FindSarsForm
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.sar_words import STAGES, Words, level_name
from prakan.web.shell.seen import Page, kept_as_seen

ALL_STAGES = Text("ทั้งหมด", "All")


@dataclass(frozen=True, slots=True)
class Tab:
    """A stage with how many reports stand at it."""

    key: str
    name: Words
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A report with its words."""

    line: SarLine
    level: Text
    stage: Words


@require_safe
@kept_as_seen
def listed(request: HttpRequest) -> Page:
    """Show a page of the reports that answer the filter."""
    person = person_of(request)
    staff = access.is_staff(person)
    form = FindSarsForm(request.GET, years(person), agency_choices(person) if staff else ())
    stage = request.GET.get("stage", "")
    wanted = form.wanted(stage if stage in STAGES else "")
    shown = sars(person, wanted, page_number(request))
    counts = counts_by_stage(person, replace(wanted, stage=""))
    context = {
        "form": form,
        "wanted": wanted,
        "shown": shown,
        "rows": [Row(line, level_name(line.level), STAGES[line.stage]) for line in shown.lines],
        "before": shown.number - 1,
        "after": shown.number + 1,
        "total": sum(counts.values()),
        "tabs": [Tab(k, words, counts.get(k, 0), k == wanted.stage) for k, words in STAGES.items()],
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "may_forward": access.can(person, "sar.forward"),
        "may_accept": access.can(person, "sar.accept"),
    }
    return Page("sars/list.html", context)


urls: list[URLPattern] = [path("sars/", listed, name="sars.list")]
