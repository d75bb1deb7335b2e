"""The map of a plan of teams: everybody visited, those left out, the trip of the team that is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from prakan.assessment.queries.team_shape import PlanPlace
from prakan.assessment.queries.team_visits import VisitView
from prakan.domain.places import provinces
from prakan.domain.places.shapes import Point, province_shapes
from prakan.domain.places.windows import Window, around_points, around_provinces, whole
from prakan.web.pages.teams.asked import Asked
from prakan.web.templatetags.geo import LINKED, GeoMap, Mark
from prakan.web.templatetags.words import language

NEAR = 70.0  # units of the drawing, about 120 km: a window around one trip is so wide at least


def map_of(
    wish: Asked, visited: Sequence[PlanPlace], out: Sequence[PlanPlace], chosen: VisitView | None
) -> GeoMap:
    """Return the map of what was asked for."""
    window = wish.window or usual_window(wish, chosen)
    own = {stop.institution for stop in chosen.stops} if chosen else set()
    return GeoMap(
        window=window,
        words=_("Teams and institutions on a map"),
        seen=lambda other: wish.link(map=other.word if other else ""),
        narrow=lambda code: wish.link(province=code, region="", map="", page="", visit=""),
        dots=_dots(wish, [one for one in visited if one.institution not in own], window),
        diamonds=[_left_out(wish, one) for one in out if one.latitude is not None],
        route=_route(chosen) if chosen else (),
        label=_("Team %(n)s") % {"n": chosen.number} if chosen else "",
        areas=Counter(one.province for one in (*visited, *out)),
    )


def trip_map(visit: VisitView, window: Window | None) -> GeoMap:
    """Return the map of one trip alone."""
    usual = around_points(points, least=NEAR) if (points := _points(visit)) else whole()
    address = reverse("teams.visit", args=[visit.plan, visit.id])
    return GeoMap(
        window=window or usual,
        words=_("The trip on a map"),
        seen=lambda other: f"{address}?map={other.word}" if other else address,
        narrow=lambda _code: address,
        route=_route(visit),
        label=_("Team %(n)s") % {"n": visit.number},
    )


def usual_window(wish: Asked, chosen: VisitView | None) -> Window:
    """Return the window around what is meant: a province, the trip chosen, a region, the country."""
    if wish.wanted.province:
        return around_provinces([wish.wanted.province])
    if chosen and (points := _points(chosen)):
        return around_points(points, least=NEAR)
    if wish.wanted.region:
        return around_provinces([p.code for p in provinces() if p.region == wish.wanted.region])
    return whole()


def _points(visit: VisitView) -> list[Point]:
    at = province_shapes().at
    return [
        at(stop.latitude, stop.longitude)
        for stop in visit.stops
        if stop.latitude is not None and stop.longitude is not None
    ]


def _dots(wish: Asked, places: Sequence[PlanPlace], window: Window) -> list[Mark]:
    """Return the dots in a window; words and addresses only where there are few enough to be links."""
    at = province_shapes().at
    inside = [
        (one, one.latitude, one.longitude)
        for one in places
        if one.latitude is not None
        and one.longitude is not None
        and window.holds(at(one.latitude, one.longitude))
    ]
    if len(inside) > LINKED:
        return [Mark(north, east, "", "") for _one, north, east in inside]
    return [
        Mark(north, east, _words(one), wish.link(visit=str(one.visit), page=""))
        for one, north, east in inside
    ]


def _words(one: PlanPlace) -> str:
    told = {"n": one.number, "place": one.name.say(language())}
    return _("Team %(n)s: %(place)s") % told if one.number else one.name.say(language())


def _left_out(wish: Asked, one: PlanPlace) -> Mark:
    told = _("%(place)s: no team yet") % {"place": one.name.say(language())}
    to = reverse("teams.left_out_one", args=[wish.plan.id, one.institution])
    return Mark(one.latitude or 0.0, one.longitude or 0.0, told, to)


def _route(visit: VisitView) -> list[Mark]:
    return [
        Mark(
            stop.latitude,
            stop.longitude,
            stop.name.say(language()),
            reverse("institutions.show", args=[stop.institution]),
        )
        for stop in visit.stops
        if stop.latitude is not None and stop.longitude is not None
    ]
