"""Reading complaints: headlines for those who run them, texts only for those who are named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from prakan.assessors.models import Complaint
from prakan.domain.complaints import Bar
from prakan.domain.problems import refuse
from prakan.domain.problems_appraisal import COMPLAINT_MISSING
from prakan.domain.roles import ALL, AUDITORS, DIRECTORS, SECRETARIES, Role
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import AuditRow, Person
from prakan.foundation.secrets import Unreadable, unlock
from prakan.registry.models import AssessorTie
from prakan.registry.queries.reach import assessors_of

PURPOSE = "complaint"
HEADLINES = DIRECTORS | SECRETARIES | AUDITORS


@dataclass(frozen=True, slots=True)
class Headline:
    """A complaint without anything that was said."""

    id: int
    number: str
    assessor: Text
    source: str
    stage: str
    received_on: date
    due_on: date
    late: bool
    upheld: bool | None
    proposes: str
    named: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class ComplaintView:
    """A complaint without what was said: the texts are opened by an action, which the trail keeps."""

    id: int
    number: str
    assessor_id: int
    assessor: Text
    source: str
    stage: str
    received_on: date
    due_on: date
    late: bool
    decided_on: date | None
    texts: bool  # whether the person may open them
    upheld: bool | None
    proposes: str
    resolution: str
    members: tuple[tuple[Text, bool], ...]  # name, whether chair; nobody for the accused before the decision
    accused: bool
    is_demo: bool
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class ComplaintTexts:
    """What was said, in full; ``complainant`` "" for the accused."""

    complainant: str
    about: str
    answer: str
    finding: str


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done with a complaint; ``by`` is empty where the reader may not know it."""

    step: str
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might hear a complaint, with why they may not."""

    id: int
    name: Text
    bar: Bar | None


def _named(person: Person) -> Q:
    """Return the condition of complaints whose texts a person may read."""
    accused = Q(assessor__in=assessors_of(person)) & ~Q(stage=Complaint.Stage.RECEIVED)
    return Q(by=person) | Q(members__person=person) | accused


def _seen(person: Person) -> Q:
    """Return the condition of complaints of which a person may know."""
    if not person.is_active:
        return Q(pk__in=())
    roles = access.roles_of(person)
    if roles & HEADLINES:
        return Q()
    proposed = Q(stage=Complaint.Stage.DECIDED) & ~Q(proposes="")
    return _named(person) | proposed if Role.ASSESSMENT_OFFICER in roles else _named(person)


def complaints(person: Person) -> tuple[Headline, ...]:
    """Return the complaints of which a person may know, the newest first."""
    rows = Complaint.objects.filter(_seen(person)).select_related("assessor").distinct()
    named = set(Complaint.objects.filter(_named(person)).values_list("pk", flat=True))
    today = timezone.localdate()
    return tuple(
        Headline(
            row.pk, row.number, row.assessor.name, row.source, row.stage, row.received_on, row.due_on,
            _late(row, today), row.upheld, row.proposes, row.pk in named, row.is_demo,
        )
        for row in rows
    )  # fmt: skip


def complaint(person: Person, complaint_id: int) -> ComplaintView:
    """Return a complaint; raises ``Refused`` (COMPLAINT-001) when there is none that concerns the person."""
    rows = Complaint.objects.filter(_seen(person), pk=complaint_id).select_related("assessor").distinct()
    row = rows.first()
    if row is None:
        raise refuse(COMPLAINT_MISSING)
    accused = row.assessor_id in assessors_of(person)
    members = () if accused and row.stage != Complaint.Stage.DECIDED else row.members.select_related("person")
    return ComplaintView(
        id=row.pk,
        number=row.number,
        assessor_id=row.assessor_id,
        assessor=row.assessor.name,
        source=row.source,
        stage=row.stage,
        received_on=row.received_on,
        due_on=row.due_on,
        late=_late(row, timezone.localdate()),
        decided_on=row.decided_on,
        texts=Complaint.objects.filter(_named(person), pk=row.pk).exists(),
        upheld=row.upheld,
        proposes=row.proposes,
        resolution=row.resolution,
        members=tuple((one.person.name, one.is_chair) for one in members),
        accused=accused,
        is_demo=row.is_demo,
        may=_may(person, row, accused),
    )


def named_in(person: Person, complaint_id: int) -> Complaint:
    """Return a complaint's row to an action for who is named; raises ``Refused`` as ``complaint``."""
    row = Complaint.objects.filter(_named(person) & _seen(person), pk=complaint_id).distinct().first()
    if row is None:
        raise refuse(COMPLAINT_MISSING)
    return row


