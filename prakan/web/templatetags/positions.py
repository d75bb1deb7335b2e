"""The map of institutions as SVG: provinces shaded by how many, districts as circles, schools as points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from prakan.domain.institutions import Precision
from prakan.domain.places import province
from prakan.domain.places.shapes import Box, box, province_shapes
from prakan.registry.queries.institutions import InstitutionFilter
from prakan.registry.queries.positions import Area, Positions, Spot
from prakan.web.templatetags.words import language

register = template.Library()
MARGIN = 0.06  # of the longer side of a province
NEAREST = 12.0  # units of the drawing: a window is never narrower, for the outlines are not that fine
SMALLEST, LARGEST = 0.01, 0.034  # radius of a circle, of the longer side
LIGHT, DARK = 1 / 3, 2 / 3  # of the provinces in order of how many they have


@register.simple_tag
def place_link(page: str, wanted: InstitutionFilter, **changed: str) -> str:
    """Return the address of the list or the map with a filter, changed in parts."""
    now = replace(wanted, **changed)  # type: ignore[arg-type]
    given = {
        "kind": now.kind,
        "status": "" if now.status == "open" else now.status or "any",
        "province": now.province,
        "district": now.district,
        "agency": now.agency,
        "size": now.size,
        "listed": str(now.listed or ""),
        "q": now.text,
    }
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{reverse(page)}?{query}" if query else reverse(page)


@register.simple_tag
def position_map(found: Positions, wanted: InstitutionFilter) -> SafeString:
    """Draw the country by province, a province by district, or a district with its institutions."""
    if not wanted.province:
        return _drawn(_whole(), _("Provinces by how many institutions they have"), _provinces(found, wanted))
    around = _close(found.spots, wanted.province) if wanted.district else _around(wanted.province)
    inside = _spots(found, around) if wanted.district else _districts(found, wanted, around)
    outlines = format_html_join(
        "", '<path class="pk-map-land" d="{}"/>', _neighbours(wanted.province, around)
    )
    own = format_html('<path class="pk-map-own" d="{}"/>', province_shapes().provinces[wanted.province])
    name = province(wanted.province)
    words = _("Institutions on a map: %(name)s") % {"name": name.name.say(language()) if name else ""}
    return _drawn(around, words, format_html("{}{}{}", outlines, own, inside))


def _drawn(around: Box, words: str, inside: SafeString) -> SafeString:
    left, upper, right, lower = around
    return format_html(
        '<svg class="pk-map pk-map--places" viewBox="{} {} {} {}" role="group" aria-label="{}"><defs>'
        '<pattern id="pk-map-hatch" width="14" height="14" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="pk-hatch-line" width="6" height="14"/></pattern></defs>'
        "{}</svg>",
        f"{left:.1f}",
        f"{upper:.1f}",
        f"{right - left:.1f}",
        f"{lower - upper:.1f}",
        words,
        inside,
    )


def _whole() -> Box:
    return 0, 0, province_shapes().width, province_shapes().height


def _around(code: str) -> Box:
    left, upper, right, lower = box(code)
    edge = max(right - left, lower - upper) * MARGIN
    return left - edge, upper - edge, right + edge, lower + edge


def _close(spots: Iterable[Spot], code: str) -> Box:
    """Return a window around the institutions of a district; around its province when none has a position."""
    points = [
        province_shapes().at(spot.latitude, spot.longitude)
        for spot in spots
        if spot.latitude is not None and spot.longitude is not None
    ]
    if not points:
        return _around(code)
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    half = max(max(xs) - min(xs), max(ys) - min(ys), NEAREST) * (0.5 + MARGIN * 2)
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return x - half, y - half, x + half, y + half


def _neighbours(code: str, around: Box) -> Iterator[tuple[str]]:
    """Yield the outlines of the provinces that show in the window around one."""
    left, upper, right, lower = around
    for other, path in province_shapes().provinces.items():
        a, b, c, d = box(other)
        if other != code and a < right and c > left and b < lower and d > upper:
            yield (path,)


def _provinces(found: Positions, wanted: InstitutionFilter) -> SafeString:
    areas = {area.code: area for area in found.areas}
    shades = _shades(found.areas)
    pieces = (
        (
            place_link("institutions.map", wanted, province=code),
            shades.get(code, "none"),
            path,
            _words(code, areas.get(code)),
        )
        for code, path in province_shapes().provinces.items()
    )
    return format_html_join("", '<a href="{}" class="pk-map-{}"><path d="{}"/><title>{}</title></a>', pieces)


def _shades(areas: Iterable[Area]) -> dict[str, str]:
    """Return the shade of each province: a third of them each, from the fewest to the most."""
    order = sorted((area for area in areas if area.code), key=lambda area: (area.count, area.code))
    parts = {area.code: place / len(order) for place, area in enumerate(order)}
    return {code: "b1" if part < LIGHT else "b2" if part < DARK else "b3" for code, part in parts.items()}


def _words(code: str, area: Area | None) -> str:
    known = province(code)
    name = known.name.say(language()) if known else code
    return f"{name}: {_number(area.count if area else 0)}"


def _number(count: int) -> str:
    return _("%(n)s institutions") % {"n": f"{count:,}"}


def _districts(found: Positions, wanted: InstitutionFilter, around: Box) -> SafeString:
    most = max((area.placed for area in found.areas), default=1)
    side = max(around[2] - around[0], around[3] - around[1])
    pieces = (
        (
            place_link("institutions.map", wanted, district=area.code),
            *_at(area.latitude, area.longitude),
            f"{side * (SMALLEST + (LARGEST - SMALLEST) * (area.placed / most) ** 0.5):.2f}",
            f"{area.name.say(language())}: {_number(area.placed)}",
        )
        for area in found.areas
        if area.code and area.latitude is not None and area.longitude is not None
    )
    piece = '<a href="{}" class="pk-map-at"><circle cx="{}" cy="{}" r="{}"/><title>{}</title></a>'
    return format_html_join("", piece, pieces)


def _spots(found: Positions, around: Box) -> SafeString:
    """Draw the institutions; those at one place are one mark, and a mark that is not exact is hollow."""
    placed = [spot for spot in found.spots if spot.latitude is not None and spot.longitude is not None]
    radius = f"{max(around[2] - around[0], around[3] - around[1]) * SMALLEST:.2f}"
    here = groupby(sorted(placed, key=_place), key=_place)
    marks = (_mark(list(spots), radius) for _place_of, spots in here)
    piece = '<a href="{}" class="{}"><circle cx="{}" cy="{}" r="{}"/><title>{}</title></a>'
    return format_html_join("", piece, marks)


def _place(spot: Spot) -> tuple[str, str]:
    return _at(spot.latitude, spot.longitude)


def _mark(spots: list[Spot], radius: str) -> tuple[str, ...]:
    first = spots[0]
    sure = any(spot.precision == Precision.EXACT for spot in spots)
    names = first.name.say(language()) if len(spots) == 1 else _number(len(spots))
    to = reverse("institutions.show", args=[first.id]) if len(spots) == 1 else "#h-spots"
    return (
        to,
        "pk-map-at" if sure else "pk-map-at pk-map-near",
        *_at(first.latitude, first.longitude),
        radius,
        names,
    )


def _at(latitude: float | None, longitude: float | None) -> tuple[str, str]:
    x, y = province_shapes().at(latitude or 0.0, longitude or 0.0)
    return f"{x:.2f}", f"{y:.2f}"
