"""One assessor: what is known on a day, where they may sit, their days, and everything that has changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from prakan.domain.assessor_identity import PART_NAMES, PARTS, Identity
from prakan.domain.institutions import PRECISION_NAMES, Precision
from prakan.domain.places import REGIONS, district, province, subdistrict
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.registry.queries.assessor_days import AssessorDays, days_of
from prakan.registry.queries.assessor_proposals import waiting_of
from prakan.registry.queries.assessors import AssessorView, assessor
from prakan.registry.queries.licences import licences_of, verdicts
from prakan.web.pages.assessors.verdicts import verdict_lines
from prakan.web.pages.assessors.words import line_of
from prakan.web.shell.days import day_asked
from prakan.web.shell.people import person_of

if TYPE_CHECKING:
    from prakan.foundation.models import Person


@require_safe
def show(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Show an assessor as known, or as it was at the end of a day (``?on=``)."""
    person = person_of(request)
    on, unreadable = day_asked(request.GET.get("on", ""))
    view = assessor(person, assessor_id, on)
    may_edit = access.can(person, "assessor.edit")
    context = {
        **about(view, days_of(person, assessor_id), on),
        "on": on,
        "asked": request.GET.get("on", ""),
        "unreadable": unreadable,
        "proposal": waiting_of(person, assessor_id),
        **licensed(person, assessor_id, on or timezone.localdate()),
        "may_issue": access.can(person, "licence.issue"),
        "may_suspend": access.can(person, "licence.suspend"),
        "may_resolve": access.can(person, "licence.revoke"),
        "may_edit": may_edit,
        "may_credential": may_edit,
        "may_show": may_edit,
        "may_off": may_edit,
        "may_position": may_edit,
    }
    return render(request, "assessors/show.html", context)


def about(view: AssessorView, days: AssessorDays, on: date | None = None) -> dict[str, Any]:
    """Return what the pages of one entry share; seats and days off stand as on a day, today without one."""
    record, then = view.record, on or timezone.localdate()
    home = province(record.province)
    return {
        "view": view,
        "record": record,
        "days": days,
        "place": _place(view),
        "region": REGIONS[home.region] if home else Text(""),
        "precision": PRECISION_NAMES[Precision(record.position_precision)],
        "masked": rows_of(view.masked),
        "lines": [line_of(change) for change in view.changes],
        "seats_now": [seat for seat in days.seats if seat.starts <= then and not _over(seat.ends, then)],
        "seats_then": [seat for seat in days.seats if seat.starts > then or _over(seat.ends, then)],
        "off_now": [off for off in days.off if not _over(off.ends, then)],
    }


def licensed(person: Person, assessor_id: int, on: date) -> dict[str, Any]:
    """Return the licences of an entry and what may be assessed on a day."""
    return {
        "licences": licences_of(person, assessor_id, on),
        "verdicts": verdict_lines(verdicts(person, assessor_id, on)),
        "verdict_day": on,
    }


def rows_of(identity: Identity) -> tuple[tuple[Text, str], ...]:
    """Return the private parts that are told, each with its name."""
    return tuple((PART_NAMES[part], value) for part in PARTS if (value := getattr(identity, part)))


def _over(ends: date | None, today: date) -> bool:
    return ends is not None and ends < today


def _place(view: AssessorView) -> tuple[Text, Text, Text]:
    record = view.record
    found = (subdistrict(record.subdistrict), district(record.district), province(record.province))
    names = [one.name if one else Text("") for one in found]
    return names[0], names[1], names[2]


urls: list[URLPattern] = [path("assessors/<int:assessor_id>/", show, name="assessors.show")]
