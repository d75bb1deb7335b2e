"""One institution: what is known of it on a day, its codes, its lists, and everything that has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from prakan.domain.institutions import (
    KIND_NAMES,
    PRECISION_NAMES,
    SCHEME_NAMES,
    SIZE_NAMES,
    STATUS_NAMES,
    CodeScheme,
    Precision,
)
from prakan.domain.places import district, province, subdistrict
from prakan.domain.readings import Unreadable, day
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.institutions import ChangeView, InstitutionView, institution
from prakan.web.forms.registry import InstitutionForm
from prakan.web.shell.people import person_of

TABLES: dict[str, Mapping[Any, Text]] = {
    "kind": KIND_NAMES,
    "size": SIZE_NAMES,
    "status": STATUS_NAMES,
    "position_precision": PRECISION_NAMES,
}
EVENTS = {
    "status": Text("สถานะ", "Status"),
    "closed_on": Text("วันที่ปิด", "Closed on"),
    "merged_into": Text("รวมเข้ากับ", "Merged into"),
}
LISTED = Text("รายชื่อปี {year}", "List of {year}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the history as a reader understands it."""

    view: ChangeView
    label: Text
    before: Text
    after: Text


@require_safe
def show(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Show an institution as it is, or as it was at the end of a day (``?on=``)."""
    person = person_of(request)
    on, unreadable = _day(request.GET.get("on", ""))
    view = institution(person, institution_id, on)
    agencies = dict(agency_choices(person))
    context = {
        "view": view,
        "record": view.record,
        "agency": agencies.get(view.record.agency, Text(view.record.agency)),
        "on": on,
        "asked": request.GET.get("on", ""),
        "unreadable": unreadable,
        "place": place_of(view),
        "precision": PRECISION_NAMES[Precision(view.record.position_precision)],
        "codes": [(SCHEME_NAMES[CodeScheme(code.scheme)], code) for code in view.codes],
        "lines": [line_of(change, agencies) for change in view.changes],
        "may_edit": access.can(person, "institution.edit"),
        "may_list": access.can(person, "institution.list"),
    }
    return render(request, "registry/show.html", context)


def place_of(view: InstitutionView) -> tuple[Text, Text, Text]:
    """Return the names of subdistrict, district and province, empty where none is known."""
    record = view.record
    found = (subdistrict(record.subdistrict), district(record.district), province(record.province))
    names = [one.name if one else Text("") for one in found]
    return names[0], names[1], names[2]


def line_of(view: ChangeView, agencies: dict[str, Text]) -> Line:
    """Return a change in words: labels of attributes, names of choices and places."""
    name = view.change.field
    return Line(
        view,
        label_of(name),
        value_of(name, view.change.before, agencies),
        value_of(name, view.change.after, agencies),
    )


def label_of(name: str) -> Text:
    """Return how an attribute is called."""
    if name.startswith("code."):
        return SCHEME_NAMES[CodeScheme(name.removeprefix("code."))]
    if name.startswith("listed."):
        return LISTED.with_values(year=name.removeprefix("listed."))
    if name in EVENTS:
        return EVENTS[name]
    return Text(str(InstitutionForm.base_fields[name].label))


def value_of(name: str, value: str, agencies: dict[str, Text]) -> Text:
    """Return the plain value of an attribute in words."""
    if not value:
        return Text("")
    if name in TABLES:
        return TABLES[name].get(value, Text(value))
    if name == "agency":
        return agencies.get(value, Text(value))
    finder = {"province": province, "district": district, "subdistrict": subdistrict}.get(name)
    place = finder(value) if finder else None
    return place.name if place else Text(value)


def _day(typed: str) -> tuple[date | None, str]:
    """Return the day asked for, and words when it cannot be read."""
    if not typed.strip():
        return None, ""
    try:
        return day(typed), ""
    except Unreadable:
        return None, gettext("That day cannot be read: write day, month and year, such as 16 May 2023")


urls: list[URLPattern] = [path("institutions/<int:institution_id>/", show, name="institutions.show")]
