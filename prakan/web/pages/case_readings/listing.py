"""The reading list of a level, drawn anew, and what waits shared out among readers as it stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions.case_readings.assigning import Given, give_out
from prakan.assessment.actions.case_readings.listing import draw as draw_list
from prakan.assessment.queries.case_readings.board import readers
from prakan.assessment.queries.case_readings.lists import Share, levels_to_list, list_of, newest_year, shares
from prakan.assessors.queries.severity import leanings
from prakan.foundation import access
from prakan.web.shell.numbers import page_number, whole
from prakan.web.shell.people import person_of
from prakan.web.shell.period import year_asked

if TYPE_CHECKING:
    from prakan.foundation.models import Person

AT_ONCE = 200  # rows that are shown and given out together


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the newest list of a year and level, with why each case is on it."""
    person = person_of(request)
    year = _year(request, person)
    levels = levels_to_list(person, year)
    level = _level(request.GET, levels)
    found = list_of(person, year, level, page_number(request)) if level else None
    context = {
        "year": year,
        "level": level,
        "levels": levels,
        "count": dict(levels).get(level, 0),
        "list": found,
        "before": found.number - 1 if found else 0,
        "after": found.number + 1 if found else 0,
        "may_draw": access.can(person, "reading.draw"),
    }
    return render(request, "case_readings/list.html", context)


@require_POST
def draw(request: HttpRequest) -> HttpResponse:
    """Draw the list of a level anew, with the newest seal."""
    person = person_of(request)
    year = _year(request, person)
    level = _level(request.POST, levels_to_list(person, year))
    strict = leanings(person, year)
    draw_list(year=year, level=level, severity=strict, by=person, at=timezone.now())
    return redirect(f"{reverse('readings.list')}?year={year}&level={level}")


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Show exactly what would be given to whom; give out what is ticked, answered case by case."""
    person = person_of(request)
    asked = request.POST if request.method == "POST" else request.GET
    year = _year(request, person)
    level = _level(asked, levels_to_list(person, year))
    found = shares(person, year, level) if level else ()
    context: dict[str, Any] = {"year": year, "level": level, "people": readers(person)}
    if request.method == "POST":
        names = {one.case: (one.number, one.name) for one in found}
        answers = give_out(wanted=_wanted(request.POST, found), by=person, at=timezone.now())
        context["answers"] = [(one, names.get(one.case, (one.number, None))) for one in answers]
        context["done"] = sum(one.fault is None for one in answers)
        found = shares(person, year, level) if level else ()
    context |= {"shares": found[:AT_ONCE], "total": len(found)}
    return render(request, "case_readings/give.html", context)


def _wanted(sent: QueryDict, found: tuple[Share, ...]) -> list[Given]:
    """Return what was ticked, each with the reader chosen beside it, as the list says why."""
    said = {(one.case, one.second): one for one in found}
    wanted = []
    for ticked in sent.getlist("chosen")[: 2 * AT_ONCE]:
        told, _mark, second = ticked.partition("-")
        reader = whole(sent.get(f"reader-{ticked}", "")) or 0  # 0 is nobody, which is answered
        if (case := whole(told)) is not None:
            key = case, second == "2"
            why, size = (said[key].why, said[key].size) if key in said else ("", 0.0)
            wanted.append(Given(key[0], reader, why, size, is_second=key[1]))
    return wanted


def _year(request: HttpRequest, person: Person) -> int:
    newest = None if access.is_staff(person) else newest_year(person)  # a supervisor chooses no period
    return year_asked(request, person, (newest,) if newest else ())


def _level(asked: QueryDict, levels: tuple[tuple[str, int], ...]) -> str:
    """Return the level that is asked for, else the first that has reports to read."""
    names = [name for name, _count in levels]
    wanted = asked.get("level", "")
    return wanted if wanted in names else next(iter(names), "")


urls: list[URLPattern] = [
    path("readings/list/", show, name="readings.list"),
    path("readings/list/draw/", draw, name="readings.draw"),
    path("readings/give/", give, name="readings.give"),
]
