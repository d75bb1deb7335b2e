"""Rosters as the system of a parent agency sees them: what it is asked for, what became of what it sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from prakan.domain.problems import CATALOGUE, Fault, refuse
from prakan.domain.problems_roster import NO_SUCH_INTAKE, NO_SUCH_REQUEST
from prakan.domain.roster_sheet.kept import told
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import RosterIntake, RosterLine, RosterRequest
from prakan.registry.queries.reach import agencies_of, reaches
from prakan.registry.queries.roster_contacts import ContactPreview, contact_previews
from prakan.registry.queries.rosters import progress

KEPT_BACK = frozenset({RosterRequest.Stage.DRAFT})  # not sent yet: nothing has been asked


@dataclass(frozen=True, slots=True)
class Asked:
    """What an agency was asked for, and the files that came for it (their ids, the newest first)."""

    id: int
    agency: str
    agency_name: Text
    kind: str
    fiscal_year: int
    deadline: date
    stage: str
    intakes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file on its way; ``digest`` stands for exactly what would be done, ``counts`` lines by outcome."""

    id: int
    request: int | None
    agency: str
    stage: str
    total: int
    done: int
    counts: dict[str, int]
    contacts: dict[str, int]  # by outcome of models.RosterContact
    digest: str
    problems: tuple[Fault, ...]
    at: datetime
    committed_at: datetime | None


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A problem of a line: its fault with the field it is about, the cell, whether it keeps the line out."""

    fault: Fault
    cell: str
    refuses: bool


@dataclass(frozen=True, slots=True)
class DeliveredLine:
    """A line with the sender's own key, what would become of it, and each (field, before, after)."""

    key: str
    number: int
    outcome: str
    name: str
    institution: int | None
    changes: tuple[tuple[str, str, str], ...]
    problems: tuple[LineProblem, ...]
    contact: ContactPreview | None


def asked(person: Person, *, year: int | None, after: int, limit: int) -> tuple[Asked, ...]:
    """Return requests within a person's reach, by id from above ``after``, at most ``limit``."""
    found = requests_reached(person).prefetch_related("intakes").filter(pk__gt=after)
    if year is not None:
        found = found.filter(fiscal_year=year)
    return tuple(_asked(row) for row in found[:limit])


def asked_once(person: Person, request_id: int) -> Asked:
    """Return one request; raises ``Refused`` (ROSTER-007) when there is none within reach."""
    found = requests_reached(person).filter(pk=request_id).first()
    if found is None:
        raise refuse(NO_SUCH_REQUEST, "request", request=request_id)
    return _asked(found)


def requests_reached(person: Person) -> QuerySet[RosterRequest]:
    """Return the requests that a person may know of: staff all, a parent agency those sent to its own."""
    found = RosterRequest.objects.select_related("agency").order_by("pk")
    if access.is_staff(person):
        return found
    return found.filter(agency__in=agencies_of(person)).exclude(stage__in=KEPT_BACK)


def _asked(row: RosterRequest) -> Asked:
    return Asked(
        id=row.pk,
        agency=row.agency.code,
        agency_name=row.agency.name,
        kind=row.kind,
        fiscal_year=row.fiscal_year,
        deadline=row.deadline,
        stage=row.stage,
        intakes=tuple(sorted((i.pk for i in row.intakes.all()), reverse=True)),
    )


def delivered(person: Person, intake_id: int) -> Delivered:
    """Return one file where it stands; raises ``Refused`` (ROSTER-006) when there is none within reach."""
    row = _intake(person, intake_id)
    return Delivered(
        id=row.pk,
        request=row.request_id,
        agency=row.agency.code,
        stage=row.stage,
        total=row.total,
        done=progress(row)[0],
        counts=dict(row.counts),
        contacts=dict(row.contacts),
        digest=row.digest,
        problems=tuple(
            Fault(CATALOGUE[code], told(values), field) for code, values, field, _ in row.problems
        ),
        at=row.at,
        committed_at=row.committed_at,
    )


def delivered_lines(
    person: Person, intake_id: int, *, outcome: str, after: int, limit: int
) -> tuple[DeliveredLine, ...]:
    """Return lines below row ``after``, at most ``limit``, of one outcome ("" any), in their order."""
    row = _intake(person, intake_id)
    fields = {column["letter"]: column["field"] for column in row.layout.get("columns", ())}
    found = RosterLine.objects.filter(intake=row, number__gt=after).order_by("number")
    if outcome:
        found = found.filter(outcome=outcome)
    rows = list(found[:limit])
    reached = contact_previews(row.pk, (line.number for line in rows))
    return tuple(_line(line, fields, reached.get(line.number)) for line in rows)


def _intake(person: Person, intake_id: int) -> RosterIntake:
    found = RosterIntake.objects.select_related("agency").filter(pk=intake_id).first()
    if found is None or not reaches(person, found.agency_id):
        raise refuse(NO_SUCH_INTAKE, intake=intake_id)
    return found


def _line(row: RosterLine, fields: dict[str, str], contact: ContactPreview | None) -> DeliveredLine:
    return DeliveredLine(
        key=row.key,
        number=row.number,
        outcome=row.outcome,
        name=row.name,
        institution=row.institution_id,
        changes=tuple((field, before, after) for field, before, after in row.changes),
        problems=tuple(
            LineProblem(
                Fault(CATALOGUE[code], told(values), fields.get(cell.rstrip("0123456789"), "")), cell, refuses
            )
            for code, values, cell, refuses in row.problems
        ),
        contact=contact,
    )
