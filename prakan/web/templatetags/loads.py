"""How evenly work is shared, as bars: how many people have how much, beside how it was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
TOP, FLOOR = 24, 152  # pixels from above: of the highest bar, of the line they stand on
SLIM, GAP = 0.34, 0.03  # of the room of one step: the width of a bar, between the two
SHORT = 2.0  # pixels of the smallest bar that stands for anybody


@dataclass(frozen=True, slots=True)
class LoadBar:
    """A step of the load: its words, how many people have it, how many had it before (None: no before).

    ``to`` opens the list of those people.
    """

    words: str
    count: int
    before: int | None
    to: str


@register.simple_tag
def load_chart(bars: Sequence[LoadBar], words: str) -> SafeString:
    """Draw the bars; each number opens the people it counts, ``words`` says what is drawn."""
    most = max((max(bar.count, bar.before or 0) for bar in bars), default=0) or 1
    drawn = format_html_join("", "{}", ((_step(bar, at, len(bars), most),) for at, bar in enumerate(bars)))
    return format_html(
        '<svg class="pk-loads" role="group" aria-label="{}"><line x1="0" x2="100%" y1="{}" y2="{}"/>{}</svg>',
        words,
        FLOOR,
        FLOOR,
        drawn,
    )


def _step(bar: LoadBar, at: int, of: int, most: int) -> SafeString:
    room = 100 / of
    left = at * room
    alone = bar.before is None
    first = left + room * (0.5 - SLIM / 2 if alone else 0.5 - GAP / 2 - SLIM)
    own = _bar("pk-loads-now", first, room, bar.count, most)
    before = (
        SafeString("")
        if bar.before is None
        else format_html(
            "{}{}",
            _bar("pk-loads-then", left + room * (0.5 + GAP / 2), room, bar.before, most),
            _number("pk-loads-n", left + room * (0.5 + GAP / 2 + SLIM / 2), bar.before, most),
        )
    )
    linked = (
        format_html(
            '<a href="{}">{}<title>{}: {}</title></a>',
            bar.to,
            _number("pk-loads-n pk-loads-own", first + room * SLIM / 2, bar.count, most),
            bar.words,
            f"{bar.count:,}",
        )
        if bar.count
        else SafeString("")
    )
    step = '<text class="pk-loads-step" x="{}%" y="{}">{}</text>'
    return format_html("{}{}{}" + step, own, before, linked, f"{left + room / 2:.2f}", FLOOR + 20, bar.words)


def _high(count: int, most: int) -> float:
    return max((FLOOR - TOP) * count / most, SHORT) if count else 0.0


def _bar(kind: str, x: float, room: float, count: int, most: int) -> SafeString:
    high = _high(count, most)
    if not high:
        return SafeString("")
    return format_html(
        '<rect class="{}" x="{}%" y="{}" width="{}%" height="{}" rx="2"/>',
        kind,
        f"{x:.2f}",
        f"{FLOOR - high:.1f}",
        f"{room * SLIM:.2f}",
        f"{high:.1f}",
    )


def _number(kind: str, x: float, count: int, most: int) -> SafeString:
    if not count:
        return SafeString("")
    y = f"{FLOOR - _high(count, most) - 6:.1f}"
    return format_html('<text class="{}" x="{}%" y="{}">{}</text>', kind, f"{x:.2f}", y, f"{count:,}")
