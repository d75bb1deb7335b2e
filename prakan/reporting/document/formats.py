"""The formats a report can be written in, by file ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from prakan.reporting.document import excel, page, pdf, word
from prakan.reporting.document.digits import ARABIC, THAI
from prakan.reporting.document.model import Report

FORMATS: dict[str, Callable[[Report, Path], None]] = {
    "docx": word.render,
    "pdf": pdf.render,
    "xlsx": excel.render,
    "html": page.render,
}


def file_name(
    year: int, quarter: int, language: str, ending: str, *, draft: bool, digits: str = ARABIC
) -> str:
    """Return a report's file name: "prakan-2567-q1-th-draft.pdf"."""
    marks = ("-draft" if draft else "") + ("-thai-digits" if digits == THAI else "")
    return f"prakan-{year}-q{quarter}-{language}{marks}.{ending}"
