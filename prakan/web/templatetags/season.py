"""The season of SARs drawn as SVG: the line of days and the map, in pieces that a page and print share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from prakan.assessment.queries.season_rows import SeasonFilter
from prakan.assessment.queries.season_views import Board, Day, Part
from prakan.domain.calendar import say_date, say_month
from prakan.domain.places import province
from prakan.domain.places.shapes import province_shapes
from prakan.domain.season import STANDING_NAMES, Standing
from prakan.domain.season_ladder import TURN_NAMES, Turn
from prakan.domain.season_lateness import LATE_RULES, LateRule
from prakan.domain.season_reminders import WHOM_NAMES, Whom
from prakan.domain.text import Text
from prakan.web.templatetags.words import language

register = template.Library()

TOP, BOTTOM = 22, 226  # where the drawing of the days begins and ends, in pixels
STEPS = (1, 2, 2.5, 5, 10)
LIGHT, DARK = 50, 90  # percent handed in at which a province changes its shade


@register.filter
def standing_name(standing: Standing) -> Text:
    """Return what it is called where an institution stands."""
    return STANDING_NAMES[standing]


@register.filter
def whom_name(whom: Whom) -> Text:
    """Return who is reminded."""
    return WHOM_NAMES[whom]


@register.filter
def turn_name(turn: Turn) -> Text:
    """Return what a rung of the ladder does for a due day."""
    return TURN_NAMES[turn]


@register.filter
def late_rule_name(rule: str) -> Text:
    """Return what a season does with late reports."""
    return LATE_RULES[LateRule(rule)]


@register.filter
def standing_tone(standing: Standing) -> str:
    """Return the tone of a standing's chip."""
    return {"received": "ok", "late": "warn", "missing": "bad", "not_due": "draft"}[standing]


@register.simple_tag
def season_link(page: str, board_on: date, year: int, wanted: SeasonFilter, **changed: str | bool) -> str:
    """Return the address of a page of the season with a filter, some of it changed."""
    given: dict[str, object] = {
        name: changed.get(name, getattr(wanted, name))
        for name in ("kind", "agency", "province", "standing", "extended")
    }
    query = {name: "1" if value is True else value for name, value in given.items() if value}
    return f"{reverse(page, args=[year])}?{urlencode({'on': board_on.isoformat(), **query})}"


def shade(part: Part | None) -> str:
    """Return the shade of a province: none without anybody to hand in, then light to dark."""
    share = part.tally.share if part else None
    if share is None:
        return "none"
    return "b1" if share < LIGHT else "b2" if share < DARK else "b3"


@register.simple_tag
def season_map(board: Board, wanted: SeasonFilter) -> SafeString:
    """Draw the provinces, each shaded by the share handed in, each a link to its list."""
    drawing, parts = province_shapes(), {part.key: part for part in board.provinces}
    pieces = (
        (
            season_link("season.list", board.on, board.season.year, wanted, province=code),
            shade(parts.get(code)),
            path,
            _words(code, parts.get(code)),
        )
        for code, path in drawing.provinces.items()
    )
    piece = '<a href="{}" class="pk-map-{}"><path d="{}"/><title>{}</title></a>'
    drawn = format_html_join("", piece, pieces)
    return format_html(
        '<svg class="pk-map" viewBox="0 0 {} {}" role="group" aria-label="{}"><defs><pattern '
        'id="pk-map-hatch" width="14" height="14" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect '
        'class="pk-hatch-line" width="6" height="14"/></pattern></defs>{}</svg>',
        drawing.width,
        drawing.height,
        _("Provinces by the share handed in"),
        drawn,
    )


def _words(code: str, part: Part | None) -> str:
    if part is None or part.tally.share is None:
        return f"{_province(code)}: " + _("no institution in this season")
    told = {
        "name": part.name.say(language()),
        "share": f"{part.tally.share:.2f}",
        "hand": f"{part.tally.in_hand:,}",
        "all": f"{part.tally.total:,}",
    }
    return _("%(name)s: %(share)s percent, %(hand)s of %(all)s") % told


def _province(code: str) -> str:
    found = province(code)
    return found.name.say(language()) if found else code


