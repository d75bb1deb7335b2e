"""The map of institutions: the country by province, a province by district, a district one by one."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from prakan.domain.institutions import KIND_NAMES, PRECISION_NAMES, Kind, Precision
from prakan.domain.places import district, province
from prakan.domain.text import Text
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.positions import NOWHERE, positions
from prakan.web.forms.registry import FindForm
from prakan.web.shell.people import person_of

Words = str | Promise | Text
#: how sure positions are, the surest first; those without one last
ORDER: dict[str, Words] = {
    Precision.EXACT.value: PRECISION_NAMES[Precision.EXACT],
    Precision.SUBDISTRICT.value: PRECISION_NAMES[Precision.SUBDISTRICT],
    Precision.DISTRICT.value: PRECISION_NAMES[Precision.DISTRICT],
    Precision.PROVINCE.value: PRECISION_NAMES[Precision.PROVINCE],
    Precision.UNKNOWN.value: Text("ไม่ทราบความละเอียด", "Precision unknown"),
    NOWHERE: Text("ไม่มีพิกัด", "Without a position"),
}


@require_safe
def mapped(request: HttpRequest) -> HttpResponse:
    """Show where the institutions lie that answer the filter of the list, and the same as a table."""
    person = person_of(request)
    wanted = FindForm(request.GET, agency_choices(person)).wanted()
    own = province(wanted.province)
    wanted = wanted if own else replace(wanted, province="", district="")
    inner = district(wanted.district)
    if inner is None or own is None or inner.province.code != own.code:
        inner, wanted = None, replace(wanted, district="")
    found = positions(person, wanted)
    context = {
        "found": found,
        "wanted": wanted,
        "province": own.name if own else None,
        "district": inner.name if inner else None,
        "sums": [(name, found.precisions[key]) for key, name in ORDER.items() if found.precisions[key]],
        "precisions": {p.value: name for p, name in PRECISION_NAMES.items()},
        "rows": [(spot, PRECISION_NAMES[Precision(spot.precision)]) for spot in found.spots],
        "kind": KIND_NAMES[Kind(wanted.kind)] if wanted.kind in set(Kind) else None,
        "below": _("District") if own else _("Province"),
    }
    return render(request, "registry/map.html", context)


urls: list[URLPattern] = [path("institutions/map/", mapped, name="institutions.map")]
