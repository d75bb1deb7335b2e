"""The agency's rules of certificates as they are kept."""

from __future__ import annotations

from prakan.assessment.models import CaseResultRules
from prakan.domain.case_certificates.rules import CertificateRules, rules_of
from prakan.foundation.queries.memory import remembered

NAME = "certificates"


@remembered
def certificate_rules() -> CertificateRules:
    """Return the rules of the agency's folder, those of the house while it has none; shown as unconfirmed."""
    row = CaseResultRules.objects.filter(name=NAME).first()
    return rules_of(row.rules) if row is not None else CertificateRules({})
