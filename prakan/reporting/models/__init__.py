"""Rows of printed statements, findings, closings, frozen figures, written reports and dossiers."""

from prakan.reporting.models.closings import Closing, FrozenFigure, FrozenFinding, Restatement, Signature
from prakan.reporting.models.dossiers import DossierRun
from prakan.reporting.models.findings import ReaderFinding, Settlement
from prakan.reporting.models.printed import PrintedRecord
from prakan.reporting.models.runs import ReportRun

__all__ = [
    "Closing",
    "DossierRun",
    "FrozenFigure",
    "FrozenFinding",
    "PrintedRecord",
    "ReaderFinding",
    "ReportRun",
    "Restatement",
    "Settlement",
    "Signature",
]
