"""Bars beside numbers, drawn as SVG: style attributes are forbidden by the content policy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

GAP = Decimal("0.35")  # percent of the width between two bands
NEAR = Decimal(14)  # percent of the width within which two labels, or a label and the edge, would meet
LEAST = Decimal("3.2")  # percent of the width that the smallest band keeps, so that its number fits


def _within(percent: Decimal | float | int | None) -> Decimal:
    return max(Decimal(0), min(Decimal(100), Decimal(percent or 0)))


@register.simple_tag
def meter(percent: Decimal | None, classes: str = "") -> SafeString:
    """Draw a thin bar of ``percent`` (0-100); decoration beside the number that says it."""
    return format_html(
        '<svg class="pk-bar {}" aria-hidden="true"><rect class="pk-bar-all" width="100%" height="100%"/>'
        '<rect class="pk-bar-on" width="{}%" height="100%"/></svg>',
        classes,
        round(_within(percent), 2),
    )


@register.simple_tag
def ruler(spent: Decimal, elapsed: Decimal | int, spent_words: str, elapsed_words: str) -> SafeString:
    """Draw how much is spent against how much time has passed, both in percent of the year."""
    used, gone = round(_within(spent), 2), round(_within(elapsed), 2)
    return format_html(
        '<svg class="pk-ruler" role="img" aria-label="{spent_words} · {elapsed_words}">'
        '<rect class="pk-bar-all" y="5" width="100%" height="14" rx="4"/>'
        '<rect class="pk-bar-on" y="5" width="{used}%" height="14" rx="4"/>'
        '<rect class="pk-ruler-now" x="{gone}%" width="2" height="24"/>'
        '<text x="{middle}%" y="40" text-anchor="{spent_anchor}">{spent_words}</text>'
        '<text class="pk-ruler-gone" x="{gone}%" y="40" text-anchor="{gone_anchor}">{elapsed_words}</text>'
        "</svg>",
        used=used,
        gone=gone,
        middle=used / 2 if used > NEAR else 0,
        spent_anchor="middle" if used > NEAR else "start",
        gone_anchor="start" if gone < NEAR + used / 2 else "end" if gone > 100 - NEAR else "middle",
        spent_words=spent_words,
        elapsed_words=elapsed_words,
    )


def widths(counts: Iterable[int]) -> list[Decimal]:
    """Return shares of the width in percent that add up to 100; a small band keeps room for its number."""
    sizes = [Decimal(c) for c in counts]
    total = sum(sizes) or Decimal(1)
    raw = [max(size * 100 / total, LEAST) if size else Decimal(0) for size in sizes]
    return [width * 100 / (sum(raw) or 1) for width in raw]


@register.simple_tag
def band(words: str, counts: Sequence[int]) -> SafeString:
    """Draw counts as bands of one bar; the first is "no figure" and hatched; ``words`` is read out."""
    shares = widths(counts)
    starts = [sum(shares[:i], Decimal(0)) for i in range(len(shares))]
    pieces = [
        (round(x, 2), n, round(max(w - GAP, Decimal(0)), 2), n, round(x + w / 2, 2), count)
        for n, (x, w, count) in enumerate(zip(starts, shares, counts, strict=True))
        if count
    ]
    drawn = format_html_join(
        "",
        '<rect x="{}%" class="b{}" width="{}%" height="26"/><text class="t{}" x="{}%" y="18">{}</text>',
        pieces,
    )
    return format_html(
        '<svg class="pk-band" role="img" aria-label="{}"><defs><pattern id="pk-hatch" width="7" height="7" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pk-hatch-line" width="3" '
        'height="7"/></pattern></defs>{}</svg>',
        words,
        drawn,
    )
