"""Which role opens which page of reports of cases: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ALL, ASSESSORS, EVERYBODY, SCHOOLS, STEPS, Role

CASE_REPORT_PAGES: dict[str, frozenset[Role]] = {
    "case_reports.write": ALL | ASSESSORS,
    "case_reports.draft": ASSESSORS,
    "case_reports.hand_on": ASSESSORS,
    "case_reports.versions": EVERYBODY,
    "case_reports.pdf": EVERYBODY,  # an institution what it was sent
    "case_reports.docx": EVERYBODY,
    "case_reports.reply": ALL | ASSESSORS | SCHOOLS,
    "case_reports.answer": ASSESSORS,
    "report_templates.list": ALL,
    "report_templates.show": ALL,
    "report_templates.file": ALL,
    "report_templates.send": STEPS["letter.template"],
    "report_templates.sample": STEPS["letter.template"],
    "report_templates.use": STEPS["letter.template"],
    "report_templates.end": STEPS["letter.template"],
}
