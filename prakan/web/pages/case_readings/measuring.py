"""How readers read in a year, by level and reader; the readings behind each number; all of it as Excel."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakan.assessment.queries.case_readings.measures import COUNTED, Measures, measures, readings_counted
from prakan.domain.assessors import LEVEL_NAMES, LEVEL_ORDER
from prakan.domain.case_reading import Least, Measure, Proportion
from prakan.foundation import access
from prakan.web.shell.numbers import page_number, whole
from prakan.web.shell.people import person_of
from prakan.web.shell.period import year_asked
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.shell.tables import Row, excel
from prakan.web.templatetags.words import language

WIDTHS = (38, 10, 12, 12, 12, 14, 12, 12, 14, 14, 12, 12, 14, 14, 14, 18, 18)


@require_safe
@kept_as_seen
def show(request: HttpRequest) -> Page:
    """Show what the readings of a fiscal year come to."""
    person = person_of(request)
    year, level = year_asked(request, person), _level(request)
    found = measures(person, year, level)
    context = {
        "year": year,
        "level": level,
        "found": found,
        "levels": [(one, told, _counts(year, one)) for one, told in found.levels],
        "readers": [(one, _counts(year, level, one.id)) for one in found.readers],
        "whole": _counts(year, level),
        "may_list": access.is_staff(person) or not found.own,
    }
    return Page("case_readings/measures.html", context)


@require_safe
def counted(request: HttpRequest) -> HttpResponse:
    """Show the readings that one number counts."""
    person, asked = person_of(request), request.GET
    year, level = year_asked(request, person), _level(request)
    what = asked["what"] if asked.get("what") in COUNTED else COUNTED[0]
    reader = whole(asked.get("reader", ""))
    found = readings_counted(person, year, what, level, reader, page_number(request))
    context = {
        "year": year,
        "level": level,
        "what": what,
        "found": found,
        "twice": what in ("pairs", "same", "differ"),
        "ways": [(one, _link(year, one, level, reader)) for one in COUNTED],
        "back": f"{reverse('readings.measures')}?{_query(year=year, level=level)}",
        "before": found.number - 1,
        "after": found.number + 1,
    }
    return render(request, "case_readings/counted.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Send the measures of readers as Excel, with those of the levels and what the columns mean behind."""
    person = person_of(request)
    year, level = year_asked(request, person), _level(request)
    found = measures(person, year, level)
    speech = language()
    rows = ((one.name.say(speech), *_row(one.measure, found.least)) for one in found.readers)
    second = (_("Levels"), _behind(found))
    return excel(f"readers-{year}.xlsx", _("Readers"), (_("Reader"), *_heads()), WIDTHS, rows, second=second)


def _level(request: HttpRequest) -> str:
    given = request.GET.get("level", "")
    return given if given in LEVEL_ORDER else ""


def _counts(year: int, level: str, reader: int | None = None) -> dict[str, str]:
    """Return the addresses that the numbers of a row open to."""
    return {what: _link(year, what, level, reader) for what in COUNTED}


def _link(year: int, what: str, level: str, reader: int | None) -> str:
    return f"{reverse('readings.counted')}?{_query(year=year, what=what, level=level, reader=reader)}"


def _query(**asked: object) -> str:
    return urlencode({name: str(value) for name, value in asked.items() if value})


def _heads() -> tuple[str, ...]:
    low, high = _("from, percent"), _("to, percent")
    return (
        _("Read"),
        _("Median, days"),
        _("Slowest, days"),
        _("Returned"),
        _("Returned, percent"),
        low,
        high,
        _("Read twice"),
        _("Same decision"),
        _("Same decision, percent"),
        low,
        high,
        _("Decision, alpha"),
        _("Checklist the same, percent"),
        _("Checklist, alpha"),
        _("Note"),
    )


def _row(one: Measure, least: Least) -> Row:
    return (
        one.read,
        _number(one.median),
        _number(one.slowest),
        *_share(one.returned),
        one.pairs,
        *_share(one.same),
        _number(one.decision) if one.pairs >= least.pairs else "",
        _number(one.checked.percent) if one.checked else "",
        _number(one.checks) if one.pairs >= least.pairs else "",
        _("too few to judge") if one.read < least.read or one.pairs < least.pairs else "",
    )


def _share(one: Proportion | None) -> Row:
    return (one.count, *map(_number, (one.percent, one.low, one.high))) if one else (0, "", "", "")


def _number(value: float | None) -> Decimal | str:
    return "" if value is None else Decimal(str(value))


def _behind(found: Measures) -> Iterator[Row]:
    speech = language()
    yield (_("Level"), *_heads())
    for level, told in found.levels:
        yield (LEVEL_NAMES[level].say(speech), *_row(told, found.least))
    yield ()
    yield (_("Readings from which a reader is judged"), found.least.read)
    yield (_("Pairs from which agreement is judged"), found.least.pairs)
    yield (_("from and to: the interval that holds the true share 95 times in 100 (Wilson)"),)
    yield (_("alpha: Krippendorff's; 1 is full agreement, 0 what chance gives"),)


urls: list[URLPattern] = [
    path("readings/agreement/", show, name="readings.measures"),
    path("readings/agreement/readings/", counted, name="readings.counted"),
    path("readings/agreement/excel/", export, name="readings.excel"),
]
