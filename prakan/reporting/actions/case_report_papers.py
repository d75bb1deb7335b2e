"""The Word file of a version of a report, made when it is first opened and kept as it was made."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from prakan.assessment.actions.case_reports.papers import keep, kept
from prakan.assessment.queries.case_reports.printed import printed
from prakan.foundation import storage
from prakan.foundation.actions.files import store
from prakan.foundation.keeping import place_of
from prakan.foundation.models import Person
from prakan.reporting.document.case_reports.as_word import word_bytes
from prakan.reporting.document.case_reports.report import file_name


def word_of(*, case_id: int, number: int, by: Person, at: datetime) -> tuple[str, bytes]:
    """Return name and bytes of the Word file of a version: the same for ever, whatever is in use by then.

    Raises ``Refused`` as ``printed``.
    """
    said = printed(by, case_id, number)
    name = file_name(said, "docx")
    if (there := kept(case_id, number)) is None:
        file = store(name=name, content=BytesIO(word_bytes(said, by)), by=None, at=at)
        there = keep(case_id=case_id, number=number, file=file, at=at)
    return name, storage.read_whole(place_of(there.digest))
