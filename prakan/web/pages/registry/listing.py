"""The list of institutions: narrowed by name, code, kind, place, agency, size, status and year."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.queries.memory import Following
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.duplicates import waiting_count
from prakan.registry.queries.finding import find
from prakan.registry.queries.institutions import institutions
from prakan.web.forms.registry import FindForm
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of

TALLY = Text("ทั้งหมด", "All")
LONGEST = 200
#: the best answers as they were drawn, as long as they are the same answers
DRAWN: Following[SafeString] = Following(500)


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind with how many institutions answer the rest of the filter."""

    key: str
    name: Text
    count: int
    current: bool


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show a page of the institutions that answer the filter; only the table when htmx asks."""
    person = person_of(request)
    form = FindForm(request.GET, agency_choices(person))
    wanted = form.wanted()
    shown = institutions(person, wanted, page_number(request))
    context = {
        "form": form,
        "wanted": wanted,
        "shown": shown,
        "before": shown.number - 1,
        "after": shown.number + 1,
        "tabs": _tabs(shown.kinds, wanted.kind),
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "doubles": waiting_count(person),
        "may_add": access.can(person, "institution.edit"),
        "nothing_yet": not sum(shown.kinds.values()) and not request.GET,
    }
    return render(request, "registry/list.html", context)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Show the best answers to what is being typed, as the list of a combobox."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    found = find(person_of(request), asked)
    drawn = DRAWN.get(
        found, get_language(), lambda: render_to_string("registry/suggest.html", {"found": found})
    )
    return HttpResponse(drawn)


def _tabs(counts: dict[str, int], chosen: str) -> tuple[Tab, ...]:
    kinds = [kind for kind in Kind if counts.get(kind) or kind == chosen]
    every = Tab("", TALLY, sum(counts.values()), not chosen)
    return (every, *(Tab(k, KIND_NAMES[k], counts.get(k, 0), k == chosen) for k in kinds))


urls: list[URLPattern] = [
    path("institutions/", listed, name="institutions.list"),
    path("institutions/suggest/", suggest, name="institutions.suggest"),
]
