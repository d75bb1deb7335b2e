"""Rows of printed statements, findings, closings, frozen figures and written reports."""

from prakan.reporting.models.closings import Closing, FrozenFigure, FrozenFinding, Restatement, Signature
from prakan.reporting.models.findings import ReaderFinding, Settlement
from prakan.reporting.models.printed import PrintedRecord
from prakan.reporting.models.runs import ReportRun

__all__ = [
    "Closing",
    "FrozenFigure",
    "FrozenFinding",
    "PrintedRecord",
    "ReaderFinding",
    "ReportRun",
    "Restatement",
    "Settlement",
    "Signature",
]
