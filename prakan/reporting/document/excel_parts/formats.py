"""Cell formats of the workbook, made once each."""

from __future__ import annotations

from typing import Any

import xlsxwriter

FONT, SIZE = "Sarabun", 10
LINE, SUNKEN, HEAD, INK3, WARN = "#8994A2", "#EEF1F5", "#F1F3F6", "#5A6675", "#85500A"

Look = tuple[tuple[str, Any], ...]


class Formats:
    """Gives a format for a look; equal looks share one."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.made: dict[Look, Any] = {}
        for name, value in (("font_name", FONT), ("font_size", SIZE)):
            getattr(book.formats[0], f"set_{name}")(value)

    def get(self, **look: Any) -> Any:
        """Return the format with Sarabun and the given properties of XlsxWriter."""
        key = tuple(sorted(look.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"font_name": FONT, "font_size": SIZE, **look})
        return self.made[key]

    def cell(self, **look: Any) -> Any:
        """Return the format of a table cell."""
        base = {"border": 1, "border_color": LINE, "valign": "top", "text_wrap": True}
        return self.get(**{**base, **look})

    def head(self) -> Any:
        return self.cell(bold=True, bg_color=HEAD, align="center", valign="vcenter")


def number_format(decimals: int, before: str = "", after: str = "", *, contradicted: bool = False) -> str:
    """Return Excel's number format: comma groups, decimals, words around, ≠ if contradicted."""
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    return _quoted("≠ " * contradicted + before) + digits + _quoted(after)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "”") + '"' if words else ""
