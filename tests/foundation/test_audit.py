"""The audit trail keeps what was written, and says where it no longer does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from prakan.domain.problems import Refused
from prakan.foundation import audit
from prakan.foundation.actions.seals import seal, seal_on_schedule
from prakan.foundation.models import AuditRow, NeverChanged, Person, Seal
from prakan.foundation.queries import audit as trail
from prakan.foundation.queries.audit import verify
from prakan.foundation.queries.verification import Harm

pytestmark = pytest.mark.django_db


@pytest.fixture
def ten_rows(officer: Person, now: datetime) -> list[int]:
    """Ten recorded steps, the first six sealed."""
    for number in range(1, 11):
        audit.record(
            step="progress.save",
            subject=f"progress:{number}",
            by=officer,
            at=now + timedelta(minutes=number),
            after={"number": number},
        )
        if number == 6:
            seal(reason="schedule", by=None, at=now + timedelta(hours=1))
    return list(AuditRow.objects.order_by("pk").values_list("pk", flat=True))


@contextmanager
def intruder() -> Iterator[None]:
    """Someone with the keys of the database, who takes the triggers away first."""
    if connection.vendor == "postgresql":
        run("SET session_replication_role = replica")
        yield
        run("SET session_replication_role = origin")
        return
    for table in ("foundation_auditrow", "foundation_seal"):
        run(f"DROP TRIGGER {table}_append_only")
    yield


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def redigest(row_id: int) -> None:
    """Do what a careful intruder does: make the row fit its own digest again."""
    digest = audit.digest_of(AuditRow.objects.get(pk=row_id))
    run("UPDATE foundation_auditrow SET digest = %s WHERE id = %s", digest, row_id)


def test_a_digest_is_the_same_after_a_round_trip_through_the_database(officer: Person) -> None:
    bangkok = timezone(timedelta(hours=7))
    values = {
        "money": Decimal("36.6900"),
        "day": date(2024, 1, 5),
        "at": datetime(2024, 1, 5, 9, 0, 0, 123456, tzinfo=bangkok),
        "ratio": 1e16,
        "ไทย": "ก\u2060ข",
        "list": [1, None, True, {"b": 1, "a": 2}],
    }
    written = audit.record(
        step="progress.save",
        subject="progress:1",
        by=officer,
        at=datetime(2024, 1, 5, 9, 0, 0, 654321, tzinfo=bangkok),
        before=values,
        after=values,
    )
    read = AuditRow.objects.get(pk=written.pk)
    assert (read.at.utcoffset(), audit.digest_of(read)) == (UTC.utcoffset(None), written.digest)


@pytest.mark.django_db(transaction=True)
def test_a_row_outside_a_transaction_is_refused(officer: Person, now: datetime) -> None:
    with pytest.raises(RuntimeError):
        audit.record(step="progress.save", subject="progress:1", by=officer, at=now)


def test_an_untouched_trail_is_whole(ten_rows: list[int]) -> None:
    found = verify()
    assert (found.ok, found.rows, found.seals, found.unsealed) == (True, 10, 1, 4)


def test_an_empty_trail_is_whole(db: None) -> None:
    assert verify().ok


@pytest.mark.parametrize("place", [0, 3, 5, 6, 9])
def test_an_edited_row_is_named(ten_rows: list[int], place: int) -> None:
    with intruder():
        run("UPDATE foundation_auditrow SET step = 'plan.edit' WHERE id = %s", ten_rows[place])
        broken = verify().broken
    assert broken is not None
    assert (broken.harm, broken.row_id) == (Harm.EDITED, ten_rows[place])


def test_an_edited_row_with_a_fresh_digest_is_named_by_its_seal(ten_rows: list[int]) -> None:
    with intruder():
        run("UPDATE foundation_auditrow SET by_label = 'nobody' WHERE id = %s", ten_rows[2])
        redigest(ten_rows[2])
        broken = verify().broken
    assert broken is not None
    assert (broken.harm, broken.row_id) == (Harm.EDITED, ten_rows[2])


@pytest.mark.parametrize("place", [0, 3, 5])
def test_a_deleted_row_is_named(ten_rows: list[int], place: int) -> None:
    with intruder():
        run("DELETE FROM foundation_auditrow WHERE id = %s", ten_rows[place])
        broken = verify().broken
    assert broken is not None
    assert (broken.harm, broken.row_id) == (Harm.DELETED, ten_rows[place])


def test_a_row_put_into_a_sealed_range_is_named(ten_rows: list[int]) -> None:
    with intruder():
        run("DELETE FROM foundation_auditrow WHERE id = %s", ten_rows[3])
        run("UPDATE foundation_auditrow SET id = %s WHERE id = %s", ten_rows[3], ten_rows[9])
        broken = verify().broken
    assert broken is not None
    assert (broken.harm, broken.row_id) == (Harm.EDITED, ten_rows[3])


def test_a_row_put_between_sealed_rows_is_named(officer: Person, now: datetime) -> None:
    first = audit.record(step="plan.edit", subject="plan:1", by=officer, at=now)
    gap = AuditRow.objects.create(at=now, by=officer, by_label="x", step="x", subject="x", digest="x")
    with intruder():
        run("DELETE FROM foundation_auditrow WHERE id = %s", gap.pk)
        last = AuditRow(pk=gap.pk + 1, at=now, by=officer, by_label="officer", step="y", subject="y")
        last.digest = audit.digest_of(last)
        AuditRow.objects.bulk_create([last])
        seal(reason="schedule", by=None, at=now)
        forged = AuditRow(pk=gap.pk, at=now, by=officer, by_label="officer", step="z", subject="z")
        forged.digest = audit.digest_of(forged)
        AuditRow.objects.bulk_create([forged])
        broken = verify().broken
    assert first.pk < gap.pk < last.pk
    assert broken is not None
    assert (broken.harm, broken.row_id) == (Harm.INSERTED, gap.pk)


def test_two_rows_that_changed_places_are_named(ten_rows: list[int]) -> None:
    a, b = ten_rows[1], ten_rows[4]
    with intruder():
        for old, new in ((a, -1), (b, a), (-1, b)):
            run("UPDATE foundation_auditrow SET id = %s WHERE id = %s", new, old)
        broken = verify().broken
    assert broken is not None
    assert (broken.harm, broken.row_id) == (Harm.REORDERED, a)


def test_a_changed_manifest_breaks_the_seal(ten_rows: list[int]) -> None:
    with intruder():
        run("UPDATE foundation_auditrow SET by_label = 'nobody' WHERE id = %s", ten_rows[2])
        old = AuditRow.objects.get(pk=ten_rows[2]).digest
        redigest(ten_rows[2])
        new = AuditRow.objects.get(pk=ten_rows[2]).digest
        run("UPDATE foundation_seal SET manifest = REPLACE(manifest, %s, %s)", old, new)
        broken = verify().broken
    assert broken is not None
    assert broken.harm == Harm.CHAIN


def test_a_removed_seal_breaks_the_chain(ten_rows: list[int], now: datetime) -> None:
    second = seal(reason="schedule", by=None, at=now)
    with intruder():
        run("DELETE FROM foundation_seal WHERE id < %s", second.pk)
        broken = verify().broken
    assert broken is not None
    assert (broken.harm, broken.seal) == (Harm.CHAIN, second.digest)


def test_a_seal_known_outside_must_still_be_there(ten_rows: list[int], now: datetime) -> None:
    second = seal(reason="schedule", by=None, at=now)
    assert verify(second.digest).ok
    with intruder():
        run("DELETE FROM foundation_seal WHERE id = %s", second.pk)
        run("DELETE FROM foundation_auditrow WHERE id > %s", ten_rows[6])
        broken = verify(second.digest).broken
    assert broken is not None
    assert (broken.harm, broken.seal) == (Harm.SEAL_GONE, second.digest)


def test_the_model_refuses_changes_and_deletions(ten_rows: list[int]) -> None:
    row = AuditRow.objects.get(pk=ten_rows[0])
    for change in (
        row.save,
        row.delete,
        AuditRow.objects.all().delete,
        lambda: AuditRow.objects.update(step="x"),
        Seal.objects.all().delete,
        Seal.objects.get().save,
    ):
        with pytest.raises(NeverChanged):
            change()


@pytest.mark.parametrize("table", ["foundation_auditrow", "foundation_seal"])
def test_the_database_refuses_changes(ten_rows: list[int], table: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(f"UPDATE {table} SET digest = 'x'")


def test_each_seal_holds_the_digest_of_the_one_before(ten_rows: list[int], now: datetime) -> None:
    first = Seal.objects.get()
    second = seal(reason="quarter.close", by=None, at=now)
    assert (first.rows, first.previous) == (6, "")
    assert (second.rows, second.previous) == (4, first.digest)
    assert (second.first_id, second.last_id) == (ten_rows[6], ten_rows[9])


def test_someones_seal_is_itself_recorded_and_sealed(officer: Person, now: datetime) -> None:
    made = seal(reason="demand", by=officer, at=now)
    assert AuditRow.objects.get(pk=made.last_id).step == "audit.seal"


def test_an_owner_may_not_seal(owner: Person, now: datetime) -> None:
    with pytest.raises(Refused, match="ACCESS-001"):
        seal(reason="demand", by=owner, at=now)


def test_there_is_nothing_to_seal_twice(ten_rows: list[int], now: datetime) -> None:
    seal(reason="schedule", by=None, at=now)
    with pytest.raises(Refused, match="AUDIT-001"):
        seal(reason="schedule", by=None, at=now)
    seal_on_schedule(now)
    assert Seal.objects.count() == 2


def test_the_trail_of_a_subject_is_read_oldest_first(owner: Person, ten_rows: list[int]) -> None:
    assert [row.after for row in trail.trail(owner, "progress:3")] == [{"number": 3}]


def test_the_whole_trail_is_for_auditors(owner: Person, auditor: Person, ten_rows: list[int]) -> None:
    with pytest.raises(Refused, match="ACCESS-001"):
        trail.rows(owner)
    assert [row.id for row in trail.rows(auditor, limit=3)] == ten_rows[:-4:-1]
    assert [row.id for row in trail.rows(auditor, before_id=ten_rows[2])] == ten_rows[1::-1]
    assert trail.rows(auditor, step="plan.edit") == ()
    assert [row.id for row in trail.rows(auditor, subject="progress:10")] == [ten_rows[9]]
