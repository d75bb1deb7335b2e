"""The only writer of an assessor's attributes: every change leaves a line, private ones without text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from prakan.domain.assessor_identity import Identity, packed
from prakan.domain.assessor_record import NAMES, AssessorRecord, differences
from prakan.domain.kept_record import Change
from prakan.domain.problems import EDITED_MEANWHILE, refuse
from prakan.domain.problems_assessors import ASSESSOR_MISSING, REGISTERED_ALREADY
from prakan.domain.problems_registry import IN_THE_FUTURE
from prakan.domain.roles import STEPS
from prakan.domain.stages import Table, by_name, step
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.foundation.secrets import fingerprint, lock
from prakan.foundation.stages import take
from prakan.registry.models import Assessor, AssessorChange, AssessorProposal
from prakan.registry.queries.assessor_records import SECRET, derived, record_of
from prakan.registry.queries.reach import reach_assessors
from prakan.registry.transition.order import check_order

BATCH = 500
Stage = AssessorProposal.Stage
#: the steps of a proposal; the stage diagrams of the docs are drawn from this table.
TABLE: Table = {
    "proposal": (
        step("proposal.accept", (Stage.PROPOSED,), Stage.ACCEPTED),
        step("proposal.decline", (Stage.PROPOSED,), Stage.DECLINED),
        step("proposal.withdraw", (Stage.PROPOSED,), Stage.WITHDRAWN, "assessor.propose"),
    ),
}
WAYS = by_name(TABLE)


def locked(assessor_id: int, by: Person, of: str, revision: int | None = None) -> Assessor:
    """Return an entry, locked, that a person reaches for a step.

    Raises ``Refused``: ASSESSOR-001 without it, EDIT-001 when another saved after ``revision``.
    """
    rows = Assessor.objects.select_for_update(of=("self",))
    row = rows.filter(reach_assessors(by, STEPS[of]), pk=assessor_id).first()
    if row is None:
        raise refuse(ASSESSOR_MISSING)
    if revision is not None and row.revision != revision:
        raise refuse(EDITED_MEANWHILE, at=timezone.localtime(row.changed_at).strftime("%H.%M"))
    return row


def subject_of(row: Assessor) -> str:
    """Return how audit rows name an assessor."""
    return f"assessor:{row.pk}"


def columns(record: AssessorRecord) -> dict[str, Any]:
    """Return a record as the values of an assessor's columns."""
    return {name: getattr(record, name) for name in NAMES} | derived(record)


def private_columns(identity: Identity) -> dict[str, str]:
    """Return the private part as the columns that keep it: one encrypted text, a digest of the ID."""
    said = packed(identity)
    number = identity.national_id
    return {
        "identity": lock(said, SECRET) if said else "",
        "id_mark": fingerprint(number, f"{SECRET} national id") if number else "",
    }


def check_once(values: Mapping[str, str], but: int = 0) -> None:
    """Raise ``Refused`` (ASSESSOR-008) when another entry has the same national ID."""
    mark = values["id_mark"]
    other = Assessor.objects.filter(id_mark=mark).exclude(pk=but).first() if mark else None
    if other:
        raise refuse(REGISTERED_ALREADY, "national_id", number=other.number)


def become(
    row: Assessor,
    after: AssessorRecord,
    *,
    step: str,
    on: date,
    by: Person,
    at: datetime,
    source: str = "",
    private: Mapping[str, str] | None = None,
    parts: Iterable[str] = (),
) -> tuple[Change, ...]:
    """Make an entry what ``after`` says from a day on; returns what changed, private parts by name alone.

    The caller has checked access and holds the lock. ``private`` are columns, ``parts`` the names of
    the private parts that change. Raises ``Refused``: REG-011 when an attribute changed on a later day,
    REG-025 for a day to come.
    """
    if on > timezone.localdate(at):
        raise refuse(IN_THE_FUTURE, "on", on=on)
    changes = differences(record_of(row), after, on)
    check_order(AssessorChange.objects.filter(assessor=row), changes)
    changes += tuple(Change(f"identity.{part}", "", "", on) for part in parts)
    if not changes:
        return ()
    audit.record(
        step=step,
        subject=subject_of(row),
        by=by,
        at=at,
        before={change.field: change.before for change in changes},
        after={"on": on, "source": source} | {change.field: change.after for change in changes},
    )
    for name, value in {**columns(after), **(private or {})}.items():
        setattr(row, name, value)
    touched(row, changes, source=source, by=by, at=at)
    return changes


def touched(row: Assessor, changes: Iterable[Change], *, source: str, by: Person, at: datetime) -> None:
    """Add lines to an entry's history and save it as changed; what changed has been recorded."""
    row.changed_at, row.revision = at, row.revision + 1
    row.save()
    AssessorChange.objects.bulk_create(_line(row, change, source, by, at) for change in changes)


def touched_all(changes: Iterable[tuple[Assessor, Change]], *, source: str, by: Person, at: datetime) -> None:
    """Add lines to the histories of many locked entries, each saved as changed once for each of its lines."""
    several = list(changes)
    for row, _ in several:
        row.changed_at, row.revision = at, row.revision + 1
    rows = {row.pk: row for row, _ in several}
    Assessor.objects.bulk_update(rows.values(), ["changed_at", "revision"], batch_size=BATCH)
    lines = (_line(row, change, source, by, at) for row, change in several)
    AssessorChange.objects.bulk_create(lines, batch_size=BATCH)


def _line(row: Assessor, change: Change, source: str, by: Person, at: datetime) -> AssessorChange:
    return AssessorChange(
        assessor=row, field=change.field, before=change.before, after=change.after,
        effective_on=change.effective_on, source=source, by=by, at=at,
    )  # fmt: skip


def advance(
    row: AssessorProposal, name: str, *, by: Person, at: datetime, changes: Mapping[str, Any]
) -> AssessorProposal:
    """Take a step on a proposal that the caller holds under a lock; ``changes`` are stored with the stage.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 when it was decided already.
    """
    kind, way = WAYS[name]
    reason = str(changes.get("reason", ""))
    said = {"assessor": row.assessor_id, "reason": reason}
    return take(row, kind, way, by=by, at=at, changes=changes, record=said)
