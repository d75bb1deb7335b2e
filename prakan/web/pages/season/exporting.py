"""The list of a season as a file: Excel or CSV, exactly what the page shows, all pages of it."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import xlsxwriter
from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakan.assessment.queries.season_views import SeasonLine
from prakan.assessment.queries.seasons import every_line
from prakan.domain.calendar import say_date
from prakan.domain.institution_levels import DUE_NAMES, due_key
from prakan.domain.places import district, province
from prakan.domain.season import STANDING_NAMES
from prakan.web.pages.season.asked import asked
from prakan.web.templatetags.words import language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOM = "\ufeff"  # Excel takes a CSV for UTF-8 only with it
RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula
Row = tuple[str, ...]


@require_safe
def as_csv(request: HttpRequest, year: int) -> StreamingHttpResponse:
    """Send the list as CSV, line by line."""
    wish = asked(request, year)
    rows = every_line(wish.person, year, wish.on, wish.wanted)
    answer = StreamingHttpResponse(_csv(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="sar-{year}-{wish.on.isoformat()}.csv"'
    return answer


@require_safe
def as_xlsx(request: HttpRequest, year: int) -> HttpResponseBase:
    """Send the list as an Excel file; memory does not grow with its rows."""
    wish = asked(request, year)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "season.xlsx"
        _xlsx(place, _("SAR season"), every_line(wish.person, year, wish.on, wish.wanted))
        name = f"sar-{year}-{wish.on.isoformat()}.xlsx"
        return FileResponse(place.open("rb"), as_attachment=True, filename=name, content_type=XLSX)


def _heads() -> Row:
    return (
        _("Number in the registry"),
        _("Name"),
        _("Kind"),
        _("Parent agency"),
        _("Province"),
        _("District"),
        _("Last day"),
        _("More time"),
        _("Standing"),
        _("Handed in"),
        _("Made up"),
    )


def _row(line: SeasonLine, speech: str) -> Row:
    places = (province(line.province), district(line.district))
    first = timezone.localtime(line.first) if line.first else None
    return (
        str(line.institution),
        line.name.say(speech),
        DUE_NAMES[due_key(line.kind, line.level)].say(speech),
        line.agency.say(speech),
        *(place.name.say(speech) if place else "" for place in places),
        say_date(line.due_on, speech) if line.due_on else _("to be confirmed"),
        _("yes") if line.extended else "",
        STANDING_NAMES[line.standing].say(speech),
        f"{say_date(first.date(), speech)} {first:%H:%M}" if first else "",
        _("made up") if line.is_demo else "",
    )


def _csv(rows: Iterator[SeasonLine]) -> Iterator[str]:
    speech = language()
    yield BOM + _written(_heads())
    for line in rows:
        yield _written(tuple(f"'{cell}" if cell.startswith(RISKY) else cell for cell in _row(line, speech)))


def _written(row: Row) -> str:
    out = StringIO()
    csv.writer(out).writerow(row)
    return out.getvalue()


def _xlsx(place: Path, title: str, rows: Iterator[SeasonLine]) -> None:
    speech = language()
    with xlsxwriter.Workbook(place, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet, bold = book.add_worksheet(title[:31]), book.add_format({"bold": True})
        sheet.set_column(1, 1, 44)
        sheet.set_column(2, 10, 20)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, _heads(), bold)
        for number, line in enumerate(rows, 1):
            sheet.write_row(number, 0, _row(line, speech))


urls: list[URLPattern] = [
    path("season/<int:year>/list.csv", as_csv, name="season.csv"),
    path("season/<int:year>/list.xlsx", as_xlsx, name="season.xlsx"),
]
