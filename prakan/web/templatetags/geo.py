"""A map with points and a route as SVG: dots keep their size however near, zoom and moves are links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from prakan.domain.places import province
from prakan.domain.places.shapes import Point, middle, province_shapes
from prakan.domain.places.windows import Window
from prakan.web.templatetags.words import language

register = template.Library()
LINKED = 400  # dots in a window: with more, the provinces are the links and the dots are one drawing
NAMED = 20  # provinces that a window writes the names of
FAR = 260.0  # units: a wider window has smaller dots
INSIDE = 6.0  # percent from the edge, nearer to which no name is written
TOOLS_FROM, TOOLS_ABOVE, TOOLS_BELOW = 76.0, 36.0, 74.0  # percent: right of it, above and below lie the tools
LETTER, ROOM = 7.4, 14  # pixels of a letter and around the words of a label
#: zero-length lines with round ends are round dots, slanting ones with square ends are diamonds
DOT, DIAMOND = "h.01", "l.01.01"
MARKS_ABOVE = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the map: where (degrees), what it is called, the address it opens."""

    latitude: float
    longitude: float
    words: str
    to: str

    @property
    def point(self) -> Point:
        return province_shapes().at(self.latitude, self.longitude)


@dataclass(frozen=True)
class GeoMap:
    """What a map shows: dots, diamonds, and a route in its order with its label.

    ``areas`` gives for a province how many dots are meant; ``narrow`` the address that narrows to it;
    ``seen`` the address of the same page with another window, None for the usual one.
    """

    window: Window
    words: str
    seen: Callable[[Window | None], str]
    narrow: Callable[[str], str]
    dots: Sequence[Mark] = ()
    diamonds: Sequence[Mark] = ()
    route: Sequence[Mark] = ()
    label: str = ""
    areas: Mapping[str, int] = field(default_factory=dict)


@register.simple_tag
def geo_map(shown: GeoMap) -> SafeString:
    """Draw a map with its tools; the list beside it is its accessible form."""
    left, upper, _right, _lower = shown.window.edges
    return format_html(
        '<div class="pk-geo{}"><svg class="pk-geo-in" viewBox="{} {} {} {}" role="group" aria-label="{}">'
        "{}</svg>{}{}</div>",
        (" pk-geo--tall" if shown.window.tall else "") + (" pk-geo--far" if _far(shown) else ""),
        f"{left:.1f}",
        f"{upper:.1f}",
        f"{shown.window.width:.1f}",
        f"{shown.window.height:.1f}",
        shown.words,
        _inside(shown),
        _names(shown),
        _tools(shown),
    )


def _far(shown: GeoMap) -> bool:
    return shown.window.width > FAR


def _inside(shown: GeoMap) -> SafeString:
    dots = [mark for mark in shown.dots if shown.window.holds(mark.point)]
    linked = len(dots) <= LINKED
    return format_html(
        "{}{}{}{}",
        _land(shown, linked),
        _ringed(dots) if linked else _drawn("pk-geo-all", DOT, dots),
        _route(shown),
        _links("pk-geo-none", DIAMOND, [m for m in shown.diamonds if shown.window.holds(m.point)]),
    )


def _land(shown: GeoMap, linked: bool) -> SafeString:
    paths = province_shapes().provinces
    codes = list(shown.window.provinces())
    if linked:
        return format_html_join("", '<path class="pk-geo-land" d="{}"/>', ((paths[c],) for c in codes))
    piece = '<a class="pk-geo-area" href="{}"><path class="pk-geo-land" d="{}"/><title>{}</title></a>'
    return format_html_join("", piece, ((shown.narrow(c), paths[c], _count(c, shown.areas)) for c in codes))


def _count(code: str, areas: Mapping[str, int]) -> str:
    known = province(code)
    told = {"place": known.name.say(language()) if known else code, "n": f"{areas.get(code, 0):,}"}
    return _("%(place)s: %(n)s institutions") % told


def _at(mark: Mark) -> str:
    x, y = mark.point
    return f"{x:.2f} {y:.2f}"


def _links(kind: str, shape: str, marks: Sequence[Mark]) -> SafeString:
    piece = '<a class="{}" href="{}"><path d="M{}{}"/><title>{}</title></a>'
    return format_html_join("", piece, ((kind, m.to, _at(m), shape, m.words) for m in marks))


