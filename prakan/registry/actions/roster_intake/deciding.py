"""What a person decides about an intake: its columns, a doubtful line, to write it, to stop, to go on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from openpyxl.utils import get_column_letter

from prakan.domain.institutions import Kind
from prakan.domain.problems import WRONG_STAGE, Fault, Refused, refuse
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.problems_roster import (
    CHOICE_NOT_OFFERED,
    FIELD_TWICE,
    KIND_UNTOLD,
    NAME_UNMAPPED,
    NO_SUCH_INTAKE,
    NO_SUCH_LINE,
    REGISTRY_MOVED_ON,
)
from prakan.domain.roster_sheet.headings import BY_FIELD, NEEDED
from prakan.domain.roster_sheet.matching import NEW
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.foundation.under_way import asking_to_stop
from prakan.registry.actions.roster_intake import contacts
from prakan.registry.actions.roster_intake.checking import said, source_of
from prakan.registry.actions.roster_intake.planning import FILLS, as_kept, line_of, plan
from prakan.registry.actions.roster_intake.sheets import columns_of
from prakan.registry.models import ColumnMapping, RosterIntake, RosterLine
from prakan.registry.queries.roster_index import index
from prakan.registry.queries.rosters import subject_of
from prakan.registry.transition.rosters import STEPS, advance

STEP = "roster.import"
SAID_YES = frozenset(
    {RosterIntake.Stage.CONFIRMED, RosterIntake.Stage.COMMITTING, RosterIntake.Stage.COMMITTED}
)
Stage = RosterIntake.Stage


def _intake(intake_id: int, by: Person) -> RosterIntake:
    access.check(by, STEP)
    found = RosterIntake.objects.select_for_update().filter(pk=intake_id).first()
    if found is None:
        raise refuse(NO_SUCH_INTAKE, intake=intake_id)
    return found


@transaction.atomic
def map_columns(
    *, intake_id: int, fields: Mapping[int, str], kind: str, by: Person, at: datetime
) -> RosterIntake:
    """Confirm what each column (0-based) holds; remembered for this sender's next file laid out so.

    ``kind`` is that of lines that name none. Raises ``Refused``: ROSTER-003 without names, ROSTER-004 for a
    field given twice, ROSTER-005 when nothing tells the kind.
    """
    intake = _intake(intake_id, by)
    given = {column: field for column, field in sorted(fields.items()) if field}
    if faults := _faults(given, kind):
        raise Refused(*faults)
    kept = {str(column): field for column, field in given.items()}
    ready = advance(
        intake,
        "intake.map",
        by=by,
        at=at,
        changes={"fields": kept, "kind": kind},
        record={"fields": kept, "kind": kind},
    )
    headings = [column["heading"] for column in intake.layout["columns"]]
    ColumnMapping.objects.update_or_create(
        agency_id=intake.agency_id,
        fingerprint=intake.layout["fingerprint"],
        defaults={"headings": headings, "fields": kept, "confirmed_by": by, "confirmed_at": at},
    )
    return ready


def _faults(given: Mapping[int, str], kind: str) -> list[Fault]:
    faults, first = [], dict[str, int]()
    for column, field in given.items():
        if field not in BY_FIELD:
            faults.append(Fault(NOT_A_CHOICE, {"given": field}, f"column_{column}"))
        elif field in first:
            pair = {"first": get_column_letter(first[field] + 1), "second": get_column_letter(column + 1)}
            label = BY_FIELD[field].name
            faults.append(Fault(FIELD_TWICE, {"label": label, **pair}, f"column_{column}"))
        first.setdefault(field, column)
    if NEEDED not in first:
        faults.append(Fault(NAME_UNMAPPED))
    if kind and kind not in set(Kind):
        faults.append(Fault(NOT_A_CHOICE, {"given": kind}, "kind"))
    if not kind and "kind" not in first:
        faults.append(Fault(KIND_UNTOLD, {}, "kind"))
    return faults


@transaction.atomic
def choose(*, intake_id: int, number: int, choice: str, by: Person, at: datetime) -> RosterLine:
    """Settle a doubtful line: ``choice`` is the id of a proposed institution, or "new".

    Raises ``Refused``: ROSTER-054 no such line, ROSTER-055 not among those proposed.
    """
    intake = _intake(intake_id, by)
    row = RosterLine.objects.select_for_update().filter(intake=intake, number=number).first()
    if row is None:
        raise refuse(NO_SUCH_LINE, line=number)
    if intake.stage != Stage.CHECKED:
        raise refuse(WRONG_STAGE, step="intake.choose", stage=intake.stage)
    if not row.candidates or choice not in {NEW, *map(str, row.candidates)}:
        raise refuse(CHOICE_NOT_OFFERED, "choice")
    changed, reached = _settled(intake, row, choice, at)
    digest = hashlib.sha256(intake.digest.encode() + said(changed) + reached).hexdigest()
    record = {"line": number, "choice": choice}
    audit.record(step="intake.choose", subject=f"intake:{intake.pk}", by=by, at=at, after=record)
    counts = {**intake.counts}
    counts[row.outcome] -= 1
    counts[changed.outcome] += 1
    changed.pk, changed.choice = row.pk, choice
    changed.candidates = row.candidates
    changed.save()
    shown = {"counts": counts, "contacts": intake.contacts, "digest": digest}
    RosterIntake.objects.filter(pk=intake.pk).update(**shown)
    return changed


def _settled(intake: RosterIntake, row: RosterLine, choice: str, at: datetime) -> tuple[RosterLine, bytes]:
    """Return a line as settled, and what the digest holds of its contact."""
    registry = index()
    others = RosterLine.objects.filter(intake=intake, institution__isnull=False).exclude(pk=row.pk)
    registry.taken = dict(others.values_list("institution_id", "number"))
    on = timezone.localdate(at)
    planned = plan([line_of(row)], registry, source=source_of(intake), on=on, choices={row.number: choice})
    reached = contacts.settle(intake, planned[0], on)
    kept = as_kept(planned[0], columns_of(intake.fields), row.key)
    settled = RosterLine(intake=intake, **kept._asdict())
    settled.problems = settled.problems + [p for p in row.problems if not p[3] and p[0] not in FILLS]
    return settled, reached


@transaction.atomic
def confirm(*, intake_id: int, expected: str, by: Person, at: datetime) -> RosterIntake:
    """Let the worker write what was previewed; ``expected`` is the digest that was shown.

    Whoever says yes again to the same preview gets it as it stands; nothing is done twice.
    Raises ``Refused``: ROSTER-008 when it is no longer so, STAGE-001 when it is not checked.
    """
    intake = _intake(intake_id, by)
    if intake.stage in SAID_YES and intake.digest == expected:
        return intake
    if intake.stage == Stage.CHECKED and expected != intake.digest:
        raise refuse(REGISTRY_MOVED_ON, lines="–")
    return advance(
        intake,
        "intake.confirm",
        by=by,
        at=at,
        changes={"committed_by": by},
        record={"digest": intake.digest, "counts": intake.counts},
    )


def can_cancel(stage: str) -> bool:
    """Return whether an intake can be stopped at a stage: the table of steps says so."""
    return stage in STEPS["intake.cancel"][1].sources


def can_resume(stage: str) -> bool:
    """Return whether an intake can go on from a stage."""
    return stage in STEPS["intake.resume"][1].sources


def cancel(*, intake_id: int, by: Person, at: datetime) -> RosterIntake:
    """Stop an intake, also while it is being written: then all that was written goes back.

    Raises ``Refused``: STAGE-001 once it is written whole.
    """
    access.check(by, STEP)
    with asking_to_stop(subject_of(intake_id)):  # until its writer has let go
        return _cancel(intake_id, by, at)


@transaction.atomic
def _cancel(intake_id: int, by: Person, at: datetime) -> RosterIntake:
    contacts.forget(intake_id)
    return advance(_intake(intake_id, by), "intake.cancel", by=by, at=at)


@transaction.atomic
def resume(*, intake_id: int, by: Person, at: datetime) -> RosterIntake:
    """Go on with a cancelled or failed intake: from the confirmed columns, else from reading the file."""
    intake = _intake(intake_id, by)
    mapped = bool(intake.layout) and NEEDED in intake.fields.values()
    kind_told = bool(intake.kind) or "kind" in intake.fields.values()
    step = "intake.resume_mapped" if mapped and kind_told else "intake.resume"
    return advance(intake, step, by=by, at=at, changes={"problems": [], "attempts": 0})
