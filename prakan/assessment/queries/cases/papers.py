"""Which papers a case has so far: versions of its report, reply, last reading, meeting."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.assessment.models import AgendaItem, CaseReading, CaseReply, CaseReportVersion
from prakan.assessment.queries.cases.reach import reached
from prakan.domain.roles import READERS
from prakan.foundation import access
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class CasePapers:
    """What there is: the newest version (0: none), whether a reply was opened, ids of the last ones."""

    version: int
    has_reply: bool
    reading: int | None
    meeting: int | None
    meeting_label: str


def papers(person: Person, case_id: int) -> CasePapers:
    """Return the papers of a case that a person reaches; five statements.

    Raises ``Refused``: ACCESS-001, CASE-001.
    """
    case = reached(person, case_id)
    last = CaseReportVersion.objects.filter(case=case).order_by("-number").first()
    item = AgendaItem.objects.filter(case=case).select_related("meeting").order_by("-pk").first()
    readings = CaseReading.objects.filter(case=case)
    if READERS & access.roles_of(person):  # blind: nobody else's
        readings = readings.filter(reader=person)
    read = readings.order_by("-pk").first()
    return CasePapers(
        version=last.number if last else 0,
        has_reply=CaseReply.objects.filter(case=case).exists(),
        reading=read.pk if read else None,
        meeting=item.meeting_id if item else None,
        meeting_label=item.meeting.label if item else "",
    )