def _ringed(dots: Sequence[Mark]) -> SafeString:
    """Draw dots that are links, each on a ring of the ground, so that two that touch stay two."""
    return format_html("{}{}", _drawn("pk-geo-ring", DOT, dots), _links("pk-geo-at", DOT, dots))


def _drawn(kind: str, shape: str, marks: Sequence[Mark]) -> SafeString:
    if not marks:
        return SafeString("")
    return format_html('<path class="{}" d="{}"/>', kind, "".join(f"M{_at(m)}{shape}" for m in marks))


def _route(shown: GeoMap) -> SafeString:
    if not shown.route:
        return SafeString("")
    way = "M" + "L".join(_at(mark) for mark in shown.route) + ("z" if len(shown.route) > 2 else "")
    return format_html(
        '<path class="pk-geo-way" d="{}"/>{}', way, _links("pk-geo-own", DOT, list(shown.route))
    )


def _names(shown: GeoMap) -> SafeString:
    """Write the names of the provinces and the label of the route, in letters that keep their size."""
    written = format_html_join("", '<text x="{}%" y="{}%">{}</text>', _named(shown))
    return format_html('<svg class="pk-geo-names" aria-hidden="true">{}{}</svg>', written, _label(shown))


def _named(shown: GeoMap) -> Iterator[tuple[str, str, str]]:
    codes = list(shown.window.provinces())
    for code in codes if len(codes) <= NAMED else []:
        x, y = shown.window.share(middle(code))
        known = province(code)
        if known and INSIDE <= x <= 100 - INSIDE and INSIDE <= y <= 100 - INSIDE and not _covered(x, y):
            yield f"{x:.1f}", f"{y:.1f}", known.name.say(language())


def _covered(x: float, y: float) -> bool:
    """Return whether the tools at the right edge may cover what is written at a place (percent)."""
    return x > TOOLS_FROM and not TOOLS_ABOVE < y < TOOLS_BELOW


def _label(shown: GeoMap) -> SafeString:
    if not (shown.route and shown.label):
        return SafeString("")
    x, y = shown.window.share(min((mark.point for mark in shown.route), key=lambda point: point[1]))
    letters = sum(1 for letter in shown.label if letter not in MARKS_ABOVE)
    width = round(letters * LETTER + ROOM)
    return format_html(
        '<svg class="pk-geo-label" x="{}%" y="{}%"><rect x="{}" y="-38" width="{}" height="23" rx="4"/>'
        '<text y="-22">{}</text></svg>',
        f"{min(max(x, 10), 90):.1f}",
        f"{max(y, 12):.1f}",
        -width / 2,
        width,
        shown.label,
    )


@dataclass(frozen=True, slots=True)
class Tool:
    """A link that shows another window of the same map."""

    key: str
    icon: str
    to: Window | None
    words: str


def _tools(shown: GeoMap) -> SafeString:
    window = shown.window
    tools = (
        Tool("closer", icon="plus", to=window.zoomed(True), words=_("Closer")),
        Tool("farther", icon="minus", to=window.zoomed(False), words=_("Farther away")),
        Tool("usual", icon="maximize", to=None, words=_("All that is meant")),
        Tool("left", icon="chevron-left", to=window.moved(-1, 0), words=_("Map to the west")),
        Tool("up", icon="chevron-up", to=window.moved(0, -1), words=_("Map to the north")),
        Tool("down", icon="chevron-down", to=window.moved(0, 1), words=_("Map to the south")),
        Tool("right", icon="chevron-right", to=window.moved(1, 0), words=_("Map to the east")),
    )
    piece = (
        '<a id="geo-{0}" class="pk-geo-{0}" href="{1}" hx-boost="true" aria-label="{3}" title="{3}">'
        '<i class="pk-i i-{2}" aria-hidden="true"></i></a>'
    )
    drawn = format_html_join("", piece, ((t.key, shown.seen(t.to), t.icon, t.words) for t in tools))
    return format_html('<nav class="pk-geo-tools" aria-label="{}">{}</nav>', _("Move the map"), drawn)
