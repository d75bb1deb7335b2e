"""A version of a report as Word: in the template that was in use when it was made, else the built-in look."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from prakan.assessment.queries.case_reports.printed import Printed
from prakan.foundation.models import Person
from prakan.registry.queries.letter_templates import content_of, one
from prakan.reporting.document import word
from prakan.reporting.document.case_reports.in_template import render_in_template
from prakan.reporting.document.case_reports.report import case_report


def word_bytes(said: Printed, person: Person, template_id: int | None = None) -> bytes:
    """Return the Word file of a version; a preview names another template. Raises ``Refused``: LETTER-008."""
    wanted = template_id or said.version.template
    with TemporaryDirectory() as folder:
        out = Path(folder) / "report.docx"
        if wanted is None:
            word.render(case_report(said, said.language), out)
        else:
            row = one(wanted)
            render_in_template(content_of(person, row), said, row.language, out)
        return out.read_bytes()
