"""Which role opens which page of appraisal, complaints and recognition: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import (
    ALL,
    APPRAISERS,
    ASSESSORS,
    DIRECTORS,
    REGISTRARS,
    SCHOOLS,
    SECRETARIES,
    Role,
)

APPRAISAL_PAGES: dict[str, frozenset[Role]] = {
    "appraisal.list": APPRAISERS,
    "appraisal.open": REGISTRARS,
    "appraisal.send": REGISTRARS,
    "appraisal.estimate": REGISTRARS,
    "appraisal.severity": APPRAISERS,
    "appraisal.severity_state": APPRAISERS,
    "appraisal.show": APPRAISERS | ASSESSORS,
    "appraisal.line": REGISTRARS,
    "appraisal.send_one": REGISTRARS,
    "appraisal.reply": ASSESSORS,
    "appraisal.submit": REGISTRARS | ASSESSORS,
    "appraisal.decide": SECRETARIES,
    "appraisal.appeal": ASSESSORS,
    "appraisal.rate": REGISTRARS | SCHOOLS | ASSESSORS,
    "appraisal.mine": SCHOOLS | ASSESSORS,
    "complaints.list": ALL | ASSESSORS,  # each sees those that name them; others an empty list
    "complaints.show": ALL | ASSESSORS,
    "complaints.receive": REGISTRARS | SECRETARIES,
    "complaints.assign": DIRECTORS,
    "complaints.answer": ASSESSORS,
    "complaints.hear": ALL,
    "complaints.decide": ALL,
    "recognition.list": APPRAISERS,
    "recognition.resolve": SECRETARIES,
}
