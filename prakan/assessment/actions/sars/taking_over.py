"""A report that the service in use before holds, taken over as the institution's own PDF, with a receipt."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.actions.sars.starting import new_report, said_of_new
from prakan.assessment.models import Sar, SarNumber, SarReceipt
from prakan.assessment.queries.forms import own_framework
from prakan.assessment.queries.reports import content_of
from prakan.assessment.transition import advance
from prakan.domain.media_types import PDF
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NO_FORM, NO_SAR, OWN_FILE_KIND, SAR_EVIDENCE_GONE, STARTED_BEFORE
from prakan.domain.sars.content import digest, number
from prakan.foundation import access, audit
from prakan.foundation.models import Person, StoredFile
from prakan.registry.models import Institution

STEP = "sar.take_over"


@transaction.atomic
def take_over(
    *, institution_id: int, year: int, file_id: int, source: str, by: Person, at: datetime
) -> SarReceipt:
    """Take a stored PDF over as the report of an institution for an academic year (B.E.); return its receipt.

    The other service does not say when it came: it is not marked late, and its moment is that of taking over.
    Raises ``Refused``: SAR-001 no such institution, 004 a report of the year is here, 006 no framework,
    015 no such file, 022 no PDF.
    """
    access.check(by, STEP)
    institution = Institution.objects.select_for_update(of=("self",)).filter(pk=institution_id).first()
    if institution is None:
        raise refuse(NO_SAR)
    if Sar.objects.filter(institution=institution, year=year).exists():
        raise refuse(STARTED_BEFORE, name=institution.name, year=year)
    framework = own_framework(institution.kind, year)
    if framework is None:
        raise refuse(NO_FORM, field="year", year=year)
    file = _pdf(file_id, by)
    sar = new_report(institution, year, framework, by=by, at=at)
    sar.own_file = file
    said = {**said_of_new(sar), "own_file": file.digest, "source": source[:200]}
    audit.record(step=STEP, subject=f"institution:{institution.pk}", by=by, at=at, after=said)
    sar.save()
    return _received(sar, by, at)


def _pdf(file_id: int, by: Person) -> StoredFile:
    file = StoredFile.objects.filter(pk=file_id, by=by).first()
    if file is None:
        raise refuse(SAR_EVIDENCE_GONE, field="file")
    if file.media_type != PDF:
        raise refuse(OWN_FILE_KIND, field="file", name=file.name)
    return file


def _received(sar: Sar, by: Person, at: datetime) -> SarReceipt:
    content = content_of(sar)
    last, _ = SarNumber.objects.select_for_update().get_or_create(year=sar.year)
    mine = number(sar.year, last.last + 1)
    changes = {"submitted_by": by, "submitted_at": at, "number": mine}
    advance(sar, STEP, by=by, at=at, changes=changes, reason=digest(content))
    last.last += 1
    last.save(update_fields=["last"])
    return SarReceipt.objects.create(
        sar=sar, year=sar.year, number=mine, at=at, by=by, content=content, digest=digest(content)
    )
