"""Pages of two versions: side by side, chosen with a reason by who may, both kept."""

from __future__ import annotations

from copy import deepcopy
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prakan.assessment.actions.case_scores import edit_finding
from prakan.assessment.intake import hold_files, take
from prakan.assessment.models import CaseFinding, FieldConflict, VisitRecord
from prakan.assessment.queries.field.choosing import to_choose
from prakan.foundation.actions.uploads import begin, receive
from prakan.foundation.models import AuditRow, Person
from prakan.registry.models import Licence
from tests.assessment.field_world import Device
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, registrar
from tests.samples import pdf, png

__all__ = ["begun", "registrar"]

pytestmark = pytest.mark.django_db
DAY = "2024-01-15"


@pytest.fixture
def world(begun: World, db: None) -> World:
    """A case whose attendance was recorded on two devices."""
    made = deepcopy(begun)
    for person, name in ((made.chair, "ครูหนึ่ง"), (made.member, "ครูสอง")):
        device = Device(made, person).registered()
        content = {"people": [{"name": name, "role": "ครู", "present": True}]}
        data = {"kind": "attendance", "part": DAY, "content": content}
        device.record("visit.record", f"record:attendance:{DAY}", data)
        take(device=device.key, items=device.items, by=person, at=made.at)
    return made


def pair(world: World) -> str:
    """Return the address of the newest pair."""
    return f"/cases/{world.case.pk}/versions/{FieldConflict.objects.order_by('-pk')[0].pk}/"


def asked(person: Person) -> list[tuple[int, int]]:
    """Return how many pairs of which case wait for a person."""
    return [(one.count, one.case) for one in to_choose(person)]


def test_both_stand_side_by_side_and_the_case_and_the_inbox_of_the_chair_lead_there(
    client: Client, world: World
) -> None:
    client.force_login(world.chair)
    page = client.get(pair(world)).content.decode()
    assert ("ครูหนึ่ง" in page, "ครูสอง" in page) == (True, True)
    assert (asked(world.chair), asked(world.member)) == ([(1, world.case.pk)], [])
    case = client.get(f"/cases/{world.case.pk}/").content.decode()
    listed = client.get(f"/cases/{world.case.pk}/versions/").content.decode()
    link = f"/cases/{world.case.pk}/versions/"
    inbox = client.get("/inbox/").content.decode()
    assert (link in case, pair(world) in listed, link in inbox) == (True, True, True)


def test_a_choice_needs_a_reason_and_both_stay_to_be_read(client: Client, world: World) -> None:
    client.force_login(world.member)
    sent = {"chosen": "arrived", "reason": "", "seen": "1"}
    answer = client.post(pair(world), sent)
    assert (answer.status_code, "FIELD-032" in answer.content.decode()) == (422, True)
    assert client.post(pair(world), {**sent, "reason": "ครบกว่า"}).status_code == 302
    page = client.get(pair(world)).content.decode()
    assert [word in page for word in ("ครูหนึ่ง", "ครูสอง", "ครบกว่า")] == [True] * 3
    assert (VisitRecord.objects.count(), asked(world.chair)) == (2, [])


def test_a_pair_of_a_record_that_is_shown_after_a_form_stands_in_the_trail_too(
    client: Client, world: World
) -> None:
    client.force_login(world.chair)
    page = client.post(pair(world), {"chosen": "", "reason": ""}).content.decode()
    looked = AuditRow.objects.filter(step="look.visit_record").count()
    assert ("ครูหนึ่ง" in page, looked) == (True, 1)


SIGNED = {"name": "ครูตัวอย่าง", "position": "ผู้อำนวยการ", "said": "รับทราบ"}


def signed_twice(client: Client, world: World) -> None:
    """Record a sign-off on paper on the web, and another one on a device that did not know of it."""
    client.force_login(world.chair)
    paper = SimpleUploadedFile("signed.pdf", pdf(), "application/pdf")
    sent = {"base": "0", **SIGNED, "file": paper}
    assert client.post(f"/cases/{world.case.pk}/visit-records/sign_off/write/", sent).status_code == 302
    device, content, told = Device(world, world.member).registered(), png(), {"by": world.member}
    file: dict[str, Any] = {"id": str(uuid4()), "role": "original", "name": "page.png", "type": "image/png"}
    file |= {"size": len(content), "sha256": sha256(content).hexdigest()}
    data = {"kind": "sign_off", "part": "", "content": SIGNED | {"strokes": [], "width": 0, "height": 0}}
    device.record("visit.record", "record:sign_off:", data, files=[file])
    told |= {"at": world.at}
    take(device=device.key, items=device.items, **told)
    key = begin(name="page.png", size=len(content), **told).key
    receive(key=key, offset=0, length=len(content), pieces=[content], **told)
    hold_files(device=device.key, uploads={UUID(file["id"]): key}, **told)