@register.simple_tag
def season_days(board: Board) -> SafeString:
    """Draw how many had handed in by the end of each day, this year against the year before."""
    days = board.days
    if len(days) < 2:
        return SafeString("")
    top = nice_top(max(board.whole.total, *(d.before or 0 for d in days)))
    this = _line([d.count for d in days], top, "pk-days-now")
    known = days[-1].before is not None
    before = _line([d.before or 0 for d in days], top, "pk-days-before") if known else ""
    return format_html(
        '<svg class="pk-days" role="img" aria-label="{}">{}{}<svg y="{}" width="100%" height="{}" '
        'viewBox="0 0 {} 1000" preserveAspectRatio="none">{}{}</svg></svg>',
        _said(days),
        _grid(top),
        _months(days) + _marks(board),
        TOP,
        BOTTOM - TOP,
        len(days) - 1,
        before,
        this,
    )


def nice_top(most: int) -> int:
    """Return the end of an axis: the next round number above the most."""
    size = 10 ** (len(str(max(most, 1))) - 1)
    return max(1, next(int(step * size) for step in STEPS if step * size >= max(most, 1)))


def _line(counts: Sequence[int], top: int, name: str) -> SafeString:
    points = " ".join(f"{x},{round(1000 - n * 1000 / top)}" for x, n in enumerate(counts))
    return format_html('<polyline class="{}" points="{}" vector-effect="non-scaling-stroke"/>', name, points)


def _grid(top: int) -> SafeString:
    lines = ((round(BOTTOM - (BOTTOM - TOP) * n / 4, 1), f"{top * n // 4:,}") for n in range(5))
    return format_html_join(
        "",
        '<line class="pk-days-grid" x1="0" x2="100%" y1="{0}" y2="{0}"/>'
        '<text x="0" y="{0}" dy="-4">{1}</text>',
        lines,
    )


def _months(days: Sequence[Day]) -> SafeString:
    """Return the names of the months under the axis, those that fit."""
    firsts = [(i, d.on) for i, d in enumerate(days) if d.on.day == 1 and i < len(days) - 12]
    return _texts(
        days, ((i, BOTTOM + 18, say_month(on, language(), short=True), "start") for i, on in firsts)
    )


def _marks(board: Board) -> SafeString:
    """Return a line at each deadline that lies within the days."""
    due = {d.due_on for d in board.season.deadlines if d.due_on}
    places = [(i, d.on) for i, d in enumerate(board.days) if d.on in due]
    lines = format_html_join(
        "",
        '<line class="pk-days-due" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/>',
        ((_x(i, board.days), TOP, BOTTOM) for i, _on in places),
    )
    words = ((i, TOP - 6, say_date(on, language(), short=True), "end") for i, on in places)
    return lines + _texts(board.days, words)


def _texts(days: Sequence[Day], words: Iterable[tuple[int, int, str, str]]) -> SafeString:
    return format_html_join(
        "",
        '<text x="{}%" y="{}" text-anchor="{}">{}</text>',
        ((_x(i, days), y, anchor, said) for i, y, said, anchor in words),
    )


def _x(index: int, days: Sequence[Day]) -> float:
    return round(index * 100 / (len(days) - 1), 2)


def _said(days: Sequence[Day]) -> str:
    last = days[-1]
    told = {"n": f"{last.count:,}", "on": say_date(last.on, language())}
    said = _("%(n)s had handed in by %(on)s") % told
    if last.before is None:
        return said
    return said + " · " + _("%(n)s by the same day of the year before") % {"n": f"{last.before:,}"}


@register.simple_tag
def season_cells(by: str, part: Part, board_on: date, year: int, wanted: SeasonFilter) -> SafeString:
    """Show the counts of a part of the board, each a link to the institutions behind it.

    A zero has nobody behind it, nor has a part that nobody knows the name of.
    """
    narrowed: dict[str, str | bool] = {by: part.key, "standing": "", "extended": False}
    address = season_link("season.list", board_on, year, wanted, **narrowed)
    counts = [("", part.tally.total), *((f"&standing={where}", part.tally.of(where)) for where in Standing)]
    counts.append(("&extended=1", part.tally.extended))
    cells = (_cell(address + more, count if part.key else 0, f"{count:,}") for more, count in counts)
    return format_html_join("", '<td class="pk-num">{}</td>', ((cell,) for cell in cells))


def _cell(address: str, count: int, said: str) -> str:
    return format_html('<a class="pk-link" href="{}">{}</a>', address, said) if count else said
