"""The list of assessors: narrowed by name, number, level, seat, region and status; as a page and as Excel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakan.domain.assessors import LEVEL_NAMES, SEAT_NAMES, STANDING_NAMES, Seat, Standing
from prakan.domain.calendar import say_date
from prakan.domain.licences import STATE_NAMES, LicenceState
from prakan.domain.places import REGIONS, district, province
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.registry.queries.assessor_proposals import waiting_count
from prakan.registry.queries.assessors import (
    AssessorLine,
    AssessorPage,
    SeatLine,
    assessors,
    every_assessor,
)
from prakan.web.forms.assessors import ListForm
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.tables import excel
from prakan.web.templatetags.assessors import spoken
from prakan.web.templatetags.words import language

TALLY = Text("ทั้งหมด", "All")
WIDTHS = (12, 34, 30, 22, 18, 18, 24, 30, 24, 12, 14)


@dataclass(frozen=True, slots=True)
class LevelTab:
    """A level with how many assessors hold a seat for it; "" is all."""

    key: str
    name: Text
    count: int | None
    current: bool


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show a page of the assessors that answer the filter."""
    person = person_of(request)
    form = ListForm(request.GET)
    wanted = form.wanted()
    shown = assessors(person, wanted, page_number(request))
    context = {
        "form": form,
        "wanted": wanted,
        "shown": shown,
        "before": shown.number - 1,
        "after": shown.number + 1,
        "tabs": _tabs(shown, wanted.level),
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "proposals": waiting_count(person),
        "may_add": access.can(person, "assessor.edit"),
        "nothing_yet": not shown.total and not request.GET,
        "query": request.GET.urlencode(),
    }
    return render(request, "assessors/list.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Send all assessors that answer the filter as Excel, without anything private."""
    rows = every_assessor(person_of(request), ListForm(request.GET).wanted())
    name = f"assessors-{timezone.localdate().isoformat()}.xlsx"
    return excel(name, _("Assessors"), _heads(), WIDTHS, _rows(rows))


def _tabs(shown: AssessorPage, chosen: str) -> tuple[LevelTab, ...]:
    """Return the levels that anybody holds a seat for; one person may hold several, so they do not add up."""
    held = [level for level in LEVEL_NAMES if shown.levels.get(level) or level == chosen]
    every = LevelTab("", TALLY, None if chosen else shown.total, not chosen)
    return (every, *(LevelTab(k, LEVEL_NAMES[k], shown.levels.get(k, 0), k == chosen) for k in held))


def _heads() -> tuple[str, ...]:
    return (
        _("Register number"),
        _("Name (Thai)"),
        _("Name (English)"),
        _("Region"),
        _("Province"),
        _("District"),
        _("Languages"),
        _("Levels and seats"),
        _("Status"),
        _("Load at most"),
        _("Made up"),
    )


def _rows(lines: Iterator[AssessorLine]) -> Iterator[tuple[str, ...]]:
    speech = language()
    for line in lines:
        home, place = province(line.province), district(line.district)
        yield (
            line.number,
            line.name.th,
            line.name.en,
            REGIONS[home.region].say(speech) if home else "",
            home.name.say(speech) if home else "",
            place.name.say(speech) if place else "",
            spoken(line.languages),
            "; ".join(_level(one, speech) for one in line.seats),
            STANDING_NAMES[Standing(line.standing)].say(speech),
            "" if line.max_load is None else str(line.max_load),
            _("made up") if line.is_demo else "",
        )


def _level(one: SeatLine, speech: str) -> str:
    """Return a level with its seat, its licence and how that stands."""
    parts = [SEAT_NAMES[Seat(one.seat)].say(speech)] if one.seat else []
    parts += [one.licence, STATE_NAMES[LicenceState(one.state)].say(speech)] if one.state else []
    parts += [say_date(one.ends, speech, short=True)] if one.ends else []
    return f"{LEVEL_NAMES[one.level].say(speech)}: {' '.join(parts)}"


urls: list[URLPattern] = [
    path("assessors/", listed, name="assessors.list"),
    path("assessors/list.xlsx", export, name="assessors.export"),
]
