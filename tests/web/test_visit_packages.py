"""The package of a visit: for its team, nobody else's marks, the same again is not sent again."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prakan.assessment.actions.case_scores import add_finding
from prakan.assessment.actions.field import register
from prakan.assessment.actions.visit_records import record
from prakan.assessment.models import TeamSeat
from prakan.foundation.models import AuditRow, Person
from tests.assessment.scores_world import World, visited
from tests.packs import install

pytestmark = pytest.mark.django_db
MOST = 60  # statements of a package
DEVICE = {"chair": "0d3c5a5e-0000-4000-8000-000000000001", "member": "0d3c5a5e-0000-4000-8000-000000000002"}


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case whose visit has begun, its chair's sheet filled in, a member's begun."""
    install(now)
    world = visited(registrar, now)
    world.write(world.chair)
    world.write(world.member, rest="improve")
    add_finding(case_id=world.case.pk, kind="agenda", text="09.00 น. ประชุมเปิด", by=world.chair, at=world.at)
    people = {"people": [{"name": "ครูตัวอย่าง", "role": "ครู", "present": True}]}
    said = {"kind": "attendance", "part": "2024-01-15", "content": people, "key": "a", "base": 0}
    record(case_id=world.case.pk, by=world.chair, at=world.at, **said)
    for person in (world.chair, world.member):
        said = {"name": "โทรศัพท์ตัวอย่าง", "platform": "test", "app": "1"}
        register(key=UUID(DEVICE[person.username]), **said, by=person, at=now)
    return world


def asked(world: World, person: Person, **headers: str) -> Any:
    """Ask for the package as a device of somebody."""
    client = Client()
    client.force_login(person)
    named = {"X-Field-Device": DEVICE.get(person.username, ""), "X-Field-App": "1", **headers}
    return client.get(f"/field/cases/{world.case.pk}/package/", headers=named)


def test_a_package_has_what_a_visit_needs_in_both_languages_and_nobody_elses_marks(world: World) -> None:
    found = json.loads(asked(world, world.chair).content)
    assert sorted(found) == sorted(
        ["format", "case", "team", "pack", "sar", "past", "shares", "mine", "agenda", "evidence", "findings"]
        + ["records", "conflicts"]
    )
    assert (len(found["mine"]["marks"]), {one["mark"] for one in found["mine"]["marks"].values()}) == (
        16,
        {"good"},
    )
    assert [one["me"] for one in found["team"]] == [True, False]
    assert [one["text"] for one in found["agenda"]] == ["09.00 น. ประชุมเปิด"]
    assert [
        (one["kind"], one["version"], one["content"]["people"][0]["name"]) for one in found["records"]
    ] == [("attendance", 1, "ครูตัวอย่าง")]
    first = found["pack"]["standards"][0]["indicators"][0]
    assert (first["code"], bool(first["name"]["th"]), bool(first["name"]["en"])) == ("1.1", True, True)
    assert [one["mark"] for one in first["choices"]][-1] == "not_assessed"
    own = found["mine"]["marks"]["1.1"]["evidence"]
    assert set(own) <= {one["key"] for one in found["evidence"]}
    assert "improve" not in json.dumps(found["mine"])


def test_the_same_content_is_not_sent_again_and_giving_it_out_stands_in_the_trail(world: World) -> None:
    first = asked(world, world.chair)
    tag = first.headers["ETag"]
    again = asked(world, world.chair, **{"If-None-Match": tag})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    row = AuditRow.objects.get(step="look.package")
    assert (row.by, row.after["device"], row.after["bytes"]) == (
        world.chair,
        DEVICE["chair"],
        len(first.content),
    )
    add_finding(case_id=world.case.pk, kind="note", text="เพิ่ม", by=world.chair, at=world.at)
    assert asked(world, world.chair, **{"If-None-Match": tag}).status_code == 200


def test_only_the_team_of_now_is_given_it(world: World, registrar: Person) -> None:
    TeamSeat.objects.filter(visit=world.case.visit, assessor=world.assessor(world.member)).delete()
    told = asked(world, world.member)
    assert (told.status_code, told.json()["code"]) == (422, "SCORE-007")
    assert asked(world, registrar).status_code == 403
    other = asked(world, world.chair, **{"X-Field-Device": DEVICE["member"]})
    assert (other.status_code, other.json()["code"]) == (403, "FIELD-002")
    assert AuditRow.objects.filter(step="look.package").count() == 0


def test_a_package_takes_few_statements_whatever_is_in_it(world: World) -> None:
    with CaptureQueriesContext(
        connection,
    ) as first:
        size = len(asked(world, world.chair).content)
    for n in range(8):
        world.saw(world.chair, f"ชิ้นที่ {n}")
        add_finding(case_id=world.case.pk, kind="note", text=f"ข้อ {n}", by=world.chair, at=world.at)
    with CaptureQueriesContext(connection) as more:
        larger = len(asked(world, world.chair).content)
    print(f"package: {size} to {larger} bytes, {len(first)} and {len(more)} statements")
    assert (len(more) <= len(first), len(first) <= MOST) == (True, True)