def test_scans_of_a_sign_off_stand_side_by_side_and_who_opened_one_stands_in_the_trail(
    client: Client, world: World, registrar: Person
) -> None:
    signed_twice(client, world)
    client.force_login(registrar)
    page = client.get(pair(world)).content.decode()
    ways = [f"{pair(world)}scan/{side}/" for side in ("standing", "arrived", "neither")]
    assert [way in page for way in ways] == [True, True, False]
    assert page.count(f'src="{ways[1]}?show"') == 1  # a picture is shown, a PDF is opened
    assert [client.get(way).status_code for way in ways] == [200, 200, 404]
    rows = AuditRow.objects.filter(step="look.visit_record", by=registrar).order_by("pk")
    told = [(row.after.get("side"), row.after.get("scan")) for row in rows]
    assert told == [(None, None), ("standing", "signed.pdf"), ("arrived", "page.png")]


def test_two_scans_of_a_sign_off_are_told_apart_by_their_digests(client: Client, world: World) -> None:
    signed_twice(client, world)
    client.force_login(world.chair)
    page = client.get(pair(world)).content.decode()
    rows = {part: row_of(page, part) for part in ("ชื่อผู้ลงนาม", "ลายมือชื่อ", "ลงนามบนกระดาษ")}
    assert {part: "ต่างกัน" in row for part, row in rows.items()} == {
        "ชื่อผู้ลงนาม": False, "ลายมือชื่อ": True, "ลงนามบนกระดาษ": True,
    }  # fmt: skip
    digest = sha256(png()).hexdigest()[:8]  # the device names its scan beside the record, not in it
    assert (digest in rows["ลายมือชื่อ"], "ไม่ได้ลงนามบนจอ" in page) == (True, False)


def row_of(page: str, part: str) -> str:
    """Return the row of a page's table that begins with a part."""
    plain = page.replace("\u2060", "")  # which holds compounds together
    return next(row for row in plain.split("<tr")[1:] if f'role="rowheader">{part}' in row)


def test_what_was_changed_since_is_told_and_nothing_chosen(client: Client, world: World) -> None:
    line = Device(world, world.chair).registered()
    key = line.wrote("เดิม")
    take(device=line.key, items=line.items, by=world.chair, at=world.at)
    row = CaseFinding.objects.get().pk
    change = {"case_id": world.case.pk, "finding_id": row, "by": world.chair, "at": world.at}
    edit_finding(text="เว็บ", seen=1, **change)  # type: ignore[arg-type]
    line.record("score.finding_edit", f"finding:{key}", {"text": "เครื่อง"}, parent=key)
    take(device=line.key, items=line.items[1:], by=world.chair, at=world.at)
    edit_finding(text="แก้อีก", seen=2, **change)  # type: ignore[arg-type]
    client.force_login(world.chair)
    answer = client.post(pair(world), {"chosen": "arrived", "reason": "ใหม่กว่า", "seen": "2"})
    page = answer.content.decode()
    assert (answer.status_code, "FIELD-034" in page, "แก้อีก" in page) == (422, True, True)
    assert ('name="seen" value="3"' in page, CaseFinding.objects.get().text) == (True, "แก้อีก")


def test_an_officer_lets_what_stands_hold_once_nobody_of_the_team_can(
    client: Client, world: World, registrar: Person
) -> None:
    client.force_login(registrar)
    sent = {"chosen": "standing", "reason": "ไม่มีผู้มีใบอนุญาต", "seen": "1"}
    answer = client.post(pair(world), sent)
    assert (answer.status_code, "FIELD-057" in answer.content.decode(), asked(registrar)) == (422, True, [])
    Licence.objects.all().delete()
    assert asked(registrar) == [(1, world.case.pk)]
    answer = client.post(pair(world), {**sent, "chosen": "arrived"})
    assert (answer.status_code, FieldConflict.objects.get().chosen) == (422, "")
    assert client.post(pair(world), sent).status_code == 302
    assert (FieldConflict.objects.get().chosen, VisitRecord.objects.count()) == ("standing", 1)


def test_a_pair_of_somebody_elses_score_is_not_seen_before_the_scores_are_open(
    client: Client, world: World, registrar: Person
) -> None:
    world.put(world.chair, "1.1", "good")
    device = Device(world, world.chair).registered()
    device.marked("1.1", "fair")
    take(device=device.key, items=device.items, by=world.chair, at=world.at)
    client.force_login(registrar)
    assert client.get(pair(world)).status_code == 404
    client.force_login(world.chair)
    page = client.get(pair(world)).content.decode()
    assert (page.count("is-other") > 0, 'value="arrived"' in page) == (True, True)
