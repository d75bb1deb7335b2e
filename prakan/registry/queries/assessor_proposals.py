"""Reading what assessors propose of their own entries: those that wait, and one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from prakan.domain.assessor_identity import NOBODY, Identity, masked
from prakan.domain.kept_record import Change
from prakan.domain.problems import refuse
from prakan.domain.problems_assessors import PROPOSAL_MISSING
from prakan.domain.record_words import plain
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable
from prakan.registry.models import AssessorProposal
from prakan.registry.queries.assessor_records import identity_of, record_of
from prakan.registry.queries.reach import assessors_of
from prakan.registry.queries.rights import check_reader

DECIDED_SHOWN = 30


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal: what would change from what to what, which private parts, how it stands."""

    id: int
    assessor: int
    number: str
    name: Text
    changes: tuple[Change, ...]
    parts: tuple[str, ...]
    private: Identity  # masked; an empty part of ``parts`` would be taken away
    note: str
    stage: str
    at: datetime
    decided_by: Text
    decided_at: datetime | None
    reason: str


def waiting(person: Person) -> tuple[ProposalView, ...]:
    """Return the proposals that wait for a decision, the oldest first; for staff."""
    check_reader(person)
    return _views(AssessorProposal.objects.filter(stage="proposed").order_by("at", "pk"))


def waiting_count(person: Person) -> int:
    """Return how many proposals wait for this person's decision."""
    return (
        AssessorProposal.objects.filter(stage="proposed").count()
        if access.can(person, "proposal.accept")
        else 0
    )


def waiting_of(person: Person, assessor_id: int) -> int | None:
    """Return the proposal (id) of one assessor that waits for a decision of this person, None without."""
    if not access.can(person, "proposal.accept"):
        return None
    found = AssessorProposal.objects.filter(assessor=assessor_id, stage="proposed")
    return found.values_list("pk", flat=True).first()


def decided(person: Person) -> tuple[ProposalView, ...]:
    """Return the proposals decided last, the newest first; for staff."""
    check_reader(person)
    done = AssessorProposal.objects.exclude(stage="proposed").order_by("-decided_at", "-pk")
    return _views(done[:DECIDED_SHOWN])


def proposal(person: Person, proposal_id: int) -> ProposalView:
    """Return a proposal that waits; for staff. Raises ``Refused`` (ASSESSOR-022) when there is none."""
    check_reader(person)
    found = _views(AssessorProposal.objects.filter(pk=proposal_id, stage="proposed"))
    if not found:
        raise refuse(PROPOSAL_MISSING)
    return found[0]


def my_proposals(person: Person) -> tuple[ProposalView, ...]:
    """Return a person's own proposals, the newest first."""
    return _views(AssessorProposal.objects.filter(assessor__in=assessors_of(person)))


def _views(rows: QuerySet[AssessorProposal]) -> tuple[ProposalView, ...]:
    return tuple(_view(row) for row in rows.select_related("assessor", "decided_by"))


def _view(row: AssessorProposal) -> ProposalView:
    now, day = record_of(row.assessor), timezone.localdate(row.at)
    return ProposalView(
        id=row.pk,
        assessor=row.assessor_id,
        number=row.assessor.number,
        name=row.assessor.name,
        changes=_changes(row, now, day),
        parts=tuple(row.parts),
        private=_masked(row.identity),
        note=row.note,
        stage=row.stage,
        at=row.at,
        decided_by=row.decided_by.name if row.decided_by else Text(""),
        decided_at=row.decided_at,
        reason=row.reason,
    )


def _changes(row: AssessorProposal, now: object, day: date) -> tuple[Change, ...]:
    """Return what would change; of a decided one only what was proposed, for the register has moved on."""
    waits = row.stage == AssessorProposal.Stage.PROPOSED
    return tuple(
        Change(name, plain(getattr(now, name)) if waits else "", after, day)
        for name, after in row.fields.items()
    )


def _masked(locked: str) -> Identity:
    try:
        return masked(identity_of(locked))
    except Unreadable:
        return NOBODY
