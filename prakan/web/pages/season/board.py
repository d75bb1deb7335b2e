"""The board of a season: how many have handed in, by kind, parent agency, province and day, and the list."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.season_requests import waiting
from prakan.assessment.queries.season_views import Board, Part
from prakan.assessment.queries.seasons import PAGE, board, counted, drafts, lines, years
from prakan.domain.institution_levels import parted
from prakan.domain.season import Standing
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.web.forms.season import BoardForm
from prakan.web.pages.season.asked import Asked, asked
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of

WORST = 5  # provinces named beside the map
WEEK = 7


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Go to the newest season, or say that there is none yet."""
    person = person_of(request)
    if found := years(person):
        return redirect("season.show", found[0])
    context = {"may_open": access.can(person, "season.open"), "drafts": drafts(person)}
    return render(request, "season/none.html", context)


@require_safe
def show(request: HttpRequest, year: int) -> HttpResponse:
    """Show the board of a season on a day."""
    wish = asked(request, year)
    wanted = replace(wish.wanted, standing="", extended=False)
    shown = board(wish.person, year, wish.on, wanted)
    context = {
        **_common(wish, shown),
        "wanted": wanted,
        "form": _form(request, wish, shown),
        "worst": _worst(shown),
        "weeks": shown.days[::-WEEK][::-1],
        "years": years(wish.person),
        "waiting": waiting(wish.person, year),
        "narrowed": bool(wanted.kind or wanted.agency or wanted.province),
    }
    return render(request, "season/show.html", context)


@require_safe
def listed(request: HttpRequest, year: int) -> HttpResponse:
    """Show the institutions behind a number of the board, page by page."""
    wish = asked(request, year)
    shown = board(wish.person, year, wish.on, replace(wish.wanted, standing="", extended=False))
    total = counted(wish.person, year, wish.on, wish.wanted)
    pages = max(1, -(-total // PAGE))
    at = min(max(1, page_number(request)), pages)
    context = {
        **_common(wish, shown),
        "wanted": wish.wanted,
        "form": _form(request, wish, shown),
        "lines": lines(wish.person, year, wish.on, wish.wanted, at),
        "total": total,
        "number": at,
        "pages": pages,
        "before": at - 1,
        "after": at + 1,
        "remindable": wish.wanted.standing in ("", Standing.MISSING, Standing.NOT_DUE),
    }
    return render(request, "season/list.html", context)


def _common(wish: Asked, shown: Board) -> dict[str, object]:
    return {
        "board": shown,
        "season": wish.season,
        "on": wish.on,
        "may_set": access.can(wish.person, "season.deadline"),
        "may_see_fates": access.can(wish.person, "season.fates"),
        "may_remind": access.can(wish.person, "season.remind"),
        "may_miss": access.can(wish.person, "season.miss"),
        "terms": [(where, shown.whole.of(where)) for where in Standing],
        "rows": [(part, wish.season.deadline(parted(part.key)[0])) for part in shown.kinds],
    }


def _form(request: HttpRequest, wish: Asked, shown: Board) -> BoardForm:
    agencies: list[tuple[str, Text]] = [(part.key, part.name) for part in shown.agencies if part.key]
    chosen = wish.wanted.agency
    if chosen and chosen not in {code for code, _name in agencies}:
        agencies.append((chosen, Text(chosen)))
    return BoardForm(request.GET, agencies, wish.on)


def _worst(shown: Board) -> list[Part]:
    """Return the provinces in which most are missing."""
    lagging = [part for part in shown.provinces if part.tally.missing]
    return sorted(lagging, key=lambda part: (-part.tally.missing, part.key))[:WORST]


urls: list[URLPattern] = [
    path("season/", newest, name="season.newest"),
    path("season/<int:year>/", show, name="season.show"),
    path("season/<int:year>/list/", listed, name="season.list"),
]
