"""A chart as a picture, drawn by the same template as in the PDF."""

from __future__ import annotations

import json
from dataclasses import replace

import typst

from prakan.reporting.document.model import Bar, Chart, FigureRun, Report
from prakan.reporting.document.plain import Writer, front
from prakan.reporting.document.typesetting import TEMPLATES, fonts, printable

DENSITY = 220.0  # pixels per inch


def chart_png(chart: Chart, report: Report) -> bytes:
    """Return the chart as PNG, 16.4 cm wide, without references (a picture has no links)."""
    bare = replace(chart, bars=tuple(_bare(b) for b in chart.bars))
    data = {
        "chart": Writer(replace(report, base_url="")).chart(bare),
        "words": front(report)["words"],
        "language": report.language,
    }
    compiler = typst.Compiler(
        TEMPLATES / "picture.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"chart": printable(json.dumps(data, ensure_ascii=False))},
    )
    picture = compiler.compile(format="png", ppi=DENSITY)
    if not isinstance(picture, bytes):
        raise TypeError("the picture of a chart has more than one page")
    return picture


def _bare(bar: Bar) -> Bar:
    return Bar(bar.label, *(_without_reference(f) for f in (bar.plan, bar.spent, bar.percent)))


def _without_reference(figure: FigureRun) -> FigureRun:
    return replace(figure, reference="")
