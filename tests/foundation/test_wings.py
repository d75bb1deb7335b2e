"""What was read in one wing outlives writes in another, never one in its own; nobody writes unannounced."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime

import pytest
from django.apps import apps
from django.db import connection, transaction

from prakan.assessment.models import Sar, Season
from prakan.domain.wings import AREAS, EVERY, OF_STEPS, WINGS, area_of, writes
from prakan.foundation import audit
from prakan.foundation.announcing import Unannounced
from prakan.foundation.audit import Entry
from prakan.foundation.bulk import insert
from prakan.foundation.models import AuditRow, Person, StoredFile
from prakan.foundation.moment import LAST, Stamp, stamp
from prakan.foundation.queries.memory import forget_all, remembered
from prakan.foundation.sources import sources_of
from prakan.planning.models import Ladder
from prakan.registry.models import ParentAgency
from tests.house.reading import ROOT

committed = pytest.mark.django_db(transaction=True)
Write = Callable[[str], None]
Effect = Callable[..., None]
MADE: list[str] = []


@remembered
def agencies() -> int:
    """Read in the registry alone."""
    MADE.append("agencies")
    return ParentAgency.objects.count()


@remembered
def both() -> int:
    """Read in planning, and from what is remembered of the registry."""
    MADE.append("both")
    return Ladder.objects.count() + agencies()


@remembered
def people() -> int:
    """Read of people alone."""
    MADE.append("people")
    return Person.objects.count()


@remembered
def reports() -> int:
    """Read of institutions' reports alone."""
    MADE.append("reports")
    return Sar.objects.count()


@remembered
def elsewhere() -> int:
    """Read in no area."""
    MADE.append("elsewhere")
    return StoredFile.objects.count()


READS = (both, agencies, people, reports, elsewhere)


@pytest.fixture
def write(officer: Person, now: datetime) -> Write:
    """Leave an audit row of a step."""

    def written(step: str) -> None:
        with transaction.atomic():
            audit.record(step=step, subject="anything:1", by=officer, at=now)

    return written


def made_after(write: Write, step: str) -> list[str]:
    """Return what is made again after a step, when everything had been read before it."""
    write("plan.edit")  # a trail without rows tells nothing
    for read in READS:
        read()
    write(step)
    MADE.clear()
    for read in READS:
        read()
    return sorted(MADE)


@committed
@pytest.mark.parametrize(
    ("step", "made"),
    [
        ("case.hold", ["elsewhere"]),
        ("sar.save", ["elsewhere", "reports"]),
        ("season.open", ["elsewhere", "reports"]),
        ("plan.edit", ["both", "elsewhere"]),
        ("institution.edit", ["agencies", "both", "elsewhere"]),
        ("person.sign_in", ["elsewhere", "people"]),
        ("look.on", ["elsewhere"]),
        # a step of no area may write anything
        ("agency.edit", ["agencies", "both", "elsewhere", "people", "reports"]),
    ],
)
def test_only_what_was_read_where_a_step_writes_is_read_again(
    write: Write, step: str, made: list[str]
) -> None:
    assert made_after(write, step) == made


@committed
def test_what_was_made_from_something_remembered_follows_from_the_same(write: Write) -> None:
    agencies()
    both()  # finds the agencies remembered, asks nothing of the registry itself
    write("institution.edit")
    MADE.clear()
    both()
    assert MADE == ["both", "agencies"]


@committed
def test_a_row_that_is_committed_after_one_with_a_higher_number_counts(write: Write, now: datetime) -> None:
    write("plan.edit")
    late = AuditRow.objects.get().pk + 1
    AuditRow.objects.bulk_create([AuditRow(pk=late + 1, step="plan.edit", at=now)])
    agencies()
    AuditRow.objects.bulk_create([AuditRow(pk=late, step="institution.edit", at=now)])
    MADE.clear()
    agencies()
    assert MADE == ["agencies"]


def turns(seen: Stamp | None) -> tuple[int, ...]:
    assert seen is not None
    return seen.turns


@committed
def test_more_rows_than_are_looked_at_may_have_written_anything(write: Write, now: datetime) -> None:
    write("plan.edit")
    before = turns(stamp())
    AuditRow.objects.bulk_create(AuditRow(step="plan.edit", at=now) for _ in range(LAST))
    assert turns(stamp()) == tuple(n + 1 for n in before)


@committed
def test_another_trail_under_the_same_numbers_may_have_written_anything(write: Write, now: datetime) -> None:
    write("plan.edit")
    before, only = turns(stamp()), AuditRow.objects.get()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("TRUNCATE foundation_auditrow CASCADE")
        else:
            cursor.execute("DELETE FROM foundation_auditrow")
    AuditRow.objects.bulk_create([AuditRow(pk=only.pk, step="plan.edit", at=now, digest="x")])
    AuditRow.objects.bulk_create([AuditRow(pk=only.pk + 1, step="plan.edit", at=now, digest="y")])
    assert turns(stamp()) == tuple(n + 1 for n in before)