def texts_of(row: Complaint, *, accused: bool) -> ComplaintTexts:
    """Return the texts of a complaint in full; only ``actions.complaints.read`` asks, and records it."""
    return ComplaintTexts(
        "" if accused else _open(row.complainant), _open(row.about), _open(row.answer), _open(row.finding)
    )


def deeds(person: Person, complaint_id: int) -> tuple[Deed, ...]:
    """Return what was done with a complaint of which a person may know, the oldest first.

    The accused is told what was done, never by whom. Earlier rows of the trail name it by its number. Raises
    ``Refused`` as ``complaint``.
    """
    view = complaint(person, complaint_id)
    subjects = (f"complaint:{view.id}", f"complaint:{view.number}")
    rows = AuditRow.objects.filter(subject__in=subjects).select_related("by").order_by("pk")
    shown = rows.exclude(step="complaint.read") if view.accused else rows
    return tuple(
        Deed(row.step, row.by.name if row.by and not view.accused else Text(""), timezone.localtime(row.at))
        for row in shown
    )


def _may(person: Person, row: Complaint, accused: bool) -> frozenset[str]:
    sits = {one.person_id: one.is_chair for one in row.members.all()}
    steps = {
        "assign": row.stage == Complaint.Stage.RECEIVED,
        "answer": accused and row.stage in (Complaint.Stage.ASSIGNED, Complaint.Stage.HEARD),
        "hear": row.stage == Complaint.Stage.ASSIGNED and person.pk in sits,
        "decide": row.stage == Complaint.Stage.HEARD and sits.get(person.pk, False),
    }
    return frozenset(k for k, is_open in steps.items() if is_open and access.can(person, f"complaint.{k}"))


def _late(row: Complaint, today: date) -> bool:
    return row.stage != Complaint.Stage.DECIDED and row.due_on < today


def _open(locked: str) -> str:
    try:
        return unlock(locked, PURPOSE) if locked else ""
    except Unreadable:
        return ""


def candidates(complaint_id: int) -> tuple[Candidate, ...]:
    """Return everybody of the agency who might hear a complaint, and why some may not.

    Rights are checked by who asks: the page of the assignment and its action.
    """
    row = Complaint.objects.get(pk=complaint_id)
    people = Person.objects.filter(is_active=True, grants__role__in=ALL).distinct().order_by("name_th", "pk")
    return tuple(Candidate(one.pk, one.name, bar_of(one, row)) for one in people.prefetch_related("grants"))


def bar_of(person: Person, row: Complaint) -> Bar | None:
    """Return why a person may not hear a complaint; None when they may."""
    own = assessors_of(person)
    if row.assessor_id in own:
        return Bar.ACCUSED
    if row.by_id == person.pk:
        return Bar.COMPLAINED
    if not own:
        return None
    places = AssessorTie.objects.filter(assessor=row.assessor_id, dropped_at=None)
    ties = AssessorTie.objects.filter(assessor__in=own, dropped_at=None)
    shared = Q(institution__in=places.exclude(institution=None).values("institution"))
    shared |= Q(agency__in=places.exclude(agency=None).values("agency"))
    return Bar.WORKED_TOGETHER if ties.filter(shared).exists() else None
