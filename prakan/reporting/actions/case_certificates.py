"""The PDF of a certificate set when it is first opened, and kept as it was set."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from prakan.assessment.actions.case_certificates.papers import keep, kept
from prakan.assessment.models import CaseCertificate, CaseCertificatePaper
from prakan.domain.case_certificates.content import read
from prakan.foundation import storage
from prakan.foundation.actions.files import store
from prakan.foundation.keeping import place_of
from prakan.foundation.queries.texts import agency
from prakan.reporting.document.case_certificate import case_certificate_pdf


def paper(*, certificate_id: int, language: str, check: str, at: datetime) -> CaseCertificatePaper:
    """Return the PDF of a certificate in a language, set now if nobody has opened it before.

    ``check`` is the public address that checks it. Whoever calls has asked whether the reader may open it.
    """
    if (there := kept(certificate_id, language)) is not None:
        return there
    row = CaseCertificate.objects.get(pk=certificate_id)
    made = case_certificate_pdf(read(row.content), agency().name, language, check=check, at=row.at)
    file = store(name=f"{row.number}-{language}.pdf", content=BytesIO(made), by=None, at=at)
    return keep(certificate_id=row.pk, language=language, file=file, at=at)


def paper_bytes(*, certificate_id: int, language: str, check: str, at: datetime) -> bytes:
    """Return the bytes of the PDF of a certificate; as ``paper``."""
    kept_ = paper(certificate_id=certificate_id, language=language, check=check, at=at)
    return storage.read_whole(place_of(kept_.digest))
