"""One institution: what is known of it on a day, its codes, its lists, and everything that has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.sars import SarLine, reports_of
from prakan.domain.calendar import say_date
from prakan.domain.institution_record import InstitutionRecord
from prakan.domain.institutions import (
    KIND_NAMES,
    PRECISION_NAMES,
    SCHEME_NAMES,
    SIZE_NAMES,
    STATUS_NAMES,
    CodeScheme,
    Precision,
)
from prakan.domain.places import Province, district, province, subdistrict
from prakan.domain.places.shapes import strayed
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.contact_points import contacts_today
from prakan.registry.queries.institutions import ChangeView, InstitutionView, institution
from prakan.web.forms.registry import InstitutionForm
from prakan.web.shell.days import day_asked
from prakan.web.shell.people import person_of
from prakan.web.shell.sar_words import STAGES, Words, level_name

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
DAYS = ("opened_on", "closed_on")
LISTED = Text("รายชื่อปี {year}", "List of {year}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the history as a reader understands it."""

    view: ChangeView
    label: Text
    before: Text
    after: Text


@dataclass(frozen=True, slots=True)
class Report:
    """A self-assessment report with its words."""

    line: SarLine
    level: Text
    stage: Words


@require_safe
def show(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Show an institution as it is, or as it was at the end of a day (``?on=``)."""
    person = person_of(request)
    on, unreadable = day_asked(request.GET.get("on", ""))
    view = institution(person, institution_id, on)
    agencies, parties = dict(agency_choices(person)), _parties(view)
    context = {
        "view": view,
        "record": view.record,
        "agency": agencies.get(view.record.agency, Text(view.record.agency)),
        "on": on,
        "asked": request.GET.get("on", ""),
        "unreadable": unreadable,
        "place": place_of(view),
        "stray": _stray(view.record),
        "precision": PRECISION_NAMES[Precision(view.record.position_precision)],
        "codes": [(SCHEME_NAMES[CodeScheme(code.scheme)], code) for code in view.codes],
        "lines": [line_of(change, agencies, parties) for change in view.changes],
        "names_before": _names_before(view) if on is None else (),
        "reports": _reports(reports_of(person, view.id)),
        "contacts": contacts_today(person, institution=view.id),
        "may_edit": access.can(person, "institution.edit"),
        "may_list": access.can(person, "institution.list"),
    }
    return render(request, "registry/show.html", context)


def _reports(found: tuple[SarLine, ...] | None) -> tuple[Report, ...] | None:
    """Return the reports of an institution in words; None for those who may read none of it."""
    if found is None:
        return None
    return tuple(Report(line, level_name(line.level), STAGES[line.stage]) for line in found)


def place_of(view: InstitutionView) -> tuple[Text, Text, Text]:
    """Return the names of subdistrict, district and province, empty where none is known."""
    record = view.record
    found = (subdistrict(record.subdistrict), district(record.district), province(record.province))
    names = [one.name if one else Text("") for one in found]
    return names[0], names[1], names[2]


def _stray(record: InstitutionRecord) -> Province | None:
    """Return the other province that the position lies in, None when it may be right."""
    if record.latitude is None or record.longitude is None:
        return None
    return province(strayed(record.province, float(record.latitude), float(record.longitude)))


def line_of(view: ChangeView, agencies: dict[str, Text], parties: dict[str, Text]) -> Line:
    """Return a change in words: labels of attributes, names of choices and places, dates as people write."""
    name, named = view.change.field, parties if view.change.field == "merged_into" else agencies
    return Line(
        view,
        label_of(name),
        value_of(name, view.change.before, named),
        value_of(name, view.change.after, named),
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


def value_of(name: str, value: str, named: dict[str, Text]) -> Text:
    """Return the plain value of an attribute in words."""
    if not value:
        return Text("")
    if name in TABLES:
        return TABLES[name].get(value, Text(value))
    if name in ("agency", "merged_into"):
        return named.get(value, Text(value))
    if name in DAYS:
        on = date.fromisoformat(value)
        return Text(say_date(on, "th"), say_date(on, "en"))
    finder = {"province": province, "district": district, "subdistrict": subdistrict}.get(name)
    place = finder(value) if finder else None
    return place.name if place else Text(value)


def _parties(view: InstitutionView) -> dict[str, Text]:
    """Return the names of those that an institution merged with or came from, by number as text."""
    return {str(pk): name for event in view.successions for pk, name in event.parties}


def _names_before(view: InstitutionView) -> list[ChangeView]:
    """Return the changes that ended a Thai name it does not carry now, the newest first."""
    ended = [x for x in view.changes if x.change.field == "name_th" and x.change.before]
    return [x for x in ended if x.change.before != view.record.name_th]


urls: list[URLPattern] = [path("institutions/<int:institution_id>/", show, name="institutions.show")]
