"""The Word file of a version of a report kept: once, for ever."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import CaseReportPaper, CaseReportVersion
from prakan.foundation import audit
from prakan.foundation.models import StoredFile


def kept(case_id: int, number: int) -> CaseReportPaper | None:
    """Return the Word file of a version as it was made, None before."""
    rows = CaseReportPaper.objects.select_related("file")
    return rows.filter(version__case=case_id, version__number=number).first()


@transaction.atomic
def keep(*, case_id: int, number: int, file: StoredFile, at: datetime) -> CaseReportPaper:
    """Keep the Word file of a version; whoever comes second is given the one that is there.

    The system does this, when the file is opened first; nobody's right is asked.
    """
    row = CaseReportVersion.objects.select_for_update(of=("self",)).get(case=case_id, number=number)
    if (there := kept(case_id, number)) is not None:
        return there
    after = {"version": number, "file": file.digest, "template": row.template_id or ""}
    audit.record(step="case_report.set", subject=f"case:{case_id}", by=None, at=at, after=after)
    return CaseReportPaper.objects.create(version=row, file=file, digest=file.digest, at=at)
