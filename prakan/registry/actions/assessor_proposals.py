"""What an assessor proposes to change of their own entry, and what the officer decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.domain.assessor_identity import NOBODY, PARTS, Identity, changed, packed, told
from prakan.domain.assessor_identity import PROPOSABLE as PRIVATE
from prakan.domain.assessor_identity import read as read_identity
from prakan.domain.assessor_record import PROPOSABLE, differences, read
from prakan.domain.problems import refuse
from prakan.domain.problems_assessors import (
    IDENTITY_LOCKED,
    NOTHING_PROPOSED,
    PROPOSAL_MISSING,
    PROPOSAL_WAITS,
)
from prakan.domain.problems_registry import REASON_MISSING
from prakan.domain.record_words import words
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable, lock
from prakan.registry.models import Assessor, AssessorProposal
from prakan.registry.queries.assessor_records import SECRET, identity_of, record_of
from prakan.registry.transition.assessors import (
    advance,
    become,
    check_once,
    locked,
    private_columns,
    subject_of,
)

PROPOSE, ACCEPT, DECLINE = "assessor.propose", "proposal.accept", "proposal.decline"
LONGEST = 500


@transaction.atomic
def propose(
    *,
    assessor_id: int,
    fields: Mapping[str, object],
    identity: Mapping[str, str],
    by: Person,
    at: datetime,
    note: str = "",
) -> AssessorProposal:
    """Propose to change one's own entry; what is the same is left out, private parts are encrypted.

    Raises ``Refused``: ASSESSOR-001 (not one's own), 010, 020 (nothing differs), 021 (one waits already), and
    what ``assessors.edit`` would refuse.
    """
    access.check(by, PROPOSE)
    row = locked(assessor_id, by, PROPOSE)
    if row.proposals.filter(stage="proposed").exists():
        raise refuse(PROPOSAL_WAITS)
    before = record_of(row)
    after = read(before, {name: fields[name] for name in PROPOSABLE if name in fields})
    changes = differences(before, after, timezone.localdate(at))
    known = _known(row)
    wanted = read_identity({name: identity.get(name, "") for name in PRIVATE}, known)
    parts = changed(known, wanted)
    if not changes and not parts:
        raise refuse(NOTHING_PROPOSED)
    only = Identity(**{name: getattr(wanted, name) for name in parts})
    said = {"fields": [change.field for change in changes], "private": parts}
    audit.record(step=PROPOSE, subject=subject_of(row), by=by, at=at, after=said)
    return AssessorProposal.objects.create(
        assessor=row,
        fields={change.field: change.after for change in changes},
        identity=lock(packed(only), SECRET) if told(only) else "",
        parts=parts,
        note=words(note)[:LONGEST],
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw(*, proposal_id: int, by: Person, at: datetime) -> None:
    """Take one's own proposal back before it is decided; raises ``Refused``: ASSESSOR-001, 022."""
    access.check(by, PROPOSE)
    found = _waiting(proposal_id)
    locked(found.assessor_id, by, PROPOSE)
    advance(found, "proposal.withdraw", by=by, at=at, changes=_decided(by, at))


@transaction.atomic
def accept(*, proposal_id: int, by: Person, at: datetime) -> None:
    """Take a proposal over into the register from today on.

    Raises ``Refused``: ASSESSOR-008, 010, 022, and what an edit would refuse.
    """
    access.check(by, ACCEPT)
    found = _waiting(proposal_id)
    row = locked(found.assessor_id, by, ACCEPT)
    after = read(record_of(row), found.fields)
    known = _known(row)
    values = {name: getattr(known, name) for name in PARTS} | _private(found)
    wanted = Identity(**values)
    private = private_columns(wanted) if wanted != known else {}
    if private:
        check_once(private, row.pk)
    advance(found, ACCEPT, by=by, at=at, changes=_decided(by, at))
    become(
        row,
        after,
        step="assessor.edit",
        on=timezone.localdate(at),
        by=by,
        at=at,
        source=found.note[:200],
        private=private,
        parts=changed(known, wanted),
    )


@transaction.atomic
def decline(*, proposal_id: int, reason: str, by: Person, at: datetime) -> None:
    """Leave the register as it is, for a reason; raises ``Refused``: ASSESSOR-022, REG-015."""
    access.check(by, DECLINE)
    found = _waiting(proposal_id)
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")
    decided = _decided(by, at) | {"reason": reason.strip()[:LONGEST]}
    advance(found, DECLINE, by=by, at=at, changes=decided)


def _waiting(proposal_id: int) -> AssessorProposal:
    rows = AssessorProposal.objects.select_for_update(of=("self",))
    found = rows.filter(pk=proposal_id, stage="proposed").first()
    if found is None:
        raise refuse(PROPOSAL_MISSING)
    return found


def _decided(by: Person, at: datetime) -> dict[str, Any]:
    return {"decided_by": by, "decided_at": at}


def _known(row: Assessor) -> Identity:
    try:
        return identity_of(row.identity)
    except Unreadable:
        raise refuse(IDENTITY_LOCKED) from None


def _private(found: AssessorProposal) -> dict[str, str]:
    """Return the private parts that are proposed; one to be taken away is empty."""
    try:
        said = identity_of(found.identity) if found.identity else NOBODY
    except Unreadable:
        raise refuse(IDENTITY_LOCKED) from None
    return {name: getattr(said, name) for name in found.parts}
