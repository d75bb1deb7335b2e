"""The formats a report can be written in, by file ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from prakan.reporting.document import excel, page, pdf, word
from prakan.reporting.document.model import Report

FORMATS: dict[str, Callable[[Report, Path], None]] = {
    "docx": word.render,
    "pdf": pdf.render,
    "xlsx": excel.render,
    "html": page.render,
}


def file_name(year: int, quarter: int, language: str, ending: str, *, draft: bool) -> str:
    """Return a report's file name: "prakan-2567-q1-th-draft.pdf"."""
    return f"prakan-{year}-q{quarter}-{language}{'-draft' if draft else ''}.{ending}"
