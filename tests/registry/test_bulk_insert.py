"""The way around ``bulk_create`` writes what it writes, row for row, and refuses what it refuses."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from prakan.foundation.bulk import Json, insert, numbers
from prakan.foundation.models import Person
from prakan.registry.models import (
    Institution,
    InstitutionChange,
    InstitutionCode,
    ParentAgency,
    RosterLine,
    SearchTerm,
)
from prakan.registry.transition.terms import index, named
from tests.dirty_rosters import as_csv, roster
from tests.registry.actions.test_roster_intake import checked, committed

pytestmark = pytest.mark.django_db


def institution(now: datetime, **more: Any) -> dict[str, Any]:
    """Return every attribute that differs from its default, by the name of its column."""
    return {"name_th": "โรงเรียน\tบ้าน\\นา\nดี", "kind": "basic", "created_at": now, "changed_at": now, **more}


def raw(model: Any) -> list[tuple[Any, ...]]:
    """Return rows as the database holds them, without their keys: what no field converts on the way."""
    columns = ", ".join(f'"{f.column}"' for f in model._meta.concrete_fields if not f.primary_key)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM "{model._meta.db_table}" ORDER BY id')
        return list(cursor.fetchall())


def both_ways(model: Any, rows: list[dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """Write rows with ``bulk_create``, look, take them out, write them with ``insert``, look."""
    model.objects.bulk_create(model(**row) for row in rows)
    one = raw(model)
    model.objects.all()._raw_delete(using="default")
    names = list(rows[0])
    insert(model, names, [[row[name] for name in names] for row in rows])
    return one, raw(model)


def test_institutions_are_the_same_in_every_column(now: datetime, area: ParentAgency) -> None:
    full = institution(
        now, name_en="Ban Na Di", learners=12, agency_id=area.pk, latitude=Decimal("13.1"),
        longitude=Decimal("100.123456"), opened_on=date(1932, 6, 24), is_demo=True, province="10",
    )  # fmt: skip
    bare = {**dict.fromkeys(full), **institution(now), "name_en": "", "is_demo": False, "province": ""}
    one, other = both_ways(Institution, [full, bare])
    assert (one, len(one)) == (other, 2)


def test_lines_of_a_roster_are_the_same_json(now: datetime, area: ParentAgency, registrar: Person) -> None:
    intake = checked(registrar, now, as_csv(roster(3)))
    line = {
        "intake_id": intake.pk, "number": 1, "outcome": "new", "name": "ก", "institution_id": None,
        "values": {"name_th": "ก \"ข\" \\ 'ค'\n", "learners": 3}, "changes": [["a", "", "ข"]],
        "problems": [["ROSTER-021", {"proposal": "ก"}, "C4", False]], "candidates": [],
    }  # fmt: skip
    empty = {**line, "number": 2, "values": {}, "changes": [], "problems": [], "candidates": [7]}
    RosterLine.objects.all().delete()
    one, other = both_ways(RosterLine, [line, empty])
    assert (one, len(one)) == (other, 2)


def test_json_that_is_written_out_already_is_the_same(
    now: datetime, area: ParentAgency, registrar: Person
) -> None:
    intake = checked(registrar, now, as_csv(roster(3)))
    values = {"name_th": "ก \"ข\" \\ 'ค'\n", "learners": 3, "kind": "basic"}
    RosterLine.objects.all().delete()
    for number, given in enumerate((values, Json(json.dumps(values)))):
        insert(
            RosterLine,
            ["number", "outcome", "values"],
            [[number, "new", given]],
            fixed={"intake_id": intake.pk},
        )
    assert list(RosterLine.objects.values_list("values", flat=True)) == [values, values]
    one, other = _told(raw(RosterLine))
    assert one == other


def _told(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return rows without their numbers, as text."""
    names = [f.attname for f in RosterLine._meta.concrete_fields if not f.primary_key]
    return [tuple(str(v) for n, v in zip(names, row, strict=True) if n != "number") for row in rows]


def test_history_is_the_same(now: datetime, registrar: Person) -> None:
    (key,) = numbers(Institution, 1)
    insert(Institution, ["id", *institution(now)], [[key, *institution(now).values()]])
    change = {
        "institution_id": key, "field": "name_th", "before": "", "after": "ใหม่", "effective_on": now.date(),
        "source": "s", "by_id": registrar.pk, "at": now,
    }  # fmt: skip
    InstitutionChange.objects.bulk_create([InstitutionChange(**change)])
    insert(InstitutionChange, list(change), [list(change.values())])
    one, other = raw(InstitutionChange)
    assert one == other


def test_numbers_are_given_once_and_the_next_row_takes_the_next(now: datetime) -> None:
    first = numbers(Institution, 3)
    insert(Institution, ["id"], [[key] for key in first], fixed=institution(now))
    second = numbers(Institution, 2)
    insert(Institution, ["id"], [[key] for key in second], fixed=institution(now))
    ordinary = Institution.objects.create(**institution(now))
    assert len({*first, *second, ordinary.pk}) == 6
    assert sorted(Institution.objects.values_list("pk", flat=True)) == [*first, *second, ordinary.pk]


def test_what_the_table_forbids_is_refused_and_nothing_of_it_stays(now: datetime) -> None:
    broken = institution(now, province="10", district="5001")  # a district of another province
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Institution, list(broken), [list(broken.values())])
    assert Institution.objects.count() == 0
    row = Institution.objects.create(**institution(now))
    code = [row.pk, "school10", "1010720001"]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(InstitutionCode, ["institution_id", "scheme", "value"], [code, code])
    assert InstitutionCode.objects.count() == 0


def test_a_column_that_is_not_there_is_said(now: datetime) -> None:
    with pytest.raises(KeyError, match="Institution has no column agency"):
        insert(Institution, ["agency"], [[None]])


def test_a_roster_leaves_the_same_index_as_one_institution_after_another(
    now: datetime, area: ParentAgency, registrar: Person
) -> None:
    committed(registrar, now, as_csv(roster(5)))
    together = raw(SearchTerm)
    SearchTerm.objects.all().delete()
    for row in Institution.objects.order_by("pk"):
        index(named([row]))
    assert (together, bool(together)) == (raw(SearchTerm), True)
