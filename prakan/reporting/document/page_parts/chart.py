"""The bar chart as inline SVG: no script, no style attributes, described in words."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from prakan.reporting.document.model import Bar, Chart, FigureRun

LEFT, WIDE, ROW, BAR = 200, 400, 52, 15
LIGHT, DARK, INK = "#A9C2EA", "#23468C", "#16202E"


def svg(chart: Chart) -> str:
    """Return the chart as an SVG element."""
    values = [f.value for b in chart.bars for f in (b.plan, b.spent) if f.value]
    top = max(values, default=Decimal(1))
    height = 34 + ROW * len(chart.bars)
    bars = "".join(_bar(bar, 34 + ROW * n, top) for n, bar in enumerate(chart.bars))
    return (
        f'<svg viewBox="0 0 760 {height}" role="img" aria-label="{escape(chart.description)}" '
        f'font-size="13" fill="{INK}">{_key(chart)}'
        f'<path d="M{LEFT} 30V{height}" stroke="#8994A2"/>{bars}</svg>'
    )


def _key(chart: Chart) -> str:
    return (
        f'<rect x="{LEFT}" y="6" width="14" height="11" fill="{LIGHT}"/>'
        f'<text x="{LEFT + 20}" y="16">{escape(chart.plan_label)}</text>'
        f'<rect x="{LEFT + 150}" y="6" width="14" height="11" fill="{DARK}"/>'
        f'<text x="{LEFT + 170}" y="16">{escape(chart.spent_label)}</text>'
    )


def _bar(bar: Bar, y: int, top: Decimal) -> str:
    percent = f" ({bar.percent.text}%)" if bar.percent.value is not None else ""
    return (
        f'<text x="{LEFT - 10}" y="{y + 22}" text-anchor="end">{escape(bar.label)}</text>'
        + _strip(bar.plan, y, top, LIGHT, bar.plan.text)
        + _strip(bar.spent, y + BAR + 3, top, DARK, bar.spent.text + percent)
    )


def _strip(figure: FigureRun, y: int, top: Decimal, colour: str, words: str) -> str:
    width = int(max((figure.value or Decimal(0)) / top, Decimal(0)) * WIDE)
    return (
        f'<rect x="{LEFT}" y="{y}" width="{width}" height="{BAR}" fill="{colour}"/>'
        f'<text x="{LEFT + width + 6}" y="{y + 12}">{escape(words)}</text>'
    )
