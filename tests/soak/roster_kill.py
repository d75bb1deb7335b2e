"""Kill the worker at random while it writes a roster: afterwards all of it is there, or nothing.

    python tests/soak/roster_kill.py --kills 200 [--seed 1]

Works on a file-backed SQLite database in a folder of its own: a roster of 3,000 lines is checked and
confirmed, and the worker that writes it is killed. Where nothing was written, another takes it over and
must write all of it. Prints counts as JSON; exit code 1 when a kill left half of it.
"""

from __future__ import annotations

import io
import os
import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # for the made-up roster
import close_kill as harness
from django.utils import timezone

from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person, RoleGrant
from prakan.foundation.queries.verification import verify
from prakan.registry.actions import roster_intake
from prakan.registry.models import Institution, InstitutionCode, ParentAgency, RosterIntake
from tests.dirty_rosters import as_csv, roster

ROWS, FAULTS = 3000, 5
Stage = RosterIntake.Stage


def prepare() -> None:
    """Take a roster in, check it, confirm it."""
    at = timezone.now()
    by = Person.objects.create_user("registrar", name_th="เจ้าหน้าที่ (สมมติ)")
    RoleGrant.objects.create(person=by, role=Role.ASSESSMENT_OFFICER.value)
    ParentAgency.objects.create(code="d", kind="department", name_th="กรมสมมติ", changed_at=at)
    content = io.BytesIO(as_csv(roster(ROWS, FAULTS)))
    intake = roster_intake.upload(agency="d", name="roster.csv", content=content, by=by, at=at)
    roster_intake.work_off(at)
    intake.refresh_from_db()
    fields = {int(column): field for column, field in intake.fields.items()}
    roster_intake.map_columns(intake_id=intake.pk, fields=fields, kind="", by=by, at=at)
    roster_intake.work_off(at)
    intake.refresh_from_db()
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=by, at=at)


def write_in_child() -> harness.Begun:
    """Let a worker of its own write what is confirmed."""
    child = harness.in_child(lambda: roster_intake.work_off(timezone.now()))
    return harness.Begun(child, child)


def state() -> str:
    """Return "nothing", "all", or what is half there; after nothing another worker must write all."""
    left = counted()
    if left != "nothing":
        return left
    later = timezone.now() + timedelta(minutes=10)  # by then the dead worker's claim has run out
    os.waitpid(harness.in_child(lambda: roster_intake.work_off(later)), 0)
    return "nothing" if counted() == "all" else f"half: not taken over, {counted()}"


def counted() -> str:
    """Return what stands in the registry of the roster that was confirmed."""
    intake = RosterIntake.objects.get()
    parts = (
        Institution.objects.count(),
        InstitutionCode.objects.count(),
        AuditRow.objects.filter(step="roster.import").count(),
        intake.lines.filter(outcome="new").exclude(institution=None).count(),
    )
    new, whole = intake.counts["new"], verify().ok
    if parts == (0, 0, 0, 0) and intake.stage in (Stage.CONFIRMED, Stage.COMMITTING) and whole:
        return "nothing"
    complete = parts == (new, new, 1, new) and intake.stage == Stage.COMMITTED and whole
    return "all" if complete else f"half: {parts}, {intake.stage}, whole {whole}"


if __name__ == "__main__":
    harness.load = lambda folder, at: {}  # type: ignore[assignment]  # no demonstration is needed
    sys.exit(harness.main(harness.Deed(prepare, write_in_child, state), str(__doc__)))