@committed
def test_after_everything_is_forgotten_nothing_passes_for_seen(write: Write) -> None:
    write("plan.edit")
    before = turns(stamp())
    forget_all()
    assert turns(stamp()) == tuple(n + 1 for n in before)


@committed
def test_inside_a_transaction_everything_is_read_anew(write: Write) -> None:
    agencies()
    MADE.clear()
    with transaction.atomic():
        assert [agencies(), agencies()] == [0, 0]
    assert MADE == ["agencies", "agencies"]


def test_a_row_is_no_key(db: None, officer: Person) -> None:
    with pytest.raises(TypeError):
        remembered(lambda row: row.pk)(officer)


@pytest.mark.parametrize(
    ("sql", "sources"),
    [
        ('SELECT 1 FROM "registry_listing" INNER JOIN "assessment_sar" ON (1)', {"registry", "reports"}),
        ('SELECT 1 FROM "planning_planrow" WHERE id IN (SELECT 1 FROM "foundation_storedfile")', None),
        ('SELECT 1 FROM "foundation_person" INNER JOIN "foundation_unit" ON (1)', {"people"}),
        ("SELECT 1 FROM registry_listing", None),  # nobody can tell: not as Django writes
        ("SELECT 1", None),
    ],
)
def test_what_cannot_be_told_was_read_elsewhere(sql: str, sources: set[str] | None) -> None:
    found = sources_of(sql)
    assert (found == sources) if sources else ("elsewhere" in found)


@pytest.fixture
def effect(officer: Person, now: datetime) -> Effect:
    """Leave an audit row of each step, then write a parent agency."""

    def done(*steps: str, many: bool = False) -> None:
        with transaction.atomic():
            for step in steps:
                audit.record(step=step, subject="anything:1", by=officer, at=now)
            with transaction.atomic():
                if many:
                    insert(
                        ParentAgency, ["code", "kind", "name_th", "changed_at"], [["x", "ministry", "ก", now]]
                    )
                else:
                    ParentAgency.objects.create(code="x", kind="ministry", name_th="ก", changed_at=now)

    return done


@pytest.mark.django_db
@pytest.mark.parametrize("many", [False, True])
def test_a_step_writes_only_in_the_wing_that_it_announces(effect: Effect, many: bool) -> None:
    with pytest.raises(Unannounced):
        effect("sar.save", "plan.edit", many=many)
    assert (ParentAgency.objects.count(), AuditRow.objects.count()) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(("step", "made"), [("institution.edit", 1), ("sar.save", 0)])
def test_rows_that_are_recorded_together_announce_as_one_by_one(
    officer: Person, now: datetime, step: str, made: int
) -> None:
    entries = [Entry(step, "anything:1"), Entry("plan.edit", "anything:2")]
    with nullcontext() if made else pytest.raises(Unannounced), transaction.atomic():
        audit.record_all(entries, by=officer, at=now)
        ParentAgency.objects.create(code="x", kind="ministry", name_th="ก", changed_at=now)
    assert (ParentAgency.objects.count(), AuditRow.objects.count()) == (made, 2 * made)


@pytest.mark.django_db
def test_an_earlier_step_does_not_speak_for_a_later_one(effect: Effect, write: Write) -> None:
    write("institution.edit")
    with pytest.raises(Unannounced):
        effect("plan.edit")


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["institution.edit", "agency.edit"])
@pytest.mark.parametrize("many", [False, True])
def test_a_step_writes_where_it_says(effect: Effect, step: str, many: bool) -> None:
    effect(step, "sar.save", many=many)
    assert ParentAgency.objects.count() == 1


def test_the_wings_are_the_floors_with_rows_of_their_own() -> None:
    floors = {path.parent.parent.name for path in ROOT.glob("prakan/*/models/__init__.py")}
    assert floors - {"foundation"} == set(WINGS) == set(OF_STEPS)
    assert [writes("sar.save"), writes("upload.begin")] == [{"assessment", "reports"}, EVERY]


def test_a_table_lies_in_one_area_and_each_area_of_few_steps_has_tables() -> None:
    tables = [model._meta.db_table for model in apps.get_models()]
    found = {area_of(table) for table in tables} - {""}
    assert found == set(AREAS)


@pytest.mark.django_db
def test_a_case_does_not_write_in_the_reports_of_institutions(officer: Person, now: datetime) -> None:
    with transaction.atomic():
        audit.record(step="case.hold", subject="anything:1", by=officer, at=now)
        with pytest.raises(Unannounced):
            Season.objects.update(list_year=2570)
