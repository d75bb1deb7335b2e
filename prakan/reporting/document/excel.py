"""The report as an Excel workbook: a sheet per table, numbers as numbers, formulas that can be followed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from prakan.reporting.document import words
from prakan.reporting.document.excel_parts.formats import INK3, WARN, Formats
from prakan.reporting.document.excel_parts.places import Place, Places, chart_columns, places
from prakan.reporting.document.excel_parts.sheets import SheetWriter
from prakan.reporting.document.marks import marks
from prakan.reporting.document.model import Chart, Report, Table

A4 = 9
BARS = (("plan_label", "#A9C2EA"), ("spent_label", "#23468C"))


def render(report: Report, path: Path) -> None:
    """Write the report's tables and charts to ``path`` (.xlsx); memory does not grow with their rows.

    The same report gives the same bytes when ``properties["created"]`` (ISO time with zone) is given.
    """
    front = words.SHEET_COVER.say(report.language)
    found = places(report.blocks, [front])
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False}) as book:
        formats = Formats(book)
        _properties(book, report)
        _cover(book.add_worksheet(front), report, formats, found)
        writer = SheetWriter(report, formats, found)
        for number, table in enumerate(t for t in report.blocks if isinstance(t, Table)):
            sheet = book.add_worksheet(found.names[number])
            _page(sheet, report, landscape=table.landscape or len(table.columns) > 4)
            writer.write(sheet, table)
        for chart in (b for b in report.blocks if isinstance(b, Chart)):
            _chart(book, chart, found)


def _properties(book: Any, report: Report) -> None:
    created = report.properties.get("created")
    moment = datetime.fromisoformat(created) if created else datetime.now(UTC)
    book.set_properties(
        {
            "title": report.properties.get("title") or report.cover.title,
            "author": report.properties.get("author") or report.cover.agency,
            "subject": report.properties.get("subject", ""),
            "keywords": report.properties.get("keywords", ""),
            "created": moment.astimezone(UTC).replace(tzinfo=None),
        }
    )


def _page(sheet: Any, report: Report, *, landscape: bool) -> None:
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
    label = report.page_label.replace("&", "&&").replace("{page}", "&P").replace("{pages}", "&N")
    sheet.set_footer(f"&L{report.footer.replace('&', '&&')}&R{label}"[:255])


def _cover(sheet: Any, report: Report, formats: Formats, found: Places) -> None:
    """Write the first sheet: what the report is, its sheets and the marks it uses."""
    cover, say = report.cover, report.language
    _page(sheet, report, landscape=False)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 70)
    lines: list[tuple[str, dict[str, Any]]] = [
        (cover.title, {"bold": True, "font_size": 16}),
        (cover.period, {"font_size": 12}),
        (cover.agency, {"font_size": 12}),
        (cover.notice, {"font_color": WARN}),
    ]
    for row, (text, look) in enumerate(lines):
        sheet.write_string(row, 0, text, formats.get(**look))
    row = len(lines) + 1
    for name in found.names.values():
        link = formats.get(font_color="#23468C", underline=1)
        sheet.write_url(row, 0, f"internal:'{name}'!A1", link, name)
        row += 1
    for mark, meaning in _legend(marks(report.blocks), say):
        row += 1
        sheet.write_string(row, 0, mark, formats.get(font_color=INK3))
        sheet.write_string(row, 1, meaning, formats.get(font_color=INK3))


def _legend(used: Iterable[str], say: str) -> Iterable[tuple[str, str]]:
    signs = {
        "dash": "–",
        "empty": words.DASHED_BORDER.say(say),
        "unknown": words.UNKNOWN.say(say),
        "contradicted": "≠",
        "reference": "[7]",
    }
    return ((signs[mark], words.MEANING[mark].say(say)) for mark in used)


def _chart(book: Any, chart: Chart, found: Places) -> None:
    """Draw a chart from the cells of its table; without such cells, from a sheet of its own."""
    columns = chart_columns(chart, found)
    if columns is None:
        columns = _own_cells(book, chart, found)
    plan, spent = columns
    drawing = book.add_chart({"type": "bar"})
    labels = [plan[0].sheet, plan[0].row, 0, plan[-1].row, 0]
    for stretch, (label, colour) in zip((plan, spent), BARS, strict=True):
        first, last = stretch[0], stretch[-1]
        drawing.add_series(
            {
                "name": getattr(chart, label),
                "categories": labels,
                "values": [first.sheet, first.row, first.column, last.row, last.column],
                "fill": {"color": colour},
                "data_labels": {"value": True},
            }
        )
    drawing.set_title({"name": chart.title, "overlay": False, "name_font": {"name": "Sarabun", "size": 12}})
    drawing.set_legend({"position": "top"})
    drawing.set_y_axis({"reverse": True})
    drawing.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#C7D0D9"}}})
    drawing.set_size({"width": 760, "height": 90 + 75 * len(chart.bars)})
    sheet = book.get_worksheet_by_name(plan[0].sheet)
    sheet.insert_chart(plan[-1].row + 4, 0, drawing, {"description": chart.description, "object_position": 1})


def _own_cells(book: Any, chart: Chart, found: Places) -> tuple[list[Place], list[Place]]:
    """Write a chart's numbers on a sheet of its own."""
    name = chart.key[:28]
    while book.get_worksheet_by_name(name):
        name = f"{name[:28]}+"
    sheet = book.add_worksheet(name)
    for row, bar in enumerate(chart.bars, 1):
        sheet.write_string(row, 0, bar.label)
        for column, figure in enumerate((bar.plan, bar.spent), 1):
            if figure.value is not None:
                sheet.write_number(row, column, float(figure.value))
    plan = [Place(name, row, 1) for row in range(1, len(chart.bars) + 1)]
    return plan, [Place(name, p.row, 2) for p in plan]
