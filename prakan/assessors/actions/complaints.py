"""Complaints about assessors: received, given to a committee, answered, heard, decided with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessors.models import AssessorRules, Complaint, ComplaintMember
from prakan.assessors.queries.appraisal_rights import content
from prakan.assessors.queries.complaints import PURPOSE, ComplaintTexts, bar_of, named_in, texts_of
from prakan.assessors.transition.appraisal import advance
from prakan.domain.calendar import fiscal_year_of
from prakan.domain.complaints import BAR_NAMES, Clock, Effect, Source, clock_of, due
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_appraisal import (
    COMMITTEE_SHORT,
    COMPLAINT_MISSING,
    DECISION_MISSING,
    EFFECT_WITHOUT_CAUSE,
    MEMBER_BARRED,
    WORDS_MISSING,
)
from prakan.domain.problems_assessors import ASSESSOR_MISSING
from prakan.domain.problems_registry import IN_THE_FUTURE, NOT_A_CHOICE
from prakan.domain.record_words import words
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.foundation.queries.audit import opened_since
from prakan.foundation.secrets import lock
from prakan.registry.models import Assessor
from prakan.registry.queries.reach import assessors_of

RECEIVE, READ, ANSWER = "complaint.receive", "complaint.read", "complaint.answer"
LONGEST = 10_000


@transaction.atomic
def receive(
    *,
    number: str,
    source: str,
    complainant: str,
    about: str,
    received_on: date,
    by: Person,
    at: datetime,
) -> Complaint:
    """Take in a complaint about the assessor of a register number; its texts lie encrypted.

    The trail says only that it came.

    Raises ``Refused``: ACCESS-001, ASSESSOR-001, EAPA-002, 009 (no words), REG-003 (source), 025 (day).
    """
    access.check(by, RECEIVE)
    assessor = Assessor.objects.filter(number__iexact=words(number)).first()
    if assessor is None:
        raise refuse(ASSESSOR_MISSING, "number")
    if source not in {one.value for one in Source}:
        raise refuse(NOT_A_CHOICE, "source", given=source)
    if received_on > timezone.localdate(at):
        raise refuse(IN_THE_FUTURE, "received_on", on=received_on)
    if not about.strip():
        raise refuse(WORDS_MISSING, "about")
    given = _number(received_on)
    row = Complaint.objects.create(
        number=given,
        assessor=assessor,
        source=source,
        complainant=lock(complainant.strip()[:500], PURPOSE) if complainant.strip() else "",
        about=lock(about.strip()[:LONGEST], PURPOSE),
        received_on=received_on,
        due_on=due(_clock().assign, received_on),
        by=by,
        at=at,
    )
    told = {"assessor": assessor.pk, "source": source, "number": given}
    audit.record(step=RECEIVE, subject=f"complaint:{row.pk}", by=by, at=at, after=told)
    return row


@transaction.atomic
def read(*, complaint_id: int, by: Person, at: datetime) -> ComplaintTexts:
    """Open the texts of a complaint to somebody who is named in it; the trail says who, once a day each.

    The accused never reads who complained. Raises ``Refused``: ACCESS-001, COMPLAINT-001 (not named).
    """
    access.check(by, READ)
    row = named_in(by, complaint_id)
    subject, midnight = f"complaint:{row.pk}", timezone.localtime(at).replace(hour=0, minute=0, second=0)
    if not opened_since(subject, READ, by, midnight):
        audit.record(step=READ, subject=subject, by=by, at=at, after={"number": row.number})
    return texts_of(row, accused=row.assessor_id in assessors_of(by))


@transaction.atomic
def assign(*, complaint_id: int, members: Sequence[int], chair: int, by: Person, at: datetime) -> None:
    """Give a complaint to a committee without conflict; from now on the assessor reads it and may answer.

    Raises ``Refused``: ACCESS-001, COMPLAINT-001, 002 (too few, no chair), 003 (who may not), STAGE-001.
    """
    access.check(by, "complaint.assign")
    row, clock = _locked(complaint_id), _clock()
    people = list(Person.objects.filter(pk__in=members, is_active=True).order_by("pk"))
    people = [one for one in people if access.is_staff(one)]
    if len(people) < clock.least_members or chair not in {one.pk for one in people}:
        raise refuse(COMMITTEE_SHORT, "members", least=clock.least_members)
    barred = [(one, bar) for one in people if (bar := bar_of(one, row))]
    if barred:
        raise Refused(
            *(Fault(MEMBER_BARRED, {"name": p.name, "why": BAR_NAMES[bar]}, "members") for p, bar in barred)
        )
    told = {"assessor": row.assessor_id, "members": [one.pk for one in people], "chair": chair}
    changes = {"due_on": due(clock.hear, timezone.localdate(at))}
    advance(row, "complaint.assign", by=by, at=at, changes=changes, record=told)
    ComplaintMember.objects.bulk_create(
        ComplaintMember(complaint=row, person=one, is_chair=one.pk == chair) for one in people
    )


@transaction.atomic
def answer(*, complaint_id: int, words: str, by: Person, at: datetime) -> None:
    """Say as the assessor what there is to say to it, until it is decided; the newest words stand.

    Raises ``Refused``: ACCESS-001, COMPLAINT-001 (not about oneself, not the time), EAPA-009.
    """
    access.check(by, ANSWER)
    row = _locked(complaint_id)
    if row.assessor_id not in assessors_of(by) or row.stage not in ("assigned", "heard"):
        raise refuse(COMPLAINT_MISSING)
    if not words.strip():
        raise refuse(WORDS_MISSING, "words")
    audit.record(
        step=ANSWER, subject=f"complaint:{row.pk}", by=by, at=at, after={"assessor": row.assessor_id}
    )
    row.answer = lock(words.strip()[:LONGEST], PURPOSE)
    row.save(update_fields=["answer"])


@transaction.atomic
def hear(*, complaint_id: int, by: Person, at: datetime) -> None:
    """Note as a member that both sides were heard.

    Raises ``Refused``: ACCESS-001, COMPLAINT-001 (not a member), STAGE-001.
    """
    row = _locked(complaint_id)
    if not row.members.filter(person=by).exists():
        raise refuse(COMPLAINT_MISSING)
    changes = {"due_on": due(_clock().decide, timezone.localdate(at))}
    advance(row, "complaint.hear", by=by, at=at, changes=changes, record={"assessor": row.assessor_id})


@transaction.atomic
def decide(
    *,
    complaint_id: int,
    upheld: bool | None,
    finding: str,
    proposes: str,
    resolution: str,
    by: Person,
    at: datetime,
) -> None:
    """Record as the chair what the committee decided and why; a step of the licence is proposed, never taken.

    Raises ``Refused``: ACCESS-001, COMPLAINT-001 (not the chair), 004, 005, EAPA-009, REG-003, STAGE-001.
    """
    row = _locked(complaint_id)
    if not row.members.filter(person=by, is_chair=True).exists():
        raise refuse(COMPLAINT_MISSING)
    if proposes not in {one.value for one in Effect}:
        raise refuse(NOT_A_CHOICE, "proposes", given=proposes)
    if upheld is None:
        raise refuse(DECISION_MISSING, "upheld")
    if proposes and not upheld:
        raise refuse(EFFECT_WITHOUT_CAUSE, "proposes")
    if not finding.strip():
        raise refuse(WORDS_MISSING, "finding")
    changes = {
        "upheld": upheld,
        "finding": lock(finding.strip()[:LONGEST], PURPOSE),
        "proposes": proposes,
        "resolution": words(resolution)[:200],
        "decided_on": timezone.localdate(at),
    }
    told = {"assessor": row.assessor_id, "upheld": upheld, "proposes": proposes, "number": row.number}
    advance(row, "complaint.decide", by=by, at=at, changes=changes, record=told)


def _clock() -> Clock:
    return clock_of(content("complaints"))


def _number(on: date) -> str:
    """Return the next number of the year; one at a time, for the rules of complaints are locked."""
    list(AssessorRules.objects.select_for_update().filter(key="complaints"))
    stem = f"C{fiscal_year_of(on)}-"
    given = Complaint.objects.filter(number__startswith=stem).order_by().values_list("number", flat=True)
    return f"{stem}{max((int(one.removeprefix(stem)) for one in given), default=0) + 1:03d}"


def _locked(complaint_id: int) -> Complaint:
    row = Complaint.objects.select_for_update(of=("self",)).filter(pk=complaint_id).first()
    if row is None:
        raise refuse(COMPLAINT_MISSING)
    return row
