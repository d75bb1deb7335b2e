"""The PDF of a certificate kept: once a language, for ever."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import CaseCertificate, CaseCertificatePaper
from prakan.foundation import audit
from prakan.foundation.models import StoredFile


def kept(certificate_id: int, language: str) -> CaseCertificatePaper | None:
    """Return the PDF of a certificate in a language as it was set, None before."""
    rows = CaseCertificatePaper.objects.select_related("file")
    return rows.filter(certificate=certificate_id, language=language).first()


@transaction.atomic
def keep(*, certificate_id: int, language: str, file: StoredFile, at: datetime) -> CaseCertificatePaper:
    """Keep the PDF of a certificate; whoever comes second is given the one that is there.

    The system does this, when a paper is opened first; nobody's right is asked.
    """
    row = CaseCertificate.objects.select_for_update().get(pk=certificate_id)
    if (there := kept(certificate_id, language)) is not None:
        return there
    after = {"number": row.number, "language": language, "file": file.digest}
    audit.record(step="certificate.set", subject=f"case:{row.case_id}", by=None, at=at, after=after)
    return CaseCertificatePaper.objects.create(
        certificate=row, language=language, file=file, digest=file.digest, at=at
    )
