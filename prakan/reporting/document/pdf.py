"""The report as PDF: typeset by Typst from JSON, never from built-up markup."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import typst

from prakan.reporting.document.model import Report
from prakan.reporting.document.plain import as_plain
from prakan.reporting.document.typesetting import TEMPLATES, fonts, forget

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


def render(report: Report, path: Path) -> None:
    """Write the report to ``path``: tagged PDF/A-2a and PDF/UA-1, with Sarabun inside.

    The same report gives the same bytes when ``properties["created"]`` (ISO time with zone) is given.
    """
    created = report.properties.get("created")
    compiler = typst.Compiler(
        TEMPLATES / "report.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"report": json.dumps(as_plain(report), ensure_ascii=False)},
    )
    compiler.compile(
        output=path,
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=datetime.fromisoformat(created) if created else None,
    )
    forget()
